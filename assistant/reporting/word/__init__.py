"""A finished report as a Word file; the only room that knows python-docx besides the reader."""
