"""The database: the source of truth, of which the search index is a copy that can be made again."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Self

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from assistant.domain.document import Act, Changes, Collection, DocumentEntry, PutOutcome, StoredDocument
from assistant.domain.errors import NotFound
from assistant.domain.evaluation import Entry, Step
from assistant.domain.making import KeptAnswer
from assistant.domain.passage import Passage, PassageFilter
from assistant.domain.result import Result
from assistant.storage.answers import read_answers, write_answer
from assistant.storage.connections import open_engine, read_transaction, write_transaction
from assistant.storage.documents import find_document, list_akin, list_documents
from assistant.storage.entries import add_entries, read_entries, read_latest, refuse_overtaken
from assistant.storage.filtering import select_filtered
from assistant.storage.log import read_acts, removed_documents
from assistant.storage.passages import in_parts, is_active, load_passages, select_passages
from assistant.storage.putting import hide, put, remove
from assistant.storage.results import load_results, select_results
from assistant.storage.revisions import current_fingerprint, find_changes
from assistant.storage.schema import migrate
from assistant.storage.superseding import Evaluation, sheets_of
from assistant.storage.surroundings import read_surroundings
from assistant.storage.tables import collections as collection_table
from assistant.storage.tables import documents as document_table
from assistant.storage.tables import passages as passage_table
from assistant.storage.tables import results as result_table

# Passages read at once for an index, which holds them in memory together.
_BATCH = 1_000


def open_database(url: str) -> "Database":
    """The database at a SQLAlchemy URL, brought to the newest tables.

    Raises:
        InvalidInput: the address is neither SQLite nor PostgreSQL.
        BaseDamaged: it is no database of ours, or a newer version of the program made it.
        ServiceUnavailable: the database server does not answer.
    """
    database = Database(url)
    try:
        migrate(database.engine)
    except BaseException:
        database.close()
        raise
    return database


class Database:
    """Documents, passages and figures; safe to share between threads.

    Every method that gives passages, results, documents or log lines is told which collections the asker may read;
    what is in another collection is answered as if it did not exist. Only `all_passages`, for the index, reads all.
    """

    engine: Engine

    def __init__(self, url: str) -> None:
        """Connect to `url`; `open_database` also brings the tables up to date."""
        self.engine = open_engine(url)

    def __enter__(self) -> Self:
        """The database itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    # --- writing -----------------------------------------------------------------------------------------------

    def put_document(
        self,
        document: StoredDocument,
        passages: Sequence[Passage],
        result: Result | None,
        *,
        by: str,
        at: datetime,
        hidden: bool = False,
    ) -> PutOutcome:
        """Store a document with its passages and result, in one transaction.

        Unchanged where content and recipe are those stored; else what is there under its id is replaced passage by
        passage. The collection comes into being with its first document. A new one that is `hidden` is left out of search
        until an act shows it.

        Raises:
            UnreadableFile: the text holds characters that no database stores.
            BaseBusy: another process writes for longer than the time to wait.
        """
        with write_transaction(self.engine) as connection:
            return put(connection, document, passages, result, by=by, at=at, hidden=hidden)

    def remove_document(self, document_id: str, *, by: str, at: datetime) -> int:
        """Remove a document with its passages and result; returns how many passages it held.

        Raises:
            NotFound: the base does not hold it.
        """
        with write_transaction(self.engine) as connection:
            return remove(connection, document_id, by=by, at=at)

    # --- evaluations -------------------------------------------------------------------------------------------

    def act(self, evaluation: str, steps: Sequence[Step], *, by: str, at: datetime) -> tuple[Entry, ...]:
        """Store one act in an evaluation, in one transaction; gives its entries.

        Raises:
            Overtaken: somebody else has changed one of the items since it was read; nothing is stored.
            BaseBusy: another process writes for longer than the time to wait.
        """
        try:
            with write_transaction(self.engine) as connection:
                added = add_entries(connection, evaluation, steps, by=by, at=at)
                for step in steps:
                    if step.hides is not None:
                        hide(connection, step.hides[0], hidden=step.hides[1])
                return added
        except IntegrityError:
            # PostgreSQL lets two look at once; its constraint lets one of them write
            with read_transaction(self.engine) as connection:
                refuse_overtaken(connection, evaluation, steps)
            raise

    def entries(self, evaluation: str) -> tuple[Entry, ...]:
        """Every entry of an evaluation, oldest first; none where there is no such evaluation."""
        with read_transaction(self.engine) as connection:
            return read_entries(connection, evaluation)

    def latest_entries(self, evaluation: str | None = None, item: str | None = None) -> tuple[Entry, ...]:
        """The latest entry of every item, oldest first: of one evaluation or of all, of every item or of one."""
        with read_transaction(self.engine) as connection:
            return read_latest(connection, evaluation=evaluation, item=item)

    # --- documents ---------------------------------------------------------------------------------------------

    def document(self, document_id: str, collections: Sequence[str]) -> StoredDocument:
        """The document with its text.

        Raises:
            NotFound: no readable collection holds it.
        """
        with read_transaction(self.engine) as connection:
            document = find_document(connection, document_id, collections)
        if document is None:
            raise NotFound(f"Dokumentet {document_id} finns inte i basen. Kontrollera dess id i dokumentlistan.")
        return document

    def texts(self, document_ids: Sequence[str], collections: Sequence[str]) -> dict[str, str]:
        """The documents' texts by their ids; those missing or not readable are left out."""
        found: dict[str, str] = {}
        query = select(document_table.c.id, document_table.c.text).where(document_table.c.collection.in_(collections))
        with read_transaction(self.engine) as connection:
            for part in in_parts(document_ids):
                rows = connection.execute(query.where(document_table.c.id.in_(part)))
                found |= {row.id: row.text for row in rows}
        return found

    def documents(self, collections: Sequence[str], *, include_superseded: bool = False) -> tuple[DocumentEntry, ...]:
        """The documents without their texts, ordered by collection, name and id."""
        with read_transaction(self.engine) as connection:
            return list_documents(connection, collections, include_superseded=include_superseded)

    def documents_akin(
        self, collection: str, *, document_id: str, content_sha256: str, file_name: str
    ) -> tuple[DocumentEntry, ...]:
        """The documents that a file may be: of that id, that content, or a name ending in the file's; by name and id.

        A large collection is not listed for every file that is put into it.
        """
        with read_transaction(self.engine) as connection:
            return list_akin(
                connection,
                collection,
                document_id=document_id,
                content_sha256=content_sha256,
                file_name=file_name,
            )

    def fact_sheets(self, collection: str, municipality: str, year: int) -> tuple[str, ...]:
        """Ids of the collection's fact sheets on a municipality and year, given way or not, sorted."""
        with read_transaction(self.engine) as connection:
            return tuple(sorted(sheets_of(connection, (Evaluation(collection, municipality, year),))))

    def collections(self) -> tuple[Collection, ...]:
        """Every collection by name, whoever may read it."""
        with read_transaction(self.engine) as connection:
            rows = connection.execute(select(collection_table)).all()
        return tuple(sorted((Collection(**row._asdict()) for row in rows), key=lambda collection: collection.name))

    # --- passages ----------------------------------------------------------------------------------------------

    def passages(self, ids: Sequence[str], collections: Sequence[str]) -> tuple[Passage, ...]:
        """The active passages of these ids, in the order asked; those missing or not readable are left out."""
        found: dict[str, Passage] = {}
        with read_transaction(self.engine) as connection:
            for part in in_parts(ids):
                # coalesced, since SQLite would else look for a few ids among all that a collection holds
                readable = func.coalesce(passage_table.c.collection, "").in_(collections)
                query = select_passages().where(is_active(), passage_table.c.id.in_(part), readable)
                found |= {passage.id: passage for passage in load_passages(connection, query)}
        return tuple(found[id_] for id_ in ids if id_ in found)

    def passages_of(self, document_id: str, collections: Sequence[str]) -> tuple[Passage, ...]:
        """All passages of a document in its order, superseded or not; none where it is not readable."""
        query = select_passages().where(
            passage_table.c.document_id == document_id, passage_table.c.collection.in_(collections)
        )
        with read_transaction(self.engine) as connection:
            return load_passages(connection, query.order_by(passage_table.c.position, passage_table.c.id))

    def all_passages(self) -> Iterator[tuple[Passage, ...]]:
        """Every active passage of all collections in batches ordered by id, for building an index.

        Each batch is its own transaction, so that a long build holds nothing: take `fingerprint` before it, and catch
        up with `changes_since` after it.
        """
        last = ""
        while True:
            query = select_passages().where(is_active(), passage_table.c.id > last)
            with read_transaction(self.engine) as connection:
                found = load_passages(connection, query.order_by(passage_table.c.id).limit(_BATCH))
            if not found:
                return
            yield found
            last = found[-1].id

    def find_passages(self, passage_filter: PassageFilter, limit: int | None = None) -> tuple[Passage, ...]:
        """Active passages that the filter allows, ordered by document, position and id."""
        with read_transaction(self.engine) as connection:
            return load_passages(connection, select_filtered(passage_filter, limit))

    def surroundings(self, passage_id: str, collections: Sequence[str], characters: int = 600) -> tuple[str, str]:
        """Up to `characters` of the document's text before and after a passage; empty where its place is unknown.

        Raises:
            NotFound: no readable collection holds the passage.
        """
        with read_transaction(self.engine) as connection:
            return read_surroundings(connection, passage_id, collections, characters)

    def count_passages(self) -> int:
        """How many active passages all collections hold; what a complete index holds too."""
        query = select(func.count()).select_from(select_passages().where(is_active()).subquery())
        with read_transaction(self.engine) as connection:
            return int(connection.execute(query).scalar_one())

    # --- figures and log ---------------------------------------------------------------------------------------

    def results(self, collections: Sequence[str]) -> tuple[Result, ...]:
        """Results that have not given way to a report, ordered by municipality, year (unknown last) and id."""
        query = select_results().where(result_table.c.collection.in_(collections))
        with read_transaction(self.engine) as connection:
            return load_results(connection, query)

    def result_of(self, document_id: str, collections: Sequence[str]) -> Result | None:
        """A document's result, given way or not; None where it states none or is not readable."""
        query = select(result_table).where(
            result_table.c.document_id == document_id, result_table.c.collection.in_(collections)
        )
        with read_transaction(self.engine) as connection:
            return next(iter(load_results(connection, query)), None)

    def municipalities(self, collections: Sequence[str]) -> tuple[str, ...]:
        """Every municipality that an active passage or result concerns, in code point order."""
        of_passages = (
            select(passage_table.c.municipality)
            .join(document_table, document_table.c.id == passage_table.c.document_id)
            .where(is_active(), passage_table.c.collection.in_(collections))
            .distinct()
        )
        of_results = select_results().where(result_table.c.collection.in_(collections))
        with read_transaction(self.engine) as connection:
            names = set(connection.execute(of_passages).scalars())
            names |= set(connection.execute(of_results.with_only_columns(result_table.c.municipality)).scalars())
        return tuple(sorted(name for name in names if name is not None))

    def acts(self, collections: Sequence[str], limit: int = 100) -> tuple[Act, ...]:
        """The latest acts on documents of the collections, newest first."""
        with read_transaction(self.engine) as connection:
            return read_acts(connection, collections, limit)

    def removed(self, collections: Sequence[str]) -> frozenset[str]:
        """Ids of the collections' documents that were removed and have not been put since."""
        with read_transaction(self.engine) as connection:
            return removed_documents(connection, collections)

    # --- answers by language models ----------------------------------------------------------------------------

    def keep_answer(self, answer: KeptAnswer, *, oldest: datetime) -> None:
        """Log how an answer came to be; lines from before `oldest` are let go of."""
        with write_transaction(self.engine) as connection:
            write_answer(connection, answer, oldest=oldest)

    def kept_answers(self, collections: Sequence[str], limit: int = 20) -> tuple[KeptAnswer, ...]:
        """The latest answers that a language model was asked to write from the collections, newest first."""
        with read_transaction(self.engine) as connection:
            return read_answers(connection, collections, limit)

    # --- the index's ledger ------------------------------------------------------------------------------------

    def fingerprint(self) -> str:
        """A value that changes with every document put, replaced or removed; cheap."""
        with read_transaction(self.engine) as connection:
            return current_fingerprint(connection)

    def changes_since(self, fingerprint: str) -> Changes:
        """What an index that stands at `fingerprint` must do; any unknown value (``""``) asks for everything."""
        with read_transaction(self.engine) as connection:
            return find_changes(connection, fingerprint)
