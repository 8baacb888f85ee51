"""``score``: a scorecard computed exactly from ratings."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.records import scorecard_record
from assistant.domain.criterion import Criterion
from assistant.domain.rating import Ratings
from assistant.domain.scoring import score

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("score", help="räkna poäng ur bedömningar (toml, json, csv, xlsx)")
    parser.add_argument("file", type=Path, metavar="FIL")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the scorecard, unrated questions marked."""
    ratings = assistant.read_ratings(arguments.file)
    edition = assistant.instrument.edition(ratings.edition)
    assert edition is not None  # a file of ratings for an unknown edition is refused when it is read
    criteria = _criteria_rated_by(ratings, assistant.criteria())
    scorecard = score(ratings, edition, assistant.instrument.scale, criteria=criteria)
    if arguments.json:
        print_json(scorecard_record(scorecard))
        return
    for area in scorecard.areas:
        print_line(area.text)
        for question in area.questions:
            print_line(f"  {question.text}")
    print_line(scorecard.text)


def _criteria_rated_by(ratings: Ratings, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The criteria whose indicators are rated: those left out then count as unrated.

    A question whose listed indicators are all an organisation's own is scored on what is listed.
    """
    listed = {rating.question: {indicator for indicator, _ in rating.levels} for rating in ratings.ratings}
    return tuple(c for c in criteria if listed.get(c.question, set()) & {i.id for i in c.indicators})
