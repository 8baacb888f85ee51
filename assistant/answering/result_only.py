"""Findings that tell of points or places only ("Bland de två bästa områdena."), not of how anything is done."""

from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.domain.passage import Passage

# A finding that only repeats a figure is short.
_LONGEST_RESULT = 110


def states_only_a_result(passage: Passage) -> bool:
    """Whether a finding tells of points or places only."""
    return says("marks", "result_only", fold(passage.text)) and len(passage.text) < _LONGEST_RESULT
