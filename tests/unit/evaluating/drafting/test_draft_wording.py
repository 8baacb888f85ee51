import pytest

from assistant.evaluating.drafting.condensing import as_strength
from assistant.evaluating.drafting.improving import ON_PAPER, as_improvement


@pytest.mark.parametrize(
    ("sentence", "bullet"),
    [
        ("Ljungby kommun har ett kontaktcenter som löser ärenden direkt.", "Kontaktcenter som löser ärenden direkt"),
        ("Det finns en värdegrund som är känd av medarbetarna.", "Värdegrund som är känd av medarbetarna"),
        ("Kommunen mäter regelbundet bemötandet inom KKiK.", "Regelbunden mätning av bemötandet inom KKiK"),
        ("Kommunen följer regelbundet upp målen i styrkortet.", "Regelbunden uppföljning av målen i styrkortet"),
        ("Kommunen arbetar systematiskt med Lean.", "Systematiskt arbete med Lean"),
        ("Kommunen samverkar med grannkommunerna om vatten och IT.", "Samverkan med grannkommunerna om vatten och IT"),
        ("Fullmäktige har antagit ett program för demokrati.", "Antaget program för demokrati"),
        ("Fullmäktige har antagit en strategi för brukarfokus.", "Antagen strategi för brukarfokus"),
        ("Fullmäktige har antagit mål för miljön.", "Antagna mål för miljön"),
        (
            "Kommunen genomför årligen medarbetarundersökningar i alla förvaltningar.",
            "Årliga medarbetarundersökningar i alla förvaltningar",
        ),
        ("Vi har årliga medarbetarsamtal med alla och de följs upp.", "Årliga medarbetarsamtal med alla"),
        ("Sedan 2019 har kommunen ett ledarprogram för nya chefer.", "Ledarprogram för nya chefer sedan 2019"),
        ("Enligt kommunens webbplats finns ett gemensamt system för synpunkter.", "Gemensamt system för synpunkter"),
        ("Utvärderarna noterar att kommunen har ett imponerande arbete med kultur.", "Arbete med kultur"),
        (
            "Ljungbys chefer samlas fyra gånger per år, säger kommundirektören.",
            "Kommunens chefer samlas fyra gånger per år",
        ),
        ("Kommunen jämför sina resultat med andra kommuners.", "Jämförelser av kommunens resultat med andra kommuners"),
        ("Kommunen har utsett en demokratiberedning.", "Kommunen har utsett en demokratiberedning"),
        ("- Kommungemensamma lönekriterier", "Kommungemensamma lönekriterier"),
        ("Kommunfullmäktige antog 2020 ett program för lokal demokrati.", "Program för lokal demokrati, antaget 2020"),
        ("En ledarpolicy antogs 2019.", "En ledarpolicy antogs 2019"),
        (
            "En policy för ledarskap antogs 2019 av kommunstyrelsen.",
            "Policy för ledarskap, antagen 2019 av kommunstyrelsen",
        ),
        ("Fullmäktige har beslutat om sex mål för mandatperioden.", "Sex beslutade mål för mandatperioden"),
        ("Det har tagits fram en gemensam projektmodell.", "Gemensam projektmodell"),
        ("Tjänstegarantier finns inom bygglov och förskola.", "Tjänstegarantier inom bygglov och förskola"),
        ("Kommunen har sedan flera år en etablerad idésluss.", "Etablerad idésluss"),
        (
            "Kommunen jobbar med tjänstedesign och har utbildat 40 medarbetare.",
            "Kommunen jobbar med tjänstedesign och har utbildat 40 medarbetare",
        ),
        ("Det är positivt att kommunen har ett särskilt boende med råd.", "Särskilt boende med råd"),
        (
            "Kommunen har en mycket informativ tidning och mycket tid för dialog.",
            "Informativ tidning och mycket tid för dialog",
        ),
    ],
)
def test_a_strength_has_its_noun_first_and_neither_municipality_nor_praise(sentence, bullet):
    assert as_strength(sentence, "Ljungby") == bullet


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen planerar ett kontaktcenter.",
        "En strategi saknas.",
        "Kommunen bör ta fram en strategi.",
        "Det är något som jag har bestämt.",
        "De följs upp varje år.",
        "Har ni en strategi?",
    ],
)
def test_what_is_missing_planned_or_points_outside_itself_is_no_strength(sentence):
    assert as_strength(sentence) is None


