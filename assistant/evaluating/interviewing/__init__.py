"""Interview guides: what to ask whom, aimed at what the evidence of an evaluation does not show or contradicts."""
