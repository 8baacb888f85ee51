"""Texts of comparing municipalities and of good examples."""

TEXTS: dict[str, tuple[str, str]] = {
    # comparing
    "tab_compare": ("Jämför", "Compare"),
    "compare_heading": ("## Jämför kommuner och år", "## Compare municipalities and years"),
    "compare_info": (
        "Skillnader räknas bara inom en utgåva. Resultat ur olika utgåvor står bredvid varandra.",
        "Differences are computed within an edition only. Results of different editions stand side by side.",
    ),
    "own_municipality": ("Vår kommun", "Our municipality"),
    "other_municipalities": ("Jämför med", "Compare with"),
    "one_area": ("Bara ett område", "One area only"),
    "all_areas": ("Alla områden", "All areas"),
    "averages": ("Visa medelvärden", "Show averages"),
    "view": ("Diagram", "Chart"),
    "view_profil": ("Profil", "Profile"),
    "view_radar": ("Radar", "Radar"),
    "view_rangordning": ("Bland alla kända", "Among all known"),
    "view_tid": ("Över tid", "Over time"),
    "compare_empty": (
        (
            "Välj er kommun. Då visas poängen per område och fråga, med publicerade medelvärden bredvid. Lägg till andra "
            "kommuner eller år för att se skillnader."
        ),
        (
            "Choose your municipality to see its points by area and question beside published averages. Add other "
            "municipalities or years to see differences."
        ),
    ),
    "no_chart": (
        "De poäng som diagrammet ska visa är inte kända. Tabellen nedan visar det som finns; pröva också ett annat diagram.",
        "The points that this chart shows are not known. The table below shows what there is; try another chart too.",
    ),
    "chart_in_words": ("Diagrammet i ord", "The chart in words"),
    "all_figures": ("Alla siffror", "All figures"),
    "by_question": ("Fråga för fråga", "Question by question"),
    "learn_heading": (
        "Att lära av: så arbetar kommuner med högre poäng",
        "To learn from: how higher scoring municipalities work",
    ),
    "learn_info": (
        "De tre områden där {name} har lägst poäng. Poängen hos andra kan komma ur en annan utgåva.",
        "The three areas where {name} scores lowest. Others' points may come from another edition.",
    ),
    "learn_nothing": (
        "Underlaget har inget exempel från en kommun med högre poäng här.",
        "The base holds no example from a higher scoring municipality here.",
    ),
    "alike_heading": ("Kommuner som liknar {name} i storlek", "Municipalities of the same size as {name}"),
    "alike_line": (
        "{municipality} ({inhabitants} invånare {year})",
        "{municipality} ({inhabitants} inhabitants {year})",
    ),
    "points_of_100": ("{points} av 100 poäng", "{points} of 100 points"),
    "save_as": ("Spara som", "Save as"),
    "format_docx": ("Word", "Word"),
    "format_xlsx": ("Excel", "Excel"),
    "format_csv": ("CSV", "CSV"),
    "format_png": ("Bild (PNG)", "Picture (PNG)"),
    "make_file": ("Skapa fil", "Make file"),
    "made_file": ("Filen", "The file"),
    "choose_own": ("Välj er kommun först.", "Choose your municipality first."),
    # good examples
    "tab_examples": ("Goda exempel", "Good examples"),
    "examples_heading": ("## Goda exempel", "## Good examples"),
    "examples_info": (
        "Styrkor och praktik ur publika rapporter och faktablad, den högsta poängen först.",
        "Strengths and practice from public reports and fact sheets, the highest scoring first.",
    ),
    "one_question": ("Fråga (2016 års utgåva)", "Question (2016 edition)"),
    "all_questions": ("Alla frågor", "All questions"),
    "one_theme": ("Tema", "Theme"),
    "all_themes": ("Alla teman", "All themes"),
    "examples_count": ("{first}–{last} av {count} exempel.", "{first}–{last} of {count} examples."),
    "examples_empty": (
        "Välj ett område, en fråga eller ett tema. Då visas vad kommunerna gör där, den högsta poängen först.",
        "Choose an area, a question or a theme to see what municipalities do there, the highest scoring first.",
    ),
    "examples_none": (
        "Inga exempel här. Välj en annan fråga, hela området eller ett tema.",
        "No examples here. Choose another question, the whole area or a theme.",
    ),
    "scored": ("Poäng där: {scored}", "Points there: {scored}"),
    "not_scored": ("Poängen är inte känd", "The points are not known"),
    "also_said": ("Samma sak sägs om {names}.", "The same is said of {names}."),
    "save": ("Spara", "Save"),
    "saved_mark": ("Sparad ✓", "Saved ✓"),
    "earlier": ("Föregående", "Previous"),
    "more": ("Visa fler", "Show more"),
    "saved_heading": ("## Min lista", "## My list"),
    "saved_info": (
        "Listan ligger i din webbläsare och syns inte för andra.",
        "The list is kept in your browser and nobody else sees it.",
    ),
    "saved_empty": (
        "Listan är tom. Tryck på Spara vid ett exempel, så samlas de här och kan sparas som Word eller CSV med källor.",
        "The list is empty. Press Save at an example: they gather here and can be saved as Word or CSV with sources.",
    ),
    "saved_list": ("Sparade exempel", "Saved examples"),
    "remove_marked": ("Ta bort markerade", "Remove marked"),
    "undo_list": ("Ångra", "Undo"),
    "nothing_marked": ("Markera minst ett exempel i listan.", "Mark at least one example in the list."),
}
