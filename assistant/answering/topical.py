"""Answers about a subject: how others work, what a municipality got, what a question means."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.evidence import Evidence, gather, search, text_coverage
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.figure_lookup import say_row, say_total
from assistant.answering.figure_subject import choose_subject, targets_in
from assistant.answering.findings import say_by_theme, say_finding, say_leading, say_rows, say_tension, who
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.refusal import refuse_municipality, refuse_subject
from assistant.answering.subject_words import subject_of
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, Kind, Passage, PassageFilter

# Lines shown of what speaks directly to the question, and of what lies near it.
_DIRECT_LINES = 10
_RELATED_LINES = 6
_SIDE_LINES = 12
# Below this share of known words nothing in the base is about the subject. On 178 labelled questions (tests/quality and
# the development set) every off-topic one lies at or below 0.27, and one answerable one in thirty.
SUBJECT_FLOOR = 0.3
# A plain question of fact about one municipality needs its words in that municipality's own text.
_FACT_FLOOR = 0.7
# A municipality with this many findings or fewer is shown whole rather than refused.
_FEW = 4


def answer_examples(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """How others work with a subject: direct findings by theme, both sides, then what lies near."""
    evidence = gather(u, scope, knowledge)
    if not is_about_the_base(evidence):
        return refuse_subject(u, evidence, scope, knowledge)
    out = Composition(english=u.english)
    direct, related = evidence.direct, evidence.related
    if not direct and not evidence.subject:
        direct, related = related, ()
    elif not direct:
        out.say(
            f"Inget i underlaget talar ordagrant om ”{evidence.subject}”. Det närmaste gäller {_topic_names(evidence, knowledge)}:",
            f"Nothing in the base speaks of “{evidence.subject}” in those words. The nearest is about "
            f"{_topic_names(evidence, knowledge)}:",
        )
        direct, related = related[:_DIRECT_LINES], ()
    good = [p for p in direct if p.kind is not Kind.IMPROVEMENT]
    weak = [p for p in direct if p.kind is Kind.IMPROVEMENT]
    if good:
        municipalities = len({p.municipality for p in good})
        out.heading(
            f"Så arbetar andra: styrkor och praktik från minst {municipalities} {'kommun' if municipalities == 1 else 'kommuner'}",
            f"How others work: strengths and practice from at least {municipalities} "
            f"{'municipality' if municipalities == 1 else 'municipalities'}",
        )
        say_by_theme(out, good, evidence.questions, book, knowledge, limit=_DIRECT_LINES)
    elif weak:
        out.say(
            "Underlaget har inget gott exempel på just detta. Däremot pekas det ut som förbättringsområde:",
            "The base holds no good example of exactly this. It is named as an improvement area, though:",
        )
    if weak:
        if good:
            out.heading("Det andra har kvar att utveckla (förbättringsområden)", "What others have left to develop")
        say_by_theme(out, weak, evidence.questions, book, knowledge, limit=_RELATED_LINES)
    if related:
        out.heading(
            f"Närliggande: {_topic_names(evidence, knowledge)}", f"Related: {_topic_names(evidence, knowledge)}"
        )
        say_by_theme(out, related, evidence.questions, book, knowledge, limit=_RELATED_LINES)
    _say_figures(out, u, evidence, book, knowledge)
    _suggest(out, evidence, knowledge)
    return out.finish(Intent.EXAMPLES)


def answer_findings(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """What is known of a municipality, in all or on a subject: figures, strengths, improvement areas, context."""
    municipalities = u.municipalities
    if not municipalities:
        full = book.with_questions()
        if not full:
            return answer_examples(u, scope, book, knowledge)
        municipalities = (full[0].municipality,)
    within = replace(scope, municipalities=municipalities, years=scope.years or u.years)
    known = knowledge.library.find_passages(within, limit=1)
    if not known:
        return refuse_municipality(u, municipalities, scope, book, knowledge)
    out = Composition(english=u.english)
    if not u.municipalities:
        out.say(
            f"Ingen kommun är nämnd; svaret gäller {municipalities[0]}, den fullständiga rapport som finns i underlaget.",
            f"No municipality is named; the answer is about {municipalities[0]}, the full report in the base.",
        )
    subject = subject_of(u.asked, without=(*u.municipalities, *_area_names(u, knowledge)))
    if u.areas and not subject:
        return _findings_of_areas(out, u, within, book, knowledge)
    if not subject:
        return _overview(out, u, within, book, knowledge)
    evidence = gather(u, within, knowledge)
    general = [
        (h, p)
        for h, p in search(subject, replace(within, kinds=(Kind.GENERAL,)), knowledge, limit=8)
        if h.coverage >= 0.4
    ]
    covered = max(evidence.best_coverage, max((h.coverage for h, _ in general), default=0.0))
    if says("marks", "quantity", u.folded):
        # a quantity needs a passage that states a number
        numbered = [p for p in (*evidence.direct, *(p for _, p in general)) if any(c.isdigit() for c in p.text)]
        covered = max((text_coverage(p, subject, knowledge) for p in numbered), default=0.0)
    needed = _FACT_FLOOR if says("marks", "fact_question", u.folded) else SUBJECT_FLOOR
    certain = any(t.certain for t in evidence.topics) and not says("marks", "fact_question", u.folded)
    if covered < needed and not certain:
        few = knowledge.library.find_passages(replace(within, kinds=FINDING_KINDS), limit=_FEW + 1)
        if says("marks", "fact_question", u.folded) or says("marks", "quantity", u.folded) or not 0 < len(few) <= _FEW:
            return refuse_subject(u, evidence, within, knowledge)
        out.say(
            "Underlaget svarar inte ordagrant på frågan. Detta är allt som finns:",
            "The base does not answer in those words. This is all there is:",
        )
        for passage in few:
            _say_of(out, passage, len(municipalities) > 1)
        return out.finish(Intent.FINDINGS)
    if u.municipalities:
        names = ", ".join(f"{m}{' ' + ', '.join(map(str, u.years)) if u.years else ''}" for m in municipalities)
        out.lines.append(f"**{names}**\n")
    results = [r for r in choose_subject(replace(u, municipalities=municipalities), book).results]
    say_rows(out, evidence.questions, results, book, knowledge)
    for _, passage in general[:4]:
        out.bullet(passage.text, cite=[passage])
    shown = list(evidence.direct) + [p for p in evidence.related if len(evidence.direct) < 3 or certain]
    for kind, sv, en in _SIDES:
        mine = [p for p in shown if p.kind is kind and (not u.kinds or kind in u.kinds)]
        if mine:
            out.heading(sv, en)
            for passage in mine[:_SIDE_LINES]:
                _say_of(out, passage, len(municipalities) > 1)
    say_tension(out, evidence.questions, shown, results)
    if out.empty:
        return refuse_subject(u, evidence, within, knowledge)
    _suggest(out, evidence, knowledge)
    return out.finish(Intent.FINDINGS)


def answer_criteria(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """What a question or area of the instrument means, how it is judged, and what evidence to look for."""
    if u.areas and not u.questions:
        return _criteria_of_area(u, scope, book, knowledge)
    evidence = gather(u, scope, knowledge)
    if not evidence.topics or (not evidence.topics[0].certain and evidence.best_coverage < SUBJECT_FLOOR):
        return refuse_subject(u, evidence, scope, knowledge)
    out = Composition(english=u.english)
    for question in evidence.questions[:2]:
        passages = knowledge.library.find_passages(replace(scope, kinds=(Kind.CRITERION,), questions=(question,)))
        _say_criterion(out, question, passages, knowledge)
    out.say(
        "Kriterietexterna är projektets egen läsning av instrumentet, inte SKR:s officiella texter.",
        "The criteria texts are this project's own reading of the instrument, not the official ones.",
    )
    for result in book.with_questions()[:2]:
        rows = [row for q in evidence.questions[:2] if (row := result.question(q))]
        if rows:
            out.heading(f"Så gick det i {named(result)}", f"The figures of {named(result)}")
            for row in rows:
                say_row(out, result, row, book, knowledge)
    _suggest(out, evidence, knowledge)
    return out.finish(Intent.CRITERIA)


def is_about_the_base(evidence: Evidence) -> bool:
    """Whether enough of the question's words are known here, or it names a question of the instrument."""
    return any(t.certain for t in evidence.topics) or (evidence.found and evidence.best_coverage >= SUBJECT_FLOOR)


