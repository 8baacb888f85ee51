"""What is suggested of a question: levels of its indicators from the evidence, each with quotes; never a rating."""
