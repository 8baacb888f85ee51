"""Files that the page offers to save."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr


def kept_file(component: "gr.File", name: str, content: bytes) -> str:
    """Path of a file in the page's cache, from where it is served and cleared away in time."""
    from gradio.processing_utils import save_bytes_to_cache

    path: str = save_bytes_to_cache(content, name, cache_dir=component.GRADIO_CACHE)
    component.temp_files.add(path)
    return path
