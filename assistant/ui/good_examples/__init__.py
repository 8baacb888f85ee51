"""The tab where good examples are browsed and saved to a list of one's own."""