def test_only_what_stands_before_a_but_is_a_strength():
    assert (
        as_strength("Kommunen har ett system för synpunkter men det används inte överallt.") == "System för synpunkter"
    )


def test_another_name_that_begins_with_the_municipalitys_stays():
    assert as_strength("Kommunen har Ljungby Chef som ledarforum.", "Ljungby") == "Ljungby Chef som ledarforum"


@pytest.mark.parametrize(
    ("sentence", "bullet"),
    [
        ("Kommunen saknar en samlad strategi för brukarfokus.", "Samlad strategi för brukarfokus"),
        ("Det finns ingen gemensam modell för projekt.", "Gemensam modell för projekt"),
        ("En plan för brukarundersökningar saknas.", "Plan för brukarundersökningar"),
        ("Enligt de fackliga saknas lönekriterier i flera förvaltningar.", "Lönekriterier i flera förvaltningar"),
        ("Resultaten jämförs inte med andra kommuner.", "Jämförelser av resultaten med andra kommuner"),
        ("Svarstiderna följs inte upp, säger en enhetschef.", "Uppföljning av svarstiderna"),
        ("Kommunen mäter inte bemötandet i alla verksamheter.", "Mätning av bemötandet i alla verksamheter"),
        ("Handlingsplaner tas fram men följs sällan upp.", "Uppföljning av handlingsplaner"),
        ("Målen är många men saknar mått.", "Målen saknar mått"),
        (
            "Arbetsmiljön bör bedömas och utvecklas även med andra metoder.",
            "Bedöma och utveckla arbetsmiljön även med andra metoder",
        ),
        ("Metoderna bör tas i bruk i vardagen.", "Ta i bruk metoderna i vardagen"),
        ("Kommunen bör också berätta om resultaten.", "Berätta om resultaten"),
        ("Kommunen behöver en gemensam projektmodell.", "Gemensam projektmodell"),
        ("Chefskontrakt finns för förvaltningschefer men inte för enhetschefer.", "Chefskontrakt för enhetschefer"),
        ("Bemötande mäts inte systematiskt i verksamheterna.", "Systematisk mätning av bemötande i verksamheterna"),
        ("Inga jämförelser görs med privata utförare.", "Jämförelser med privata utförare"),
        ("Utvärdering av ledarprogrammen görs inte.", "Utvärdering av ledarprogrammen"),
        (
            "Kommunen bör i större utsträckning redovisa resultat per enhet.",
            "Redovisa resultat per enhet i större utsträckning",
        ),
        ("Nästa år ska kommunen ta fram en ny policy.", f"Ta fram en ny policy, {ON_PAPER}"),
        (
            "Det varierar mellan förvaltningarna hur avvikelser rapporteras.",
            "Det varierar mellan förvaltningarna hur avvikelser rapporteras",
        ),
        ("Det behövs en strategi för resultatstyrning.", "Strategi för resultatstyrning"),
        ("Kopplingen mellan mål och budget är otydlig.", "Kopplingen mellan mål och budget är otydlig"),
        ("En ny personalstrategi planeras till 2025.", f"Ny personalstrategi, {ON_PAPER}"),
        ("Kommunen planerar att införa ett kontaktcenter under 2025.", f"Införa ett kontaktcenter, {ON_PAPER}"),
    ],
)
def test_what_is_missing_is_said_as_what_is_to_come(sentence, bullet):
    assert as_improvement(sentence) == bullet


def test_a_subject_with_a_second_verb_is_left_where_it_is():
    sentence = "Kriterierna bör utvecklas och hänga samman med prestationen."
    assert as_improvement(sentence) == sentence.rstrip(".")


@pytest.mark.parametrize(
    "sentence", ["Kommunen har ett kontaktcenter.", "Det saknas inte.", "Strategin är ute på remiss."]
)
def test_what_lacks_nothing_is_no_improvement(sentence):
    assert as_improvement(sentence) is None
