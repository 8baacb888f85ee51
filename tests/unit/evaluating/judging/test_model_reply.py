"""A model's reply is parsed strictly and its quotes are looked up, or it is refused."""

import json

import pytest
from judging_examples import evidence
from reading_files import instrument

from assistant.evaluating.judging.model_reply import ModelReplyError, read_reply

PASSAGE = evidence("Svarstiderna mäts varje år.\nDe redovisas per\nförvaltning.")
QUOTE = {"nyckel": "K7F2", "text": "Svarstiderna mäts varje år.", "talar": "för"}


def _read(reply):
    text = reply if isinstance(reply, str) else json.dumps(reply, ensure_ascii=False)
    return read_reply(text, "2.2e", {"K7F2": PASSAGE}, instrument().scale)


def test_a_level_with_its_quotes():
    against = {"nyckel": "K7F2", "text": "De redovisas per förvaltning.", "talar": "emot"}
    found = _read({"citat": [QUOTE, against], "nivå": "delvis"})
    assert (found.indicator, found.level) == ("2.2e", "delvis")
    assert [quote.text for quote in found.speaks_for] == ["Svarstiderna mäts varje år."]
    # as it stands in the passage, with its broken line
    assert [quote.text for quote in found.speaks_against] == ["De redovisas per\nförvaltning."]


def test_nothing_seen_is_no_level():
    assert _read({"citat": [], "nivå": "framgår inte"}).level is None


def test_a_code_fence_around_it_does_no_harm():
    assert _read('```json\n{"citat": [], "nivå": "framgår inte"}\n```').level is None


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("Nivån är delvis.", "rätt form"),
        ("[]", "rätt form"),
        ({"nivå": "delvis"}, "citat"),
        ({"citat": [QUOTE], "nivå": "delvis", "poäng": 5}, "poäng"),
        ({"citat": [QUOTE], "nivå": "7"}, "finns inte"),
        ({"citat": [QUOTE], "nivå": 2}, "nivå"),
        ({"citat": [], "nivå": "fullt ut"}, "minst ett citat"),
        ({"citat": [QUOTE], "nivå": "framgår inte"}, "har inget"),
        ({"citat": [QUOTE] * 5, "nivå": "delvis"}, "citat"),
        ({"citat": [{**QUOTE, "nyckel": "K9"}], "nivå": "delvis"}, "nyckeln K9"),
        ({"citat": [{**QUOTE, "text": "Svarstiderna mäts varje månad."}], "nivå": "delvis"}, "ordagrant"),
        ({"citat": [{**QUOTE, "text": "svarstiderna mäts"}], "nivå": "delvis"}, "ordagrant"),
        ({"citat": [{**QUOTE, "text": "         "}], "nivå": "delvis"}, "ordagrant"),
        ({"citat": [{**QUOTE, "text": ".*.*.*.*.*"}], "nivå": "delvis"}, "ordagrant"),
        ({"citat": [{**QUOTE, "talar": "kanske"}], "nivå": "delvis"}, "talar"),
    ],
)
def test_anything_else_is_refused_with_its_reason(reply, fault):
    with pytest.raises(ModelReplyError, match=fault):
        _read(reply)
