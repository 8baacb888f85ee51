"""What comes out: reports as Word, PDF, Excel and JSON, charts, comparisons; every figure can be recomputed."""
