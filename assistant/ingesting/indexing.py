"""Keeping the search index in step with the database, which is the truth."""

from collections.abc import Callable, Iterator

from assistant.domain.passage import Passage
from assistant.retrieval.search import Search
from assistant.retrieval.state import IndexState
from assistant.storage.database import Database

IndexProgress = Callable[[int, int], None]


def bring_up_to_date(
    database: Database, search: Search, *, revision: str | None, on_progress: IndexProgress | None = None
) -> bool:
    """Catch the index up with the database, or rebuild it where it cannot be; False where nothing was to be done."""
    state = search.state(database.fingerprint())
    if state is IndexState.READY:
        return False
    if state is IndexState.STALE and revision is not None:
        changes = database.changes_since(revision)
        if not changes.from_start:
            added = database.passages(changes.added, [c.name for c in database.collections()])
            search.update(added, changes.removed, revision=changes.fingerprint, on_progress=on_progress)
            return True
    rebuild(database, search, on_progress=on_progress)
    return True


def rebuild(database: Database, search: Search, *, on_progress: IndexProgress | None = None) -> int:
    """Build the index anew from the database while the old one serves; how many passages it holds."""
    fingerprint = database.fingerprint()
    total = database.count_passages()
    search.rebuild(_each(database), total, revision=fingerprint, on_progress=on_progress)
    return total


def _each(database: Database) -> Iterator[Passage]:
    for batch in database.all_passages():
        yield from batch
