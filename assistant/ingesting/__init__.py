"""From files to a searchable base: read, cut into passages, store, index."""
