"""Charts: what is shown as pure data, and two ways to draw it (the page, print)."""
