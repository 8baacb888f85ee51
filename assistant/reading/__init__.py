"""Files become reports, documents and knowledge; the only room that knows file formats."""
