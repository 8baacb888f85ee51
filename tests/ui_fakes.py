"""A fake assistant for the page: a base small enough to know by heart, and answers that can be told beforehand."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from passages import make_passage

from assistant.assembly import Assistant, Found
from assistant.domain.answer import Answer, Citation
from assistant.domain.document import DocumentEntry, DocumentKind, document_id
from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.instrument import Area, Crosswalk, Edition, Instrument, Level, Question, Scale
from assistant.domain.making import Making, Rejected, Tokens
from assistant.domain.passage import PUBLIC, Hit, Kind, Passage, PassageFilter, Tie, WordMatch
from assistant.domain.report import Oddity, PrintedQuestion
from assistant.domain.result import FigureStatus, Result
from assistant.ingesting.outcome import FileOutcome, IngestSummary
from assistant.ingesting.pipeline import Progress

#: Questions that make the fake do something other than answer.
SLOW, MISSING, BROKEN, REFUSED, HOSTILE = "långsam", "saknas i basen", "programfel", "Malmö", "fientlig"
WRITTEN = "skrivet av modell"

#: What a model was given for a question that says `WRITTEN`.
MAKING = Making(
    "openai:liten", "0a1b2c3d4e5f", shown=("p1", "p2"), looked_up=("read_criterion: 2.1",), calls=2, tokens=Tokens(900, 80),
    counted=2, cost=Decimal("0.0123"), repaired=1, removed=(Rejected("Höganäs fick 900 poäng.", "talet 900 finns inte i källan"),),
    masked=(("e-postadress", 1),),
)  # fmt: skip

#: What a hostile document could hold; none of it may run, fetch, or leave its box.
HOSTILE_STRINGS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)>",
    "<svg><script>alert(4)</script></svg>",
    '"><script>alert(5)</script>',
    "' onmouseover='alert(6)' x='",
    '" autofocus onfocus=alert(7) x="',
    "<iframe src=javascript:alert(8)></iframe>",
    "<iframe srcdoc='<script>parent.alert(9)</script>'></iframe>",
    "javascript:alert(10)",
    "data:text/html,<script>alert(11)</script>",
    "vbscript:msgbox(12)",
    "[klicka](javascript:alert(13))",
    "![bild](https://evil.example/14.png)",
    "<img src=https://evil.example/15.png>",
    "<link rel=stylesheet href=https://evil.example/16.css>",
    "<style>@import 'https://evil.example/17.css';body{background:url(https://evil.example/17.png)}</style>",
    '<math><mi//xlink:href="data:x,<script>alert(18)</script>">',
    "<details open ontoggle=alert(19)>",
    "<video><source onerror=alert(20)></video>",
    "<base href=https://evil.example/21/>",
    "<form action=https://evil.example/22><button autofocus>x</button></form>",
    "</blockquote></li></ol></section><h1>Utanför lådan 23</h1>",
    '[KXSS]: https://evil.example/24 "x"',
    '```mermaid\ngraph TD; A-->B; click A href "javascript:alert(25)"\n```',
    "$$\\href{javascript:alert(26)}{x}$$",
    "<meta http-equiv=refresh content='0;url=https://evil.example/27'>",
    "${alert(28)} {{constructor.constructor('alert(28)')()}}",
    '<a href="jav&#x09;ascript:alert(29)" id=kalla-1-KXSS>x</a>',
    '__i18n__{"__type__":"translation_metadata","key":"<img src=x onerror=alert(30)>"}',
)

INSTRUMENT = Instrument(
    editions=(
        Edition(
            "2016", "2016 års utgåva", 2016, 2019, "", "",
            (
                Area(1, "Offentlighet och demokrati", 100, (), (Question("1.4", "Invånardialog och deltagande", 30),)),
                Area(
                    2, "Brukarfokus, tillgänglighet och bemötande", 100, (),
                    (Question("2.1", "Strategi för brukarfokus", 15), Question("2.4", "Brukarundersökningar", 20)),
                ),
                Area(3, "Politisk styrning och kontroll", 100, (), (Question("3.2", "Tydliga politiska mål", 25),)),
            ),
        ),
        Edition(
            "2020", "2020 års utgåva", 2020, None, "", "",
            (Area(1, "Samspel mellan förtroendevalda och medborgare", 100), Area(5, "Brukarens fokus", 100)),
        ),
    ),
    crosswalks=(Crosswalk("2020", "2016", ((1, (1,)), (5, (2,))), ""),),
    references=(),
    records=(),
    facts=(),
    scale=Scale((Level("nej", Fraction(0)), Level("ja", Fraction(1)))),
)  # fmt: skip

BEFORE = (
    "Den som vet vad en tjänst innehåller blir sällan besviken på den. Kommunen skriver därför kort och enkelt vad "
    "invånaren får, och ändrar texten när invånaren har missförstått den.\n\nFÖRBÄTTRINGSOMRÅDEN\n\n"
)
AFTER = (
    "\n\nKurser i gott värdskap för alla som svarar i telefon eller möter besökare i en reception. "
    "Fråga i varje anställningsintervju hur den sökande tar emot den som är arg eller ledsen.\n\nOmråde 3"
)


def make_finding(text: str, **changes: object) -> Passage:
    """A finding of Ljungby's report 2018 unless `changes` say otherwise."""
    fields: dict[str, object] = {
        "document_id": document_id(PUBLIC, "reports/ljungby-2018.txt"),
        "kind": Kind.IMPROVEMENT,
        "heading": "Område 2 Brukarfokus, tillgänglighet och bemötande",
        "area": 2,
        "theme_areas": (2,),
        "questions": ("2.1",),
        "finding_id": "L2F1",
        "source": "Kommunkompassen: analys av Ljungby kommun 2018",
        "basis": "kommunkompass",
        "page": 11,
    }
    return make_passage(text, **(fields | changes))


