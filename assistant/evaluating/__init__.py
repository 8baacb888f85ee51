"""Beside an evaluation: evidence and its coverage, suggested levels, drafts, interviews; suggests, never decides."""
