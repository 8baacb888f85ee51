"""The page (Gradio): one file per tab; the only room that knows gradio."""
