"""What a question wants: one main intent, told by its words."""

from enum import StrEnum

from assistant.answering.phrases import names_said, says
from assistant.domain.passage import Kind


class Intent(StrEnum):
    """The kinds of answer the assistant gives (`kind` of an answer)."""

    FIGURES = "poäng"
    EXAMPLES = "exempel"
    FINDINGS = "fynd"
    CRITERIA = "kriterium"
    PROCESS = "process"
    EDITIONS = "utgåvor"
    INTERVIEW = "intervju"
    DRAFT = "utkast"
    BASE = "underlag"
    PROMOTION = "reklam"
    JUDGEMENT = "omdöme"
    ORDER = "instruktion"


class Operation(StrEnum):
    """What to do with the figures; the names of ``[operations]`` in the phrase file, in order of precedence."""

    EXPLAIN = "explain"
    WHAT_IF = "what_if"
    COUNT = "count"
    UNREACHED = "unreached"
    THRESHOLD = "threshold"
    RECORD = "record"
    AVERAGE = "average"
    SHARE = "share"
    CHANGE = "change"
    COMPARE = "compare"
    EXTREME = "extreme"
    SUM = "sum"


# Operations that only figures can answer, whatever else the question speaks of.
_ONLY_FIGURES = frozenset(
    {
        Operation.THRESHOLD,
        Operation.UNREACHED,
        Operation.AVERAGE,
        Operation.SHARE,
        Operation.RECORD,
        Operation.SUM,
    }
)
# Operations that set a municipality's figures beside others.
_RELATING = frozenset({Operation.CHANGE, Operation.COMPARE, Operation.EXTREME})


def operations_in(folded: str) -> tuple[Operation, ...]:
    """Every operation whose words occur, in the order of precedence."""
    return tuple(Operation(name) for name in names_said("operations", folded))


def compares_with_others(folded: str, operations: tuple[Operation, ...]) -> bool:
    """Whether a municipality is to be set beside other municipalities, not beside other years or areas of its own."""
    others = says("marks", "others", folded) and not says("marks", "other_things", folded)
    return others and Operation.COMPARE in operations


def tables_change(folded: str) -> bool:
    """Whether the change over time is wanted as a table."""
    return says("marks", "table", folded) and Operation.CHANGE in operations_in(folded)


def asks_what_reports_say(folded: str, kinds: tuple[Kind, ...]) -> bool:
    """Whether what the evaluations tell is asked for, not what one of them does ("utvärderingarna", not "rapporten")."""
    findings = bool(kinds) or says("wishes", "findings", folded)
    return (findings and says("marks", "several_reports", folded)) or says("marks", "reports_say", folded)


def intent_of(
    folded: str,
    *,
    municipality: bool,
    place: bool,
    groups: bool,
    kinds: tuple[Kind, ...],
    subject: bool,
    operations: tuple[Operation, ...],
    years: int,
) -> Intent:
    """The main intent, the most specific wish first.

    Args:
        folded: the question in lower case without diacritics.
        municipality: whether one is named.
        place: whether a question or an area of the instrument is named.
        groups: whether an interview group is named.
        kinds: kinds of finding named.
        subject: whether words are left when the question's frame is taken away.
        operations: see `operations_in`.
        years: how many years and editions are named.
    """
    figures = says("wishes", "figures", folded)
    for intent, asked_for in (
        (Intent.PROMOTION, says("wishes", "promotion", folded)),
        (Intent.JUDGEMENT, says("marks", "judgement", folded)),
        (Intent.BASE, says("wishes", "base", folded)),
        (Intent.FIGURES, Operation.COUNT in operations),
        (Intent.FIGURES, municipality and tables_change(folded)),
        (Intent.FIGURES, Operation.WHAT_IF in operations and (figures or place)),
        (Intent.FIGURES, _is_ranking(folded, operations, municipality=municipality, place=place)),
        (Intent.CRITERIA, place and not municipality and not figures and says("marks", "difference", folded)),
        (Intent.FIGURES, not municipality and says("marks", "most_improved", folded)),
        (Intent.INTERVIEW, _is_interview(folded, groups=groups, figures=figures)),
        (Intent.DRAFT, says("wishes", "draft", folded)),
        (Intent.EDITIONS, _is_about_editions(folded, operations, municipality=municipality, years=years)),
        (Intent.CRITERIA, says("wishes", "criteria", folded) and not (figures and municipality)),
        (Intent.EXAMPLES, not municipality and says("wishes", "examples_first", folded)),
        (Intent.EXAMPLES, subject and not municipality and asks_what_reports_say(folded, kinds)),
        (Intent.FINDINGS, _is_about_findings(folded, municipality, place, kinds, operations)),
        (Intent.FIGURES, _is_about_figures(folded, figures, municipality, place, subject, operations)),
        (Intent.EXAMPLES, not municipality and says("marks", "others", folded)),
        (Intent.FINDINGS, bool(kinds) or municipality or says("wishes", "findings", folded)),
        (Intent.FINDINGS, says("marks", "the_report", folded) and not says("wishes", "examples", folded)),
        (Intent.EXAMPLES, says("wishes", "examples", folded)),
        (Intent.PROCESS, says("wishes", "process", folded)),
    ):
        if asked_for:
            return intent
    return Intent.EXAMPLES


