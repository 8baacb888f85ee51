"""Questions about the editions: which areas each has, and what an area of one is called in another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.entities import AreaMention
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_lookup import edition_name
from assistant.answering.figure_subject import counterparts
from assistant.answering.intents import Intent, Operation
from assistant.answering.knowledge import Knowledge
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.instrument import Edition
from assistant.domain.passage import Kind, Passage, PassageFilter


def answer_editions(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer | None:
    """Areas of the editions named, and counterparts of the areas named; None where neither is asked for."""
    if u.municipalities:
        return _edition_of_results(u, book)
    editions = _editions_meant(u, knowledge)
    named = _one_reading_each(u.areas, editions, knowledge)
    if not named and u.wants(Operation.COMPARE):
        out = Composition(english=u.english)
        out.warn_editions(("one", "another"), book.comparability)
        return out.finish(Intent.EDITIONS)
    if not editions and not named:
        return None
    out = Composition(english=u.english)
    listings = _listings(scope, knowledge)
    if named and (len(editions) != 1 or any(m.edition not in (None, editions[0].id) for m in named)):
        for mention in named:
            _say_counterparts(out, mention, editions, listings, knowledge)
        out.say(
            "Motsvarigheterna är projektets tolkning, till för sökning; poängen kan inte jämföras mellan utgåvorna.",
            "The counterparts are this project's interpretation, for searching; points cannot be compared.",
            cite=book.comparability[:1],
        )
    elif named:
        for mention in named:
            _say_area(out, editions[0], mention.number, listings)
    else:
        for edition in editions:
            _say_areas(out, edition, listings)
    out.follow("Vad ändrades i 2020 års utgåva?", "Kan resultat från olika utgåvor jämföras?")
    return out.finish(Intent.EDITIONS) if out.shown else None


def _edition_of_results(u: Understanding, book: FigureBook) -> Answer | None:
    """Which edition each evaluation of the municipalities named was made by."""
    out = Composition(english=u.english)
    known = [r for m in u.municipalities for r in book.of(m) if not u.years or r.year in u.years]
    for result in known:
        where = edition_name(result.edition, english=out.english)
        out.bullet(f"**{named(result)}**: {where}", cite=book.cite_total(result)[:1])
    for passage in dict.fromkeys(p for r in known for p in _changes_after(r.edition, book)):
        out.bullet(passage.text, cite=[passage])
    out.warn_editions([r.edition for r in known], book.comparability)
    return out.finish(Intent.EDITIONS) if out.shown else None


def _changes_after(edition: str | None, book: FigureBook) -> tuple[Passage, ...]:
    """Facts on what the next edition changed."""
    following = {"2002": "2010", "2010": "2016", "2016": "2020"}.get(edition or "")
    return book.notes.get(f"OM-UTGÅVA-{following}", ())[:1] if following else ()


def _editions_meant(u: Understanding, knowledge: Knowledge) -> tuple[Edition, ...]:
    """Editions named, also as "före 2016", "sedan 2020" or by a year of use."""
    order = sorted((e for e in knowledge.instrument.editions if e.in_use_from and e.id != "norsk"), key=lambda e: e.id)
    wanted = list(u.editions)
    before = re.search(r"\b(?:fore|innan|before)\s+(20\d\d)", u.folded)
    if before:
        earlier = [e.id for e in order if e.id < before.group(1)]
        wanted = [*earlier[-1:], *(e for e in wanted if e != before.group(1))]
    for year in u.years:
        in_use = [e.id for e in order if (e.in_use_from or 0) <= year]
        if not (before and str(year) == before.group(1)):
            wanted += in_use[-1:]
    found = (knowledge.instrument.edition(id_) for id_ in dict.fromkeys(wanted))
    return tuple(edition for edition in found if edition is not None)


def _one_reading_each(
    mentions: Sequence[AreaMention], editions: Sequence[Edition], knowledge: Knowledge
) -> tuple[AreaMention, ...]:
    """Mentions without the editions that merely share the name; a bare number gets the first edition meant."""
    by_name: dict[str, AreaMention] = {}
    for mention in mentions:
        if mention.edition is None:
            edition_id = (editions[0] if editions else knowledge.instrument.theme_edition).id
            by_name.setdefault(f"number {mention.number}", AreaMention(mention.number, edition_id))
            continue
        edition = knowledge.instrument.edition(mention.edition)
        area = edition.area(mention.number) if edition else None
        if area is not None:
            by_name[area.name] = mention  # the latest edition that has the name
    return tuple(by_name.values())


def _say_counterparts(
    out: Composition,
    mention: AreaMention,
    editions: Sequence[Edition],
    listings: dict[str, Passage],
    knowledge: Knowledge,
) -> None:
    others = [e for e in editions if e.id != mention.edition] or [
        e for e in knowledge.instrument.editions if e.id not in (mention.edition, "norsk")
    ]
    own = knowledge.area_name(mention.number, mention.edition)
    cite = [p for id_ in (mention.edition, *(e.id for e in others)) if id_ and (p := listings.get(id_))]
    where_sv = edition_name(mention.edition, english=False)
    where_en = edition_name(mention.edition, english=True)
    out.say(
        f"**{own}** är område {mention.number} i {where_sv}. Närmaste motsvarighet:",
        f"**{own}** is area {mention.number} of the {where_en}. Nearest counterpart:",
        cite=cite,
    )
    for edition in others:
        numbers = counterparts(knowledge.instrument, mention, edition.id)
        names = " och ".join(f"område {n} {knowledge.area_name(n, edition.id)}" for n in numbers) or out.text(
            "ingen", "none"
        )
        cited = [p for p in [listings.get(edition.id)] if p]
        out.bullet(f"{edition_name(edition.id, english=out.english)}: {names}", cite=cited, computed=numbers)


def _say_area(out: Composition, edition: Edition, number: int, listings: dict[str, Passage]) -> None:
    area = edition.area(number)
    if area is not None:
        cite = [p for p in [listings.get(edition.id)] if p]
        out.say(
            f"Område {number} i {edition_name(edition.id, english=False)} heter **{area.name}**.",
            f"Area {number} of the {edition_name(edition.id, english=True)} is **{area.name}**.",
            cite=cite,
        )


def _say_areas(out: Composition, edition: Edition, listings: dict[str, Passage]) -> None:
    cite = [p for p in [listings.get(edition.id)] if p]
    out.say(
        f"Områdena i {edition_name(edition.id, english=False)}:",
        f"Areas of the {edition_name(edition.id, english=True)}:",
        cite=cite,
    )
    for area in edition.areas:
        out.bullet(f"{area.number} {area.name}", cite=cite)


def _listings(scope: PassageFilter, knowledge: Knowledge) -> dict[str, Passage]:
    """The passage that lists each edition's areas, by edition."""
    general = knowledge.library.find_passages(
        replace(scope, kinds=(Kind.GENERAL,), municipalities=(), years=(), editions=())
    )
    return {p.edition: p for p in general if p.edition and p.finding_id == f"UTG-{p.edition}"}
