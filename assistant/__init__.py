"""Kompassassistenten: the assistant beside the evaluation instrument Kommunkompassen."""