def _is_interview(folded: str, *, groups: bool, figures: bool) -> bool:
    asks = says("wishes", "interview", folded) and not says("wishes", "interview_false", folded)
    return asks and (groups or not (figures or says("marks", "editions", folded)))


def _is_ranking(folded: str, operations: tuple[Operation, ...], *, municipality: bool, place: bool) -> bool:
    """Whether a municipality's questions or areas are to be ranked, or what there is most to gain in."""
    level = says("marks", "question_level", folded) or says("marks", "area_level", folded)
    if municipality and level and {Operation.EXTREME, Operation.UNREACHED} & set(operations):
        return not says("wishes", "draft", folded)
    return (municipality or place) and says("marks", "prioritise", folded)


def _is_about_editions(folded: str, operations: tuple[Operation, ...], *, municipality: bool, years: int) -> bool:
    """Whether the names of areas, or which edition, are asked for rather than figures."""
    if municipality:
        return says("marks", "which_edition", folded)
    compares_years = Operation.COMPARE in operations and years > 1
    if says("marks", "changed", folded) or says("marks", "question_level", folded):
        return False
    lists = says("marks", "lists", folded) or says("marks", "counterpart", folded)
    return compares_years or (says("marks", "editions", folded) and lists)


def _is_about_findings(
    folded: str,
    municipality: bool,  # noqa: FBT001 plain facts of the question
    place: bool,  # noqa: FBT001
    kinds: tuple[Kind, ...],
    operations: tuple[Operation, ...],
) -> bool:
    """Whether what is said matters more than what was scored."""
    ranks_questions = Operation.EXTREME in operations and says("marks", "question_level", folded)
    if _ONLY_FIGURES & set(operations) or ranks_questions:
        return False
    if municipality and says("wishes", "findings", folded):
        return True
    if not municipality and says("marks", "others", folded):
        return False
    why = says("marks", "content_why", folded) and not says("marks", "rounding", folded)
    return (bool(kinds) and not place) or (municipality and why)


def _is_about_figures(
    folded: str,
    figures: bool,  # noqa: FBT001 plain facts of the question
    municipality: bool,  # noqa: FBT001
    place: bool,  # noqa: FBT001
    subject: bool,  # noqa: FBT001
    operations: tuple[Operation, ...],
) -> bool:
    asked = set(operations)
    if figures and (municipality or place or _ONLY_FIGURES & asked):
        return True
    if Operation.EXPLAIN in asked and says("marks", "rounding", folded) and (figures or place or municipality):
        return True
    if municipality and asked & (_RELATING | _ONLY_FIGURES) and not subject:
        return True
    if (
        municipality
        and place
        and compares_with_others(folded, operations)
        and not says("marks", "way_of_working", folded)
    ):
        return True
    level = says("marks", "question_level", folded) or says("marks", "area_level", folded)
    if Operation.EXTREME in asked and says("marks", "national", folded) and (figures or level or not subject):
        return True
    if Operation.RECORD in asked and not subject:
        return True
    return figures and bool(operations)
