"""Nothing of one evaluation is read in another or by the public, whatever way it is asked for."""

from contextlib import closing

import pytest
from evaluation_people import BO, EVA
from scripted_model import ScriptedModel

from assistant.commands.records import answer_record
from assistant.domain.errors import NotFound
from assistant.domain.evaluation import SourceKind
from assistant.domain.passage import PUBLIC, PassageFilter
from assistant.evaluations.about import About
from assistant.writing.prompts import load_prompts
from assistant.writing.writer import Writer

PLACES = ("Ljungby", "Älmhult", "Markaryd")
# A word of its own for each evaluation, which nothing else holds.
SECRETS = {"Ljungby": "kvastblommor", "Älmhult": "zirkonplattor", "Markaryd": "fjällrävspass"}
ASKED = "Vad säger underlaget om {} i brukarfokus?"


@pytest.fixture(scope="module")
def secret_base(base_folder, tmp_path_factory):
    """The shipped base and three evaluations, each with a team and a secret of its own."""
    import shutil

    from assistant.assembly import Assistant
    from assistant.settings import Settings

    folder = tmp_path_factory.mktemp("hemligt") / "data"
    shutil.copytree(base_folder, folder)
    with closing(Assistant(Settings(data=folder, _env_file=None))) as opened:
        made = {}
        for place in PLACES:
            made[place] = opened.evaluations.create(place, 2018, "2016", [f"Utvärderare {place}"], by=EVA)
            text = f"Brukarfokus: nämnden i kommunen delar ut {SECRETS[place]} till brukare som lämnar synpunkter."
            about = About(SourceKind.DOCUMENT, f"Plan om {SECRETS[place]}")
            opened.evaluations.evidence.add_text(made[place].id, text, about, by=f"Utvärderare {place}")
        yield opened, made


def scopes(base, made):
    """What each asker may read: everyone's public knowledge alone, and each team its own too."""
    yield None, PassageFilter((PUBLIC,))
    for place, evaluation in made.items():
        yield place, base.evaluations.evidence.scope(evaluation.id, f"Utvärderare {place}")


def everything_read(base, scope, secret):
    """All that an asker with this scope is shown, by every way of reading, as one text."""
    collections = scope.collections
    found = base.find(secret, filter=scope, limit=50)
    return repr(
        (
            found,
            base.explain(secret, found),
            answer_record(base.ask(ASKED.format(secret), filter=scope)),
            answer_record(base.ask(f"Hur arbetar andra med {secret}?", filter=scope)),
            base.documents(collections),
            base.results(collections),
            base.database.acts(collections, 1_000),
            base.database.find_passages(scope),
            base.database.municipalities(collections),
            base.database.texts(
                [d.id for d in base.documents([c.name for c in base.database.collections()])], collections
            ),
            base.database.passages([p.id for batch in base.database.all_passages() for p in batch], collections),
            base.database.kept_answers(collections, 1_000),
        )
    )


def test_each_reads_its_own_secret_and_no_other(secret_base):
    base, made = secret_base
    for reader, scope in scopes(base, made):
        for owner, secret in SECRETS.items():
            shown = everything_read(base, scope, secret).replace(ASKED.format(secret), "").replace(f"med {secret}", "")
            told = f"nämnden i kommunen delar ut {secret}" in shown or f"Plan om {secret}" in shown
            assert told is (reader == owner), (reader, owner)


def test_the_retriever_of_other_programs_reads_what_is_public(secret_base):
    base, _ = secret_base
    for secret in SECRETS.values():
        assert not any(secret in document.page_content for document in base.retriever(limit=50).invoke(secret))


def test_documents_and_places_of_others_are_as_if_they_did_not_exist(secret_base):
    base, made = secret_base
    for owner, evaluation in made.items():
        (passage,) = base.database.find_passages(PassageFilter((evaluation.collection,)))
        for reader, scope in scopes(base, made):
            if reader == owner:
                continue
            for read in (
                lambda: base.surroundings(passage.id, scope.collections),  # noqa: B023 called at once
                lambda: base.database.document(passage.document_id, scope.collections),  # noqa: B023
            ):
                with pytest.raises(NotFound, match="finns inte i basen"):
                    read()
            assert base.database.passages_of(passage.document_id, scope.collections) == ()
            assert base.database.result_of(passage.document_id, scope.collections) is None


def test_every_verb_of_an_evaluation_is_closed_to_other_teams(secret_base):
    base, made = secret_base
    e = base.evaluations
    for owner, evaluation in made.items():
        for other in (*(f"Utvärderare {place}" for place in PLACES if place != owner), BO):
            id_ = evaluation.id
            for verb in (
                lambda: e.open(id_, other),  # noqa: B023 called at once
                lambda: e.history(id_, other),  # noqa: B023
                lambda: e.undo(id_, 1, by=other),  # noqa: B023
                lambda: e.evidence.scope(id_, other),  # noqa: B023
                lambda: e.evidence.withdraw(id_, "x", seen=1, by=other),  # noqa: B023
                lambda: e.evidence.add_text(id_, "En text.", About(SourceKind.DOCUMENT, "T"), by=other),  # noqa: B023
                lambda: e.interviews.prepare(id_, "fackliga", asker=other),  # noqa: B023
                lambda: e.drafts.propose(id_, 2, by=other),  # noqa: B023
            ):
                with pytest.raises(NotFound, match="ingår du inte i dess team"):
                    verb()
            assert evaluation not in e.list(other)


def test_what_a_model_wrote_within_an_evaluation_stays_there(secret_base):
    base, made = secret_base
    place = "Ljungby"
    scope = base.evaluations.evidence.scope(made[place].id, f"Utvärderare {place}")
    base.__dict__["writer"] = Writer(ScriptedModel(["Kort.", "Kort.", "Kort."]), load_prompts(), 20)
    try:
        answer = base.ask(ASKED.format(SECRETS[place]), filter=scope)
    finally:
        del base.__dict__["writer"]
    assert answer.making is not None
    assert any(SECRETS[place] in kept.question for kept in base.database.kept_answers(scope.collections))
    others = [c.name for c in base.database.collections() if c.name != made[place].collection]
    assert not any(SECRETS[place] in kept.question for kept in base.database.kept_answers(others, 1_000))
