"""Follow-up on a real report: sentences that show, begin, plan, deny or merely touch its improvement areas.

Labelled by hand. Floors: nothing is shown that is not; of what is shown, six in seven are seen where the evidence is tied to its
question, and half where it is not.
"""

import pytest

from assistant.domain.follow_up import Progress
from assistant.domain.passage import PUBLIC, Kind, PassageFilter
from assistant.domain.suggestion import EvidenceText
from assistant.evaluating.follow_up import follow_up
from assistant.retrieval.synonyms import Synonyms

DONE, BEGUN, NOT_SEEN = Progress.DONE, Progress.BEGUN, Progress.NOT_SEEN

SENTENCES = (
    ("L1F3", DONE, "Utfallet av förvaltningsrevisioner och rekommenderade åtgärder läggs numera ut på webbplatsen."),
    ("L1F3", NOT_SEEN, "En ny webbplats lanserades 2020."),
    ("L1F3", NOT_SEEN, "Revisionens åtgärder har inte lagts ut på webbplatsen."),
    ("L2F1", DONE, "En sammanhållen strategi för att sätta brukaren i centrum antogs av fullmäktige 2020."),
    ("L2F1", NOT_SEEN, "En strategi för kommunikation antogs av fullmäktige 2020."),
    (
        "L2F3",
        DONE,
        "Tillgänglighet och bemötande är sedan 2019 ett kriterium när medarbetare anställs och löner sätts, och det används i alla förvaltningar.",
    ),
    ("L2F3", NOT_SEEN, "Alla medarbetare har genomfört en utbildning i bemötande."),
    ("L2F6", DONE, "Brukarpaneler och fokusgrupper har införts inom äldreomsorgen och skolan."),
    ("L2F6", BEGUN, "Brukarpaneler provas i två hemtjänstgrupper, och fokusgrupper har påbörjats."),
    ("L2F6", NOT_SEEN, "Brukarenkäten har genomförts varje år."),
    ("L3F7", DONE, "Bolagen är genom nya ägardirektiv kopplade till styrmodellen, och ägardirektiven beslutades 2021."),
    ("L3F7", NOT_SEEN, "Bolagen har infört en gemensam upphandling."),
    ("L3F8", NOT_SEEN, "Politiker och tjänstemän bör tala mer om sina roller."),
    ("L4F1", DONE, "En strategi för chefskap och ledarskap som gäller hela kommunen fastställdes i december."),
    ("L4F1", NOT_SEEN, "Chefer har genomfört ett ledarskapsprogram."),
    (
        "L4F2",
        DONE,
        "Kommunövergripande projekt sammanställs numera i en projektportal där prioriteringar och läge syns.",
    ),
    ("L4F4", BEGUN, "Arbetet med att beskriva de övergripande processerna har påbörjats."),
    ("L4F5", DONE, "Varje chef har sedan 2019 ett eget chefskontrakt med resultatmål, som följs upp årligen."),
    ("L4F7", DONE, "360-graders återkoppling används i chefernas ledarutveckling."),
    ("L4F9", BEGUN, "Ett traineeprogram har startats på prov, och ledarprogrammet i regionen är på gång."),
    ("L4F9", NOT_SEEN, "Kommunen planerar att starta traineeprogram för ledare."),
    ("L5F2", DONE, "Kostnaden för varje tjänst har beräknats, och tjänsternas kostnader används i budgeten."),
    ("L5F2", NOT_SEEN, "Kostnaderna har minskat sedan 2019."),
    ("L5F5", DONE, "Enheter jämförs sedan 2020 med enheter i andra kommuner två gånger om året."),
    ("L6F1", DONE, "Nya riktlinjer för rekrytering har antagits."),
    ("L6F1", NOT_SEEN, "Nya riktlinjer för representation har antagits."),
    (
        "L6F7",
        DONE,
        "Lönekriterierna har anpassats till verksamheten och tar hänsyn till både individens och gruppens prestation; de används i alla lönesamtal.",
    ),
    ("L6F7", NOT_SEEN, "Lönekriterierna är okända för många medarbetare."),
    ("L7F5", DONE, "Goda exempel sprids numera systematiskt inom kommunen på en årlig förbättringsdag."),
    (
        "L7F7",
        DONE,
        "Anställda uppmuntras att lämna förslag till förbättringar, och konceptet med åtta förbättringar och tårta har införts i alla verksamheter.",
    ),
    ("L7F7", NOT_SEEN, "Förslagslådan har inte använts."),
    ("L8F1", DONE, "En plan för kommunens internationella arbete antogs 2021."),
    ("L8F1", NOT_SEEN, "Kommunen har genomfört ett internationellt utbyte."),
    ("L8F2", NOT_SEEN, "Turismen ökade sedan 2019."),
)


@pytest.fixture(scope="module")
def improvements(base):
    scope = PassageFilter(collections=(PUBLIC,), kinds=(Kind.IMPROVEMENT,), municipalities=("Ljungby",))
    return base.database.find_passages(scope)


@pytest.fixture(scope="module")
def equivalents(base):
    return Synonyms(base.glossary).of


@pytest.mark.parametrize(("tied", "least"), [(True, 0.85), (False, 0.5)])
def test_nothing_is_seen_that_is_not_there_and_most_of_what_is(improvements, equivalents, tied, least):
    by_place = {improvement.finding_id: improvement for improvement in improvements}
    seen, shown, false = 0, 0, []
    for place, expected, text in SENTENCES:
        about = by_place[place]
        evidence = EvidenceText("p", text, "källa", "dokument", None, about.questions if tied else ())
        for found in follow_up(improvements, [evidence], since=2018, equivalents=equivalents):
            wanted = expected if found.improvement is about else NOT_SEEN
            shown += wanted is not NOT_SEEN
            seen += found.progress is wanted is not NOT_SEEN
            if found.progress not in (wanted, NOT_SEEN):
                false.append((place, text, found.progress))
    assert not false
    assert seen >= least * shown


def test_what_other_municipalities_do_is_no_progress_of_this_one(base, improvements, equivalents):
    others = base.database.find_passages(
        PassageFilter(collections=(PUBLIC,), kinds=(Kind.STRENGTH, Kind.PRACTICE), exclude_municipalities=("Ljungby",))
    )
    evidence = [EvidenceText(p.id, p.text, p.document_id, p.kind.value, None, p.questions) for p in others]
    found = follow_up(improvements, evidence, since=2018, equivalents=equivalents)
    assert len(evidence) > 100
    assert [f for f in found if f.progress is not NOT_SEEN] == []