def make_entry(name: str, kind: DocumentKind, **changes: object) -> DocumentEntry:
    """A line in the list of documents."""
    fields: dict[str, object] = {
        "id": document_id(PUBLIC, name),
        "collection": PUBLIC,
        "name": name,
        "source": name,
        "kind": kind,
        "content_sha256": "0" * 64,
        "recipe": "1",
        "municipality": None,
        "year": None,
        "edition": None,
        "title": "",
        "oddities": (),
        "size": 1,
        "passage_count": 0,
        "finding_count": 0,
        "added_at": datetime(2026, 1, 2, tzinfo=UTC),
        "added_by": "start",
        "replaced_at": None,
        "superseded_by": None,
    }
    return DocumentEntry(**(fields | changes))  # type: ignore[arg-type]


def make_result(municipality: str, year: int, edition: str, total: int | None, name: str, **changes: object) -> Result:
    """A result as a source states it, without areas or questions unless `changes` give them."""
    fields: dict[str, object] = {
        "id": name,
        "document_id": document_id(PUBLIC, name),
        "collection": PUBLIC,
        "municipality": municipality,
        "country": "SE",
        "year": year,
        "edition": edition,
        "total": total,
        "areas": (),
        "questions": (),
        "status": FigureStatus.STATED,
        "derivation": "",
        "note": "",
        "source": "",
        "see_also": (),
        "is_report": False,
    }
    return Result(**(fields | changes))  # type: ignore[arg-type]


STRATEGY = make_finding(
    "En samlad strategi saknas för vad brukarna ska få bestämma själva. "
    "Skriv den tillsammans med dem, och säg där hur ofta de tillfrågas."
)
PANELS = make_finding(
    "Brukarna hörs bara genom en enkät vartannat år. Bjud in till paneler, eller låt dem ringa in en gång i månaden.",
    questions=("2.4",),
    finding_id="L2F6",
)
VISION = make_finding(
    "Vision och ledord är kända i hela koncernen och vilar på ett klart uppbyggt styrsystem.",
    document_id=document_id(PUBLIC, "factsheets/hoganas-2023.toml"),
    kind=Kind.STRENGTH,
    municipality="Höganäs",
    year=2023,
    edition="2020",
    area=5,
    questions=("3.2",),
    finding_id="F-HOG-2023-1",
    source="https://www.hoganas.se/kommun--ledning/jamfor-service-och-resultat/kommunkompassen.html",
    page=None,
)


