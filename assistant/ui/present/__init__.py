"""Domain objects become Markdown, HTML and rows. Pure: no gradio, no assistant; all text from documents is escaped."""
