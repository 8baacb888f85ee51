"""Questions to start from, four for each group of users. In Swedish in both languages: they are what people ask."""

#: (text key of the group's name, its questions)
EXAMPLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "group_findings",
        (
            "Formulera ett förbättringsområde om detaljstyrda politiska mål",
            "Hur har andra rapporter uttryckt att strategi för brukarfokus saknas?",
            "Vilket underlag behövs för hög poäng i fråga 2.2?",
            "Vad fick Höganäs i Kommunkompassen 2023?",
        ),
    ),
    (
        "group_examples",
        (
            "Hur arbetar andra med brukarfokus?",
            "Vilka kommuner lyfts för sin styrmodell?",
            "Hur får invånare vara med och påverka budgeten?",
            "Tips från kommuner med hög poäng som arbetsgivare?",
        ),
    ),
    (
        "group_interview",
        (
            "Vad frågar jag facken om lönesättning?",
            "Vilka frågor bör jag ställa till kommunalråden om politiska mål?",
            "Förslag på intervjufrågor till enhetschefer om deras uppdrag",
            "Vilka följdfrågor ställer jag om omvärldsspaning?",
        ),
    ),
)