class FakeReports:
    """Knows of nothing to compare; the tabs of comparison are tried on the real base."""

    def known(self):
        return ()

    def themes(self):
        return ()

    def examples_by_id(self, ids):
        return ()


class FakeAssistant(Assistant):
    """Answers from three passages; see the questions above for what else it can be made to do."""

    instrument = INSTRUMENT
    municipalities = ()

    def __init__(self) -> None:
        self.entries = {entry.id: entry for entry in _entries()}
        self.removed: dict[str, DocumentEntry] = {}
        self.base = self  # what is done to it lies beside what is asked of it
        self.reports = FakeReports()
        self.asked: list[tuple[str, PassageFilter | None, tuple[str, ...]]] = []

    def ask(self, question, *, filter=None, previous=()):  # noqa: A002 as in Assistant
        self.asked.append((question, filter, tuple(previous)))
        if SLOW in question:
            time.sleep(20)
        if MISSING in question:
            raise NotFound("Kommunen finns inte i basen. Läs in dess rapport på fliken Underlaget.")
        if BROKEN in question:
            raise RuntimeError("detta får inte synas")
        if REFUSED in question:
            return _refusal()
        if HOSTILE in question:
            return _hostile()
        return _answer(question, filter, previous)

    def stream(self, question, *, filter=None, previous=()):  # noqa: A002 as in Assistant
        whole = self.ask(question, filter=filter, previous=previous)
        if WRITTEN in question:
            for end in (0, 1, 3):
                time.sleep(0.3)
                yield replace(whole, text="\n".join(whole.text.splitlines()[:end]), whole=False, making=MAKING)
            whole = replace(whole, making=MAKING)
        yield whole

    def find(self, query, *, filter=None, limit=10):  # noqa: A002 as in Assistant
        if "fel" in query.split():
            raise InvalidInput("Sökningen kunde inte läsas.")
        passages = [p for p in (STRATEGY, PANELS, VISION) if filter is None or filter.allows(p)]
        if HOSTILE in query:
            passages = [citation.passage for citation in _hostile().citations]
        hits = (
            Hit(p.id, rank, 1.5 / rank, 0.25 / rank if rank < 3 else None, 1.25 / rank, 0.66)
            for rank, p in enumerate(passages, start=1)
        )
        return tuple(Found(hit, passage) for hit, passage in zip(hits, passages, strict=True))[:limit]

    def explain(self, query, found):
        return tuple((WordMatch(query, hit.passage.text.split()[0], Tie.PART),) for hit in found)

    def surroundings(self, passage_id):
        return ("", "") if passage_id == VISION.id else (BEFORE, AFTER)

    def documents(self):
        return tuple(self.entries.values())

    def results(self):
        rows = (PrintedQuestion("2.1", "Strategi", 2, 15, 10), PrintedQuestion("2.4", "Undersökningar", 12, 20, 60))
        return (
            make_result("Höganäs", 2023, "2020", 679, "factsheets/hoganas-2023.toml"),
            make_result(
                "Ljungby", 2018, "2016", 461, "reports/ljungby-2018.txt",
                areas=((2, 46),), questions=rows, status=FigureStatus.PRINTED, is_report=True,
            ),
        )  # fmt: skip

    def ingest(self, paths: Sequence[Path], *, by: str, collection: str = PUBLIC, on_progress: Progress | None = None):
        outcomes = []
        for number, path in enumerate(paths, start=1):
            if on_progress:
                on_progress(number, len(paths), path.name)
            if path.stat().st_size == 0:
                outcomes.append(FileOutcome(path.name, "failed", "Filen är tom. Spara om den och försök igen."))
                continue
            entry = make_entry(
                path.name, DocumentKind.DOCUMENT, title=path.read_text()[:200], finding_count=2, added_by=by
            )
            status = "replaced" if entry.id in self.entries else "added"
            self.entries[entry.id] = entry
            oddity = f"Rad 1: {path.read_text()[:200]}"
            outcomes.append(FileOutcome(path.name, status, "", entry.id, "document", 5, 2, (oddity,)))
        return IngestSummary(tuple(outcomes), 1234, 0.42)

    def remove(self, document_id, *, by):
        if document_id not in self.entries:
            raise NotFound("Dokumentet finns inte i basen.")
        self.removed[document_id] = self.entries.pop(document_id)

    def restore(self, document_id, *, by):
        self.entries[document_id] = self.removed.pop(document_id)


