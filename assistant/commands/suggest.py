"""``suggest``: levels, percents and quotes that the evidence of an evaluation speaks for."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.suggestion_records import suggestion_record
from assistant.domain.criterion import Criterion
from assistant.domain.evaluation import PROGRAM
from assistant.domain.rating import Rating, Ratings
from assistant.domain.rounding import format_percent
from assistant.domain.scorecard import QuestionScore
from assistant.domain.scoring import score
from assistant.domain.suggestion import TOO_LITTLE, Suggestion

if TYPE_CHECKING:
    from assistant.assembly import Assistant

_FOR_WHOM = "Förslag, ingen bedömning. Visa det inte för en utvärderare som ännu inte har låst sin egen bedömning."


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("suggest", help="föreslå nivåer och poäng ur en utvärderings underlag, med citat")
    parser.add_argument("evaluation", metavar="UTVÄRDERING", help="utvärderingens id")
    parser.add_argument("--fråga", "--fraga", dest="question", metavar="2.1", help="bara denna fråga")
    parser.add_argument("--modell", dest="with_model", action="store_true", help="låt språkmodellen läsa underlaget")
    parser.add_argument("--som", dest="by", metavar="NAMN", help="visa bara det som denna utvärderare får se")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Judge, keep and print; to an evaluator only the questions that are locked."""
    evaluations, by = assistant.evaluations, arguments.by or PROGRAM
    made = evaluations.suggest(arguments.evaluation, arguments.question, with_model=arguments.with_model, by=by)
    state = evaluations.open(arguments.evaluation, arguments.by)
    shown = tuple(one for one in made if arguments.by is None or state.sight.sees_others(one.question))
    edition = assistant.instrument.edition(state.evaluation.edition)
    assert edition is not None  # an evaluation of an unknown edition is not begun
    ratings = Ratings(edition.id, tuple(Rating(one.question, one.percent, ()) for one in shown))
    card = score(ratings, edition, assistant.instrument.scale)
    scored = {question.id: question for question in card.questions}
    criteria = {c.question: c for c in assistant.criteria() if c.edition == edition.id}
    blind = [one.question for one in made if one not in shown]
    if arguments.json:
        records = [suggestion_record(one, criteria.get(one.question), scored[one.question]) for one in shown]
        print_json({"utvärdering": state.evaluation.id, "obs": _FOR_WHOM, "förslag": records, "dolda": blind})
        return
    print_line(f"{state.evaluation.name}. {_FOR_WHOM}")
    for one in shown:
        for line in _lines(one, criteria.get(one.question), scored[one.question]):
            print_line(line)
    if blind:
        print_line(f"Dolt för {arguments.by} tills frågan är låst: {', '.join(blind)}.")
    if arguments.question is None:
        print_line(card.text)


def _lines(suggestion: Suggestion, criterion: Criterion | None, scored: QuestionScore) -> Iterator[str]:
    texts = {indicator.id: indicator.text for indicator in criterion.indicators} if criterion else {}
    number = TOO_LITTLE
    if suggestion.percent is not None:
        interval = f"{format_percent(suggestion.low)} till {format_percent(suggestion.high)}"
        number = (
            f"{scored.shown_points} av {scored.max_points} poäng, {format_percent(suggestion.percent)} ({interval})"
        )
    yield f"{suggestion.question} {scored.name}: {number}; {suggestion.seen} av {len(suggestion.judgements)} indikatorer"
    for judgement in suggestion.judgements:
        if not (judgement.level or judgement.unsure):
            continue
        yield f"  {judgement.indicator} {judgement.level or judgement.unsure}: {texts.get(judgement.indicator, '')}"
        yield from (f"    + ”{quote.text}” [{quote.passage_id}]" for quote in judgement.speaks_for)
        yield from (f"    − ”{quote.text}” [{quote.passage_id}]" for quote in judgement.speaks_against)
    for anchor in suggestion.anchors:
        yield f"  Granne: {anchor.municipality} {anchor.year} fick {anchor.percent} %: {anchor.finding}"
