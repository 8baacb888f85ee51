"""Results of municipalities for the tests, with as little said of each as the test needs."""

from collections.abc import Sequence

from assistant.domain.passage import PUBLIC
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus, Result


def result(
    municipality: str,
    year: int | None,
    edition: str | None,
    total: int | None = None,
    areas: Sequence[int] = (),
    *,
    questions: Sequence[PrintedQuestion] = (),
    status: FigureStatus = FigureStatus.STATED,
    derivation: str = "",
) -> Result:
    name = f"{municipality}-{year}"
    return Result(
        id=name,
        document_id=f"doc-{name}",
        collection=PUBLIC,
        municipality=municipality,
        country="SE",
        year=year,
        edition=edition,
        total=total,
        areas=tuple(enumerate(areas, start=1)),
        questions=tuple(questions),
        status=status,
        derivation=derivation,
        note="",
        source=f"https://example.org/{name}",
        see_also=(),
        is_report=False,
    )


#: Figures of real evaluations.
LJUNGBY = result("Ljungby", 2018, "2016", 461, (70, 46, 69, 45, 56, 49, 52, 74))
GRASTORP = result("Grästorp", 2014, "2010", 506, (61, 60, 73, 53, 70, 56, 65, 68))
OREBRO_2010 = result(
    "Örebro",
    2010,
    "2010",
    516,
    (52, 80, 66, 59, 51, 71, 55, 82),
    status=FigureStatus.DERIVED,
    derivation="2012 års poäng minus de publicerade förändringarna.",
)
OREBRO_2012 = result("Örebro", 2012, "2010", 615, (68, 85, 86, 74, 70, 74, 71, 87))
VALLENTUNA_2017 = result("Vallentuna", 2017, "2016", 555)
VALLENTUNA_2019 = result("Vallentuna", 2019, "2016", 603)
VALLENTUNA_2021 = result("Vallentuna", 2021, "2020", 648, (73, 75, 80, 83, 86, 82, 86, 83))
