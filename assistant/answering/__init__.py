"""From a question to a checked answer: understand, look up or search, compose, verify."""
