"""Settings from the environment (prefix ``KOMPASS_``) or a ``.env`` file; the only place that names them."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where the base lies and which engines serve it; every default works on one machine with nothing installed."""

    model_config = SettingsConfigDict(env_prefix="KOMPASS_", env_file=".env", extra="ignore")

    data: Path = Field(default=ROOT / "data", description="Folder of the database, the index and their lock.")
    knowledge: Path = Field(default=ROOT / "knowledge", description="Folder of the shipped knowledge.")
    database_url: str | None = Field(
        default=None, description="SQLAlchemy URL, such as postgresql+psycopg://...; default SQLite in `data`."
    )
    chroma_url: str | None = Field(
        default=None, description="Address of Chroma's Rust server (chroma run); default embedded in `data`."
    )
    embedder: str = Field(
        default="kompass-static-sv",
        description="The shipped model, or any sentence-transformers model by name or folder.",
    )
    query_prompt: str = Field(default="", description="Text put before a query, for models that want it (e5).")
    passage_prompt: str = Field(default="", description="Text put before a passage, for models that want it (e5).")
    host: str = Field(default="127.0.0.1", description="Address that the page listens on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port of the page.")
    max_file_mb: int = Field(default=50, ge=1, description="Largest file that is read, in megabytes.")
    read_timeout_s: int = Field(default=60, ge=1, description="Time limit for reading one file, in seconds.")
    read_memory_mb: int = Field(default=1024, ge=256, description="Memory limit for reading one file, in megabytes.")

    @property
    def resolved_database_url(self) -> str:
        """The database URL, SQLite in the data folder unless another is set."""
        return self.database_url or f"sqlite:///{self.data / 'kompass.sqlite3'}"
