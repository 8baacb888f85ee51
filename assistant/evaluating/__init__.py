"""The work of an evaluation: what is in it, what each may see, what the evidence says. Pure; acts are in `evaluations`."""
