"""What is read out of evaluations and reports when they are done: the report itself, comparisons, good examples."""