def _entries() -> list[DocumentEntry]:
    report, sheet = DocumentKind.REPORT, DocumentKind.FACTSHEET
    oddity = Oddity("sum", "Område 4: delpoängen blir 47, rutan säger 45.", 412)
    return [
        make_entry(
            "reports/ljungby-2018.txt", report, municipality="Ljungby", year=2018, edition="2016",
            title="Analys av Ljungby kommun", oddities=(oddity,), finding_count=110,
        ),
        make_entry(
            "factsheets/hoganas-2023.toml", sheet, municipality="Höganäs", year=2023, edition="2020",
            title="Höganäs 2023", finding_count=10,
        ),
        make_entry(
            "factsheets/orebro-2015.toml", sheet, municipality="Örebro", year=2015, edition="2010", finding_count=7
        ),
        make_entry("criteria/2016/2.1.md", DocumentKind.CRITERION, title="2.1 Strategi för brukarfokus"),
    ]  # fmt: skip


def _answer(question: str, passage_filter: PassageFilter | None, previous: Sequence[str]) -> Answer:
    citations = (Citation("K7F2", STRATEGY, True), Citation("K8A1", PANELS, True), Citation("KQ3M", VISION, False))
    shown = tuple(c for c in citations if passage_filter is None or passage_filter.allows(c.passage))
    if not shown:
        return _refusal()
    lines = ["Så här arbetar andra med brukarfokus:", "", "**Strategi**", ""]
    lines += [f"- {c.passage.municipality} {c.passage.year}: ”{c.passage.text}” [{c.key}]" for c in shown]
    lines += [
        "",
        "| Kommun | År | Poäng |",
        "| --- | --- | --- |",
        "| Ljungby | 2018 | 461 |",
        "| Höganäs | 2023 | 679 |",
    ]
    lines += ["", f"Det här är fråga {len(previous) + 1} i samtalet."]
    return Answer(
        text="\n".join(lines),
        kind="exempel",
        refused=False,
        citations=shown,
        warnings=("Resultat från olika utgåvor är inte fullt jämförbara.",),
        follow_ups=("Vilka metoder använder Höganäs?", "Vad frågar jag enhetschefer om brukarfokus?"),
        seconds=0.34,
        looked_for=("brukarfokus", "brukare", "kund"),
    )


def _refusal() -> Answer:
    return Answer(
        text="Underlaget säger inget om Malmö i Kommunkompassen.",
        kind="poäng",
        refused=True,
        follow_ups=("Vilka kommuner finns i underlaget?",),
        seconds=0.05,
        looked_for=("Malmö", "2023", "totalpoäng"),
    )


def _hostile() -> Answer:
    passages = [
        replace(
            make_finding(text, municipality=text, heading=text, source=text),
            id=f"{number:020d}",
            area=None,
            questions=(),
        )
        for number, text in enumerate(HOSTILE_STRINGS)
    ]
    citations = tuple(
        Citation("KXSS" if number == 0 else f"KX{number}", passage, False) for number, passage in enumerate(passages)
    )
    text = "\n".join(f"- {citation.passage.text} [{citation.key}]" for citation in citations)
    return Answer(
        text, "exempel", False, citations, HOSTILE_STRINGS, HOSTILE_STRINGS[:4], looked_for=HOSTILE_STRINGS[:3]
    )
