"""Pure rules of the instrument and of what the assistant says; standard library only."""
