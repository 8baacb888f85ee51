"""Texts of the follow-up of the last report."""

TEXTS: dict[str, tuple[str, str]] = {
    "follow_up_show": ("Följ upp förra rapporten", "Follow up the last report"),
    "follow_up_none": (
        (
            "Ingen tidigare rapport om kommunen finns. Lägg till den som underlag, så följs dess förbättringsområden upp här "
            "och i rapporten."
        ),
        (
            "There is no earlier report on the municipality. Add it as evidence, and its improvement areas are followed up "
            "here and in the report."
        ),
    ),
    "follow_up_info": (
        (
            "Förbättringsområden i rapporten {year}, ställda mot underlaget. Ej sett betyder att underlaget inte visar det, inte "
            "att inget har gjorts."
        ),
        (
            "Improvement areas of the {year} report, set against the evidence. Not seen means that the evidence does not show "
            "it, not that nothing has been done."
        ),
    ),
    "follow_up_count": ("{progress}: {count} av {all}", "{progress}: {count} of {all}"),
}
