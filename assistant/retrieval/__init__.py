"""Finding passages: embedder, dense index, lexical index, fusion. A cache of the database."""
