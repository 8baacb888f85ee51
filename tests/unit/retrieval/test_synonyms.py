from assistant.domain.glossary import Term
from assistant.retrieval.synonyms import Synonyms

GLOSSARY = (
    Term(
        "medborgardialog", "", ("invånardialog", "dialog med medborgare"), ("citizen dialogue",), ("innbyggerdialog",)
    ),
    Term("budget", "", ("ekonomisk plan",), ("budget", "finances"), ()),
    Term("brukare", "", ("kund",), (), ("bruker",)),
)


def test_a_word_gives_the_other_swedish_words():
    (found,) = Synonyms(GLOSSARY).of(("medborgardialog",))
    assert found == (("invånardialog",), ("dialog", "medborgare"))


def test_inflected_words_are_looked_up_by_stem():
    assert Synonyms(GLOSSARY).of(("kunder",)) == ((("brukare",),),)


def test_foreign_words_give_swedish_ones():
    found = Synonyms(GLOSSARY).of(("finances", "innbyggerdialog"))
    assert ("budget",) in found[0]
    assert ("medborgardialog",) in found[1]


def test_a_phrase_gives_its_equivalents_to_each_of_its_words():
    found = Synonyms(GLOSSARY).of(("ekonomisk", "plan", "okänt"))
    assert found == ((("budget",),), (("budget",),), ())


def test_no_glossary_gives_nothing():
    assert Synonyms(()).of(("budget",)) == ((),)
