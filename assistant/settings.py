"""Settings from the environment (prefix ``KOMPASS_``) or a ``.env`` file; the only place that names them."""

from decimal import Decimal
from pathlib import Path

from pydantic import Field, SecretStr
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
    model: str | None = Field(
        default=None, description="Language model as provider:name (openai, anthropic, ollama ...); default none."
    )
    model_url: str | None = Field(
        default=None, description="Address of the model's service; default the provider's own."
    )
    model_key: SecretStr | None = Field(default=None, description="Key of the model's service.")
    model_tools: bool | None = Field(
        default=None,
        description="Whether the model may look things up itself; default where it is known to be able to.",
    )
    model_seconds: float = Field(default=60, gt=0, description="Time limit for an answer by the model, in seconds.")
    model_retries: int = Field(default=2, ge=0, le=5, description="How often a failed call is tried again.")
    model_max_tokens: int = Field(default=1500, ge=100, description="Longest reply of the model, in tokens.")
    model_price_read: Decimal | None = Field(
        default=None,
        ge=0,
        description="Price of a million tokens read, in kronor; with the other, answers show their cost.",
    )
    model_price_written: Decimal | None = Field(default=None, ge=0, description="Price of a million tokens written.")
    model_keep_days: int = Field(
        default=90,
        ge=0,
        description="How long it is kept what the model was asked and answered, in days; 0 keeps nothing.",
    )
    facts: Path | None = Field(
        default=None, description="CSV file of municipalities' key figures, such as inhabitants (docs/kommunfakta.md)."
    )
    template: Path | None = Field(
        default=None, description="Word file whose styles, margins, header and footer reports are written with."
    )
    evidence_months: int = Field(
        default=24,
        ge=1,
        description="Evidence of an evaluation that is this many months old at the visit is told as old.",
    )
    host: str = Field(default="127.0.0.1", description="Address that the page listens on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port of the page.")
    max_file_mb: int = Field(default=50, ge=1, description="Largest file that is read, in megabytes.")
    read_timeout_s: int = Field(default=60, ge=1, description="Time limit for reading one file, in seconds.")
    read_memory_mb: int = Field(default=1024, ge=256, description="Memory limit for reading one file, in megabytes.")

    @property
    def resolved_database_url(self) -> str:
        """The database URL, SQLite in the data folder unless another is set."""
        return self.database_url or f"sqlite:///{self.data / 'kompass.sqlite3'}"
