"""What is common among municipalities, and how many have a thing: findings counted by theme."""

import re
from dataclasses import dataclass, replace

from assistant.answering.composition import Composition
from assistant.answering.evidence import gather, group_near_duplicates
from assistant.answering.figure_book import FigureBook
from assistant.answering.findings import say_group
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.answering.result_only import states_only_a_result
from assistant.answering.theme_groups import count_municipalities, group_by_theme, municipalities, say_theme
from assistant.answering.theme_matching import Side
from assistant.answering.topics import named_topics
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, Kind, Passage, PassageFilter
from assistant.domain.theme import Theme

# Themes shown where the most common are asked for, and findings shown in full under each.
_COMMON_THEMES = 6
_COMMON_LINES = 3
# Findings listed after them.
_OTHER_LINES = 12
# Themes of one question that are counted, and findings shown in full for each.
_COUNTED_THEMES = 3
_COUNTED_LINES = 10
_NEAR_LINES = 4

_INTENTS = frozenset({Intent.EXAMPLES, Intent.FINDINGS, Intent.FIGURES, Intent.PROCESS})
_GOOD = (Kind.STRENGTH, Kind.PRACTICE)


def answer_themes(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer | None:
    """The answer to what is most common or how many municipalities; None where the question is another."""
    if u.municipalities or u.intent not in _INTENTS or says("wishes", "figures", u.folded):
        return None
    if says("themes", "common", u.folded) and (u.kinds or says("marks", "others", u.folded)):
        return _most_common(u, scope, book, knowledge)
    if says("themes", "count", u.folded) or says("themes", "which", u.folded):
        return _how_many(u, scope, book, knowledge)
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be counted: the themes and findings in question, and what they are called."""

    themes: tuple[Theme, ...]
    findings: tuple[Passage, ...]
    name: str


def _most_common(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer | None:
    """The themes of most municipalities, each side by itself, then what one alone speaks of, then the rest."""
    asked = _asked(u, scope, knowledge)
    if asked is None or not asked.findings:
        return None
    out = Composition(english=u.english)
    for kinds, side, sv, en in _SIDES:
        if not u.kinds or set(kinds) & set(u.kinds):
            mine = tuple(finding for finding in asked.findings if finding.kind in kinds)
            _say_side(out, replace(asked, findings=mine), side, (sv, en), book, knowledge)
    if not out.shown:
        return None
    _say_how_counted(out)
    questions = dict.fromkeys(theme.questions[0] for theme in asked.themes)
    out.follow(*(f"Hur arbetar andra med {knowledge.topic_phrase(question)}?" for question in list(questions)[:2]))
    return out.finish(Intent.EXAMPLES)


def _asked(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> _Asked | None:
    """Themes and findings of the question or area named, else of what the words are about; all where nothing is."""
    within = replace(scope, kinds=scope.kinds or FINDING_KINDS, years=scope.years or u.years)
    questions = u.questions or (() if u.areas else named_topics(u.folded, knowledge))
    if not questions and not u.areas:
        evidence = gather(u, scope, knowledge)
        if evidence.subject and not evidence.about_the_base:
            return None
        questions = evidence.questions if evidence.subject else ()
    areas = sorted(
        {theme for m in u.areas for theme in knowledge.instrument.theme_areas(m.edition or "2016", m.number)}
    )
    themes = knowledge.lexicon.themes
    if questions:
        themes = tuple(theme for theme in themes if set(questions) & set(theme.questions))
        within = replace(within, questions=questions)
        name = knowledge.topic_names(questions)
    elif areas:
        themes = tuple(theme for theme in themes if theme.area in areas)
        within = replace(within, areas=tuple(areas))
        name = " och ".join(f"{area} {knowledge.area_name(area, '2016')}" for area in areas) + " (2016)"
    else:
        name = ""
    found = knowledge.library.find_passages(within)
    return _Asked(themes, tuple(f for f in found if not states_only_a_result(f)), name)


def _say_side(
    out: Composition, asked: _Asked, side: Side, names: tuple[str, str], book: FigureBook, knowledge: Knowledge
) -> None:
    if not asked.findings:
        return
    count = count_municipalities(asked.findings)
    sv, en = (f" inom {asked.name}", f" within {asked.name}") if asked.name else ("", "")
    out.heading(f"{names[0]}{sv}", f"{names[1]}{en}")
    out.say(
        f"Underlaget har {len(asked.findings)} fynd från {municipalities(count)}.",
        f"The base holds {len(asked.findings)} {'finding' if len(asked.findings) == 1 else 'findings'} from "
        f"{municipalities(count, english=True)}.",
    )
    groups = group_by_theme(asked.findings, asked.themes, side, knowledge)
    shared = [group for group in groups if group.municipalities > 1][:_COMMON_THEMES]
    for group in shared:
        say_theme(out, group, book, lines=_COMMON_LINES)
    told = {finding.id for group in shared for finding in group.findings}
    rest = [finding for finding in asked.findings if finding.id not in told]
    if rest and shared:
        out.heading("Övriga fynd", "Other findings")
    elif rest:
        out.say(
            "Inget tema återkommer säkert hos mer än en kommun, så vad som är vanligast går inte att säga. Detta finns:",
            "No theme certainly recurs in more than one municipality, so what is most common cannot be said. There is this:",
        )
    merged = group_near_duplicates(rest)
    for alike in merged[:_OTHER_LINES]:
        say_group(out, alike, book)
    if len(merged) > _OTHER_LINES:
        left = len(merged) - _OTHER_LINES
        out.say(f"Ytterligare {left} fynd visas inte här.", f"Another {left} are not shown here.")


def _how_many(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer | None:
    """How many municipalities have what the question names; None where no theme is certainly named or none has it."""
    named = knowledge.themes.themes_in(u.asked) or knowledge.themes.themes_in(_in_swedish(u.folded, knowledge))
    themes = named[:_COUNTED_THEMES]
    within = replace(scope, kinds=scope.kinds or FINDING_KINDS, years=scope.years or u.years)
    found = knowledge.library.find_passages(within) if themes else ()
    groups = [
        (side, group) for theme in themes for side in Side for group in group_by_theme(found, [theme], side, knowledge)
    ]
    if not groups:
        return None
    out = Composition(english=u.english)
    if not any(side is Side.IN_PLACE for side, _ in groups):
        out.say(
            "Inget fynd i underlaget säger säkert att någon kommun har det på plats.",
            "No finding in the base says for certain that any municipality has it in place.",
        )
    for side, group in groups:
        say_theme(out, group, book, lines=_COUNTED_LINES, side=_SAID_OF[side])
    _say_near(out, u, scope, book, knowledge)
    _say_how_counted(out)
    out.follow(
        f"Vad menas med fråga {themes[0].questions[0]}?", f"Vilka intervjufrågor passar för {themes[0].questions[0]}?"
    )
    return out.finish(Intent.EXAMPLES)


def _in_swedish(folded: str, knowledge: Knowledge) -> str:
    """Terms of the word list whose English or Norwegian words stand in a question, a line each; longer words win."""
    found = [
        (match.span(), term.word)
        for term in knowledge.glossary
        for word in (*term.english, *term.norwegian)
        for match in re.finditer(rf"\b{re.escape(fold(word))}\b", folded)
    ]
    return "\n".join(
        word
        for (start, end), word in found
        if not any(s <= start and end <= e and e - s > end - start for (s, e), _ in found)
    )


def _say_near(out: Composition, u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> None:
    """What the search hits directly without saying it for certain."""
    near = [finding for finding in gather(u, scope, knowledge).direct if finding.id not in out.shown]
    if near:
        out.heading("Talar om saken utan att räknas", "Speaks of it, not counted")
        for alike in group_near_duplicates(near)[:_NEAR_LINES]:
            say_group(out, alike, book)


def _say_how_counted(out: Composition) -> None:
    out.say(
        "Antalen är minimital: bara fynd vars egen text säkert talar om temat räknas, och underlaget täcker långt ifrån alla "
        "kommuner. Ett tema kan vara vidare än frågans ord; indelningen är assistentens.",
        "The numbers are minimums: only findings whose own text certainly speaks of the theme count, and the base is far from "
        "covering every municipality. A theme may be wider than the words asked; the themes are the assistant's.",
    )


_SIDES = (
    (_GOOD, Side.IN_PLACE, "Styrkor och praktik", "Strengths and practice"),
    ((Kind.IMPROVEMENT,), Side.TO_DEVELOP, "Förbättringsområden", "Improvement areas"),
)
_SAID_OF = {
    Side.IN_PLACE: ("", ""),
    Side.UNSETTLED: (", planerat eller oklart", ", planned or unclear"),
    Side.TO_DEVELOP: (", utpekat som förbättringsområde", ", named as an improvement area"),
}
