"""Trains and measures the Swedish retrieval model; not part of the installed package."""