def _findings_of_areas(
    out: Composition, u: Understanding, within: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """Every finding of the areas named, strengths first."""
    for result in choose_subject(replace(u, municipalities=within.municipalities), book).results:
        targets = targets_in(result, u.areas, knowledge.instrument)
        for target in targets:
            points = result.area(target.area)
            name = knowledge.area_name(target.area, result.edition)
            if points is not None:
                out.say(
                    f"**{named(result)}, område {target.area} {name}: {points} av 100 poäng.**",
                    f"**{named(result)}, area {target.area} {name}: {points} of 100 points.**",
                    cite=book.cite_total(result)[:1],
                    computed=(100,),
                )
        areas = tuple(t.area for t in targets)
        own = replace(within, areas=areas, own_areas=True, document_ids=(result.document_id,), kinds=FINDING_KINDS)
        found = knowledge.library.find_passages(own)
        for kind, sv, en in _SIDES:
            mine = [p for p in found if p.kind is kind and (not u.kinds or kind in u.kinds)]
            if mine:
                out.heading(f"{sv} ({len(mine)})", f"{en} ({len(mine)})")
                for passage in mine:
                    say_finding(out, passage)
    if out.empty:
        return refuse_municipality(u, within.municipalities, within, book, knowledge)
    return out.finish(Intent.FINDINGS)


def _overview(
    out: Composition, u: Understanding, within: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """All that is known of a municipality in short: results, then findings by kind."""
    for result in [r for r in book.results if r.municipality in within.municipalities and has_figures(r)]:
        if not within.years or result.year in within.years:
            say_total(out, result, book)
    found = knowledge.library.find_passages(replace(within, kinds=u.kinds or FINDING_KINDS))
    for kind, sv, en in _SIDES:
        mine = [p for p in found if p.kind is kind]
        if mine:
            out.heading(f"{sv} ({len(mine)})", f"{en} ({len(mine)})")
            per_area: dict[int | None, list[Passage]] = {}
            for passage in mine:
                per_area.setdefault(passage.area, []).append(passage)
            many = len(mine) > 2 * _SIDE_LINES and not u.kinds
            for area, passages in per_area.items():
                if area is not None and len(per_area) > 1:
                    out.lines.append(f"\n*{area} {knowledge.area_name(area, passages[0].edition)}*\n")
                for passage in passages[: 2 if many else None]:
                    _say_of(out, passage, len(within.municipalities) > 1)
    if out.empty:
        return refuse_municipality(u, within.municipalities, within, book, knowledge)
    out.follow(f"Vilka förbättringsområden har {within.municipalities[0]}?", f"Vad fick {within.municipalities[0]}?")
    return out.finish(Intent.FINDINGS)


def _criteria_of_area(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    out = Composition(english=u.english)
    for mention in u.areas[:3]:
        edition = knowledge.instrument.edition(mention.edition or "2016")
        area = edition.area(mention.number) if edition else None
        if edition is None or area is None:
            continue
        cited = knowledge.library.find_passages(
            replace(scope, kinds=(Kind.GENERAL,), editions=(edition.id,), municipalities=())
        )
        listing = [p for p in cited if p.finding_id in (f"UTG-{edition.id}-{area.number}", f"UTG-{edition.id}")]
        out.say(
            f"**Område {area.number} {area.name}** ({edition.name}) ger högst {area.max_points} poäng.",
            f"**Area {area.number} {area.name}** ({edition.id} edition) gives at most {area.max_points} points.",
            cite=listing[:1],
            computed=(area.max_points,),
        )
        for question in area.questions:
            out.bullet(f"{question.id} {question.name} ({question.max_points})", cite=listing[:1])
        if not area.questions:
            out.say(
                "Frågorna i den här utgåvan är inte kända i underlaget.",
                "The questions of this edition are not known in the base.",
                cite=listing[:1],
            )
        general = [
            p for p in knowledge.library.find_passages(replace(scope, kinds=(Kind.GENERAL,), areas=(area.number,)))
            if p.municipality and p.edition == edition.id
        ]  # fmt: skip
        for passage in general[:1]:
            out.say(passage.text, passage.text, cite=[passage])
    if out.empty:
        return refuse_subject(u, gather(u, scope, knowledge), scope, knowledge)
    out.follow(*(f"Vad menas med fråga {u.areas[0].number}.{n}?" for n in (1, 2)))
    return out.finish(Intent.CRITERIA)


def _say_criterion(out: Composition, question: str, passages: Sequence[Passage], knowledge: Knowledge) -> None:
    known = knowledge.instrument.theme_edition.question(question)
    most = f" ({known.max_points} {out.text('poäng', 'points')})" if known else ""
    out.heading(f"{knowledge.question_name(question)}{most}", f"{knowledge.question_name(question)}{most}")
    for passage in passages:
        part = passage.heading.split(": ", 1)[-1]
        if part.startswith("Vad frågan"):
            out.say(passage.text, passage.text, cite=[passage])
    indicators = [p for p in passages if ": Indikator " in p.heading]
    if indicators:
        scale = ", ".join(level.name for level in knowledge.instrument.scale.levels)
        out.heading(
            f"Bedöms med {len(indicators)} indikatorer ({scale})", f"Judged by {len(indicators)} indicators ({scale})"
        )
        for passage in indicators:
            out.bullet(
                f"{passage.heading.rsplit(' ', 1)[-1]} {passage.text}", cite=[passage], computed=(passage.heading,)
            )
    for title, sv, en in (
        ("Dokument att söka", "Dokument att söka", "Documents to look for"),
        ("Att söka på webbplatsen", "Att söka på webbplatsen", "To look for on the website"),
    ):
        for passage in passages:
            if passage.heading.endswith(title):
                out.heading(sv, en)
                for index, line in enumerate(passage.text.splitlines()):
                    out.bullet(line, cite=[passage] if index == 0 else ())


def _say_figures(
    out: Composition, u: Understanding, evidence: Evidence, book: FigureBook, knowledge: Knowledge
) -> None:
    """The printed rows of the topics, and who leads the area where the question speaks of scores."""
    questions = tuple(
        dict.fromkeys((*evidence.questions[:2], *(q for p in evidence.direct[:5] for q in p.questions[:1])))
    )[:3]
    full = book.with_questions()[:3]
    if questions and any(r.question(q) for q in questions for r in full):
        out.heading("Poäng på frågan", "Points on the question")
        say_rows(out, questions, full, book, knowledge)
    if questions and says("marks", "scoring_well", u.folded):
        say_leading(out, questions, book, knowledge)


def _say_of(out: Composition, passage: Passage, several: bool) -> None:  # noqa: FBT001 a plain fact
    if several:
        out.bullet(f"**{who(passage)}**: {passage.text}", cite=[passage])
    else:
        year = f" ({passage.year})" if passage.year else ""
        out.bullet(f"{passage.text}{year}", cite=[passage])


def _topic_names(evidence: Evidence, knowledge: Knowledge) -> str:
    return " och ".join(knowledge.question_name(q) for q in evidence.questions[:2]) or "annat"


def _area_names(u: Understanding, knowledge: Knowledge) -> tuple[str, ...]:
    """Names of the areas mentioned, so that they are not taken for the subject."""
    instrument = knowledge.instrument
    return tuple(
        name
        for m in u.areas
        if (edition := instrument.edition(m.edition)) and (area := edition.area(m.number))
        for name in (area.name, *area.aliases)
    )


def _suggest(out: Composition, evidence: Evidence, knowledge: Knowledge) -> None:
    for question in evidence.questions[:1]:
        out.follow(
            f"Vad menas med fråga {question}?",
            f"Vilka intervjufrågor passar för {question}?",
            f"Formulera ett förbättringsområde om {_lower_first(knowledge, question)}",
        )


def _lower_first(knowledge: Knowledge, question: str) -> str:
    name = knowledge.question_name(question).split(" ", 1)[-1]
    return name[:1].lower() + name[1:]


_SIDES = (
    (Kind.STRENGTH, "Styrkor", "Strengths"),
    (Kind.PRACTICE, "Praktik", "Practice"),
    (Kind.IMPROVEMENT, "Förbättringsområden", "Improvement areas"),
)
