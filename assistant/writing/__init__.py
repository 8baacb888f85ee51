"""With a language model: the composed answer written as a skilled colleague would, and checked by the same code."""
