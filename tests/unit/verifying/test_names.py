import pytest
from passages import make_passage

from assistant.verifying.grounds import Grounds
from assistant.verifying.names import name_faults

REGISTER = frozenset({"Ljungby", "Höganäs", "Mark", "Upplands Väsby", "Örebro", "Vara"})
PEOPLE = make_passage(
    "Två personer gjorde utvärderingen: Lars Strid, senior konsult vid SKL, och Ulrika Elming från Ängelholms kommun. "
    "De följde Örebros handbok, Mål och budget samt översiktsplanen; kommunfullmäktige (KF) och tekniska nämnden beslutade.",
    source="rapport",
)


def faults(sentence):
    return [fault.says for fault in name_faults(sentence, Grounds((PEOPLE,)), REGISTER)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lars Strid och Ulrika Elming utvärderade.",
        "Ljungbys utvärderare var Strid.",
        "I Ljungby kommun följs Örebros handbok.",
        "Ljungbyborna nämns.",
        "Elming kom från Ängelholm.",
        "Strid arbetade vid Sveriges Kommuner och Landsting, dagens SKR.",
        "Översiktsplanen och dokumentet Mål och budget följs.",
        "Enligt Kommunkompassen beslutade fullmäktige.",
        "Kommunen beslutade. Nämnden beslutade.",
        "Vara tydlig är viktigt.",
        "Det sägs: Kommunen är bra.",
    ],
)
def test_what_the_source_names_holds(sentence):
    assert faults(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Lars Berg och Ulrika Elming utvärderade.", "Berg"),
        ("Lars Elming utvärderade.", "Lars Elming"),
        ("Höganäs följer handboken.", "Höganäs"),
        ("Vara kommun följer handboken.", "Vara"),
        ("Kommunen följer Höganäs handbok.", "Höganäs"),
        ("Strid arbetade vid Boverket.", "Boverket"),
        ("Boverket utvärderade.", "Boverket"),
        ("PWC utvärderade.", "PWC"),
        ("Kommunen utvärderades av Anna Berg.", "Anna"),
        ("Biblioteksplanen följs.", "biblioteksplanen"),
        ("Socialnämnden beslutade.", "socialnämnden"),
    ],
)
def test_what_it_does_not_name_fails(sentence, name):
    says = faults(sentence)
    assert says
    assert any(name in one for one in says)
