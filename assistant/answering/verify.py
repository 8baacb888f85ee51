"""Checks, by code, that a composed statement's sentences hold against the passages it cites."""

from collections.abc import Mapping, Sequence

from assistant.domain.answer import Statement
from assistant.domain.passage import Kind
from assistant.verifying.fault import FIGURES_AND_NAMES, OWN_WORDS, Fault
from assistant.verifying.grounds import Grounds
from assistant.verifying.sentences import sentences_of
from assistant.verifying.verifier import Verifier


def verified_keys(
    statements: Sequence[Statement], keys: Mapping[str, str], *, verifier: Verifier, english: bool
) -> frozenset[str]:
    """Keys of the passages for which every statement that cites them holds."""
    failed = {
        passage.id
        for statement in statements
        if faults_of(statement, verifier, english=english)
        for passage in statement.cited
    }
    return frozenset(key for passage_id, key in keys.items() if passage_id not in failed)


def faults_of(statement: Statement, verifier: Verifier, *, english: bool = False) -> tuple[Fault, ...]:
    """What does not hold in a statement; one without sources is not judged."""
    if not statement.cited:
        return ()
    grounds = Grounds(statement.cited, computed=statement.computed)
    # what is said of figures alone is arithmetic, in words that no source has
    figures_alone = all(passage.kind is Kind.FIGURE for passage in statement.cited)
    kinds = FIGURES_AND_NAMES if english or figures_alone else OWN_WORDS
    return tuple(
        fault for sentence in sentences_of(statement.text) for fault in verifier.judge(sentence, grounds, kinds=kinds)
    )
