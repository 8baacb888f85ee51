"""The tab where municipalities and years are compared."""
