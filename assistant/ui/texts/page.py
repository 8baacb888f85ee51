"""Texts of the page itself, of asking and of the base."""

TEXTS: dict[str, tuple[str, str]] = {
    # the page
    "title": ("Kompassassistenten", "Kompassassistenten"),
    "heading": ("# Kompassassistenten", "# Kompassassistenten"),
    "tagline": (
        "Frågor och svar om Kommunkompassen – med källor",
        "Questions and answers on Kommunkompassen – with sources",
    ),
    "language": ("Språk", "Language"),
    "leave_conversation": (
        "Sidan laddas om och samtalet töms. Vill du byta språk?",
        "The page reloads and the conversation is emptied. Switch language?",
    ),
    "tab_ask": ("Fråga", "Ask"),
    "tab_base": ("Underlaget", "The base"),
    # the ask tab
    "welcome_heading": ("## Vad vill du veta?", "## What would you like to know?"),
    "welcome": (
        (
            "Assistenten svarar ur kriterietexter, rapporter och faktablad. Varje påstående har en källa som du kan "
            "läsa bredvid svaret, och poäng räknas av kod. Finns inget underlag säger den det."
        ),
        (
            "The assistant answers from criteria, reports and fact sheets. Every statement has a source that you can "
            "read beside the answer, and points are computed by code. Where the base holds nothing, it says so."
        ),
    ),
    "group_findings": ("### Utvärderare som skriver fynd", "### Evaluators writing findings"),
    "group_examples": ("### Kommun som söker goda exempel", "### Municipalities looking for good examples"),
    "group_interview": ("### Utvärderare inför intervju", "### Evaluators before an interview"),
    "conversation": ("Samtalet", "Conversation"),
    "question": ("Din fråga", "Your question"),
    "question_placeholder": (
        "Till exempel: Hur arbetar andra med brukarfokus?",
        "For example: How do others work with user focus?",
    ),
    "send": ("Skicka", "Send"),
    "stop": ("Stoppa", "Stop"),
    "clear": ("Nytt samtal", "New conversation"),
    "follow_ups": ("### Fråga vidare", "### Ask next"),
    "searching": ("Söker i underlaget …", "Searching the base …"),
    "writing": ("Underlaget är hittat. Språkmodellen skriver …", "Sources found. The language model is writing …"),
    "stopped": ("*Du stoppade svaret.*", "*You stopped the answer.*"),
    "note": ("Observera:", "Please note:"),
    # narrowing
    "narrow": ("Avgränsa frågan", "Narrow the question"),
    "narrow_search": ("Avgränsa sökningen", "Narrow the search"),
    "narrow_info": (
        "Svaret bygger bara på det du väljer här. Lämna tomt för allt.",
        "The answer uses only what you choose here. Leave empty for everything.",
    ),
    "municipality": ("Kommun", "Municipality"),
    "year": ("År", "Year"),
    "edition": ("Utgåva", "Edition"),
    "area": ("Område (2016 års indelning)", "Area (as in the 2016 edition)"),
    "kind": ("Slag", "Kind"),
    "narrowed_to": ("Avgränsat till", "Narrowed to"),
    "show_everything": ("Ta bort avgränsningen", "Remove narrowing"),
    # the evidence panel
    "sources": ("Källor", "Sources"),
    "sources_of": ("Källor till svaret", "Sources of the answer"),
    "sources_empty": (
        (
            "Här visas källorna till varje svar: kommun, år, utgåva, område och den text som svaret bygger på. "
            "Märken som {key} i svaret leder hit."
        ),
        (
            "The sources of every answer are shown here: municipality, year, edition, area and the text it rests on. "
            "Marks such as {key} in the answer lead here."
        ),
    ),
    "earlier_sources": ("Källor till tidigare svar", "Sources of earlier answers"),
    "no_sources": (
        "Underlaget har inget som svarar på frågan, därför visas inga källor.",
        "The base holds nothing that answers the question, so there are no sources.",
    ),
    "no_sources_needed": ("Svaret hänvisar inte till något stycke.", "The answer refers to no passage."),
    "edition_of": ("utgåva {edition}", "edition {edition}"),
    "area_of": ("Område {number} {name}", "Area {number} {name}"),
    "question_of": ("Fråga {id} {name}", "Question {id} {name}"),
    "interpreted": (
        "programmets tolkning, säkerhet {confidence}",
        "the program's interpretation, confidence {confidence}",
    ),
    "more_context": ("Visa mer av sammanhanget", "Show more of the context"),
    "source": ("Källa", "Source"),
    "page_of": ("s. {page}", "p. {page}"),
    "opens_new": ("öppnas i ny flik", "opens in a new tab"),
    "verified": ("ordagrant kontrollerad", "checked word for word"),
    "unverified": ("ej verifierad", "not verified"),
    "score_of_question": (
        "{id}: {points} av {max} poäng ({percent} %)",
        "{id}: {points} of {max} points ({percent} %)",
    ),
    "score_of_area": ("Område {number}: {points} av 100 poäng", "Area {number}: {points} of 100 points"),
    "score": ("Poäng", "Points"),
    "how_made": ("Hur kom svaret till?", "How was this answer made?"),
    "made_by_code": (
        "Kod satte samman svaret ur källorna, utan språkmodell.",
        "Code composed the answer from the sources, without a language model.",
    ),
    "made_by_model": (
        "Språkmodellen {model} formulerade svaret ur källorna.",
        "The language model {model} worded the answer from the sources.",
    ),
    "made_without_model": (
        "Språkmodellen {model} tillfrågades, men svaret är sammansatt av kod: {why}",
        "The language model {model} was asked, but code composed the answer: {why}",
    ),
    "making_given": (
        "Den fick {passages} källor och anropades {calls} gånger.",
        "It was given {passages} sources in {calls} calls.",
    ),
    "making_tokens": ("Ordbitar (token): {read} lästa, {written} skrivna.", "Tokens: {read} read, {written} written."),
    "making_tokens_of_some": (
        "Ordbitar (token) i {counted} av {calls} anrop: {read} lästa, {written} skrivna; övriga är inte kända.",
        "Tokens in {counted} of {calls} calls: {read} read, {written} written; the others are not known.",
    ),
    "making_cost": ("Kostnad: {cost} kronor.", "Cost: {cost} kronor."),
    "making_prompts": ("Uppdragstexternas märke: {prompts}.", "Fingerprint of the prompts: {prompts}."),
    "making_looked_up": ("Den slog upp: {what}.", "It looked up: {what}."),
    "making_repaired": ("Rättade meningar: {count}.", "Sentences mended: {count}."),
    "making_masked": ("Dolt innan något skickades: {what}.", "Masked before anything was sent: {what}."),
    "making_removed": (
        "Borttagna meningar, som inte gick att belägga:",
        "Sentences removed, since no source shows them:",
    ),
    "made_in": ("Det tog {seconds} sekunder.", "It took {seconds} seconds."),
    "understood_as": ("Frågan tolkades som: {kind}.", "The question was understood as: {kind}."),
    "checked_sources": (
        "{verified} av {count} källor är ordagrant kontrollerade.",
        "{verified} of {count} sources are checked word for word.",
    ),
    "looked_for": ("Sökte efter: {words}.", "Looked for: {words}."),
    # the base
    "base_heading": ("## Rapporter och faktablad", "## Reports and fact sheets"),
    "base_counts": (
        "{documents} dokument om {municipalities} kommuner med {findings} fynd. Kriterietexter: {criteria}.",
        "{documents} documents on {municipalities} municipalities with {findings} findings. Criteria: {criteria}.",
    ),
    "base_empty": ("Underlaget är tomt. Läs in en rapport nedan.", "The base is empty. Add a report below."),
    "total": ("Totalpoäng", "Total"),
    "findings": ("Fynd", "Findings"),
    "status": ("Uppgift", "Figures"),
    "figures_printed": ("tryckt", "printed"),
    "figures_stated": ("uppgiven", "stated"),
    "figures_derived": ("härledd", "derived"),
    "figures_second_hand": ("andrahand", "second hand"),
    "oddities": ("Att veta", "To know"),
    "document": ("Dokument", "Document"),
    "superseded": ("ersatt av kommunens rapport", "superseded by the municipality's report"),
    "kind_report": ("rapport", "report"),
    "kind_factsheet": ("faktablad", "fact sheet"),
    "kind_criterion": ("kriterietext", "criterion"),
    "kind_instrument": ("instrument", "instrument"),
    "kind_document": ("dokument", "document"),
    # adding
    "add_heading": ("## Lägg till", "## Add"),
    "add_info": (
        "Text, Word, PDF, webbsida, Excel eller CSV. Det du lägger till kan läsas av alla som använder basen.",
        "Text, Word, PDF, web page, Excel or CSV. What you add can be read by everyone who uses the base.",
    ),
    "files": ("Filer", "Files"),
    "ingest": ("Läs in", "Add to the base"),
    "choose_files": ("Välj minst en fil först.", "Choose at least one file first."),
    "file": ("Fil", "File"),
    "result": ("Resultat", "Result"),
    "passages": ("Stycken", "Passages"),
    "reason": ("Förklaring", "Explanation"),
    "status_added": ("Tillagd", "Added"),
    "status_unchanged": ("Oförändrad", "Unchanged"),
    "status_replaced": ("Ersatt med ny version", "Replaced by a new version"),
    "status_failed": ("Kunde inte läsas", "Could not be read"),
    "ingested": (
        "Klart på {seconds} sekunder. Underlaget har nu {passages} stycken.",
        "Done in {seconds} seconds. The base now has {passages} passages.",
    ),
    # removing
    "remove_heading": ("## Ta bort", "## Remove"),
    "remove_info": (
        "Bara det som någon har lagt till kan tas bort här.",
        "Only what someone has added can be removed.",
    ),
    "remove": ("Ta bort …", "Remove …"),
    "choose_document": ("Välj ett dokument först.", "Choose a document first."),
    "remove_question": (
        "Ska **{name}** tas bort ur underlaget? Svar kan då inte längre bygga på det.",
        "Remove **{name}** from the base? Answers can then no longer rest on it.",
    ),
    "remove_yes": ("Ja, ta bort", "Yes, remove"),
    "cancel": ("Avbryt", "Cancel"),
    "removed": ("**{name}** är borttaget.", "**{name}** has been removed."),
    "undo": ("Ångra borttagningen", "Undo the removal"),
    "restored": ("**{name}** är tillbaka i underlaget.", "**{name}** is back in the base."),
    # trial search
    "trial_heading": ("## Provsök", "## Trial search"),
    "trial_info": (
        "Visar vad sökningen hittar och varför, innan något svar skrivs.",
        "Shows what the search finds and why, before any answer is written.",
    ),
    "query": ("Sökord", "Search words"),
    "search": ("Sök", "Search"),
    "no_hits": ("Inga träffar. Pröva andra ord eller en vidare avgränsning.", "No hits. Try other words or filters."),
    "hit_score": ("Vikt", "Weight"),
    "hit_meaning": ("Betydelse", "Meaning"),
    "hit_words": ("Ord", "Words"),
    "hit_coverage": ("Täckning", "Coverage"),
    "hit_help": (
        (
            "Vikt är summan av ord och betydelse. Ord: 1 är alla frågans ord en gång; ord som står intill varandra som i "
            "frågan ger mer. Betydelse: likhet i innebörd utöver slumpens, som väger mer där orden finner lite; ett streck "
            "betyder att den inte kunde räknas. Täckning: hur stor del av frågans ord som stycket "
            "innehåller. Pilarna visar vilka av styckets ord som svarar mot frågans."
        ),
        (
            "Weight is the sum of words and meaning. Words: 1 is every word of the query once; words that stand beside each "
            "other as in the query earn more. Meaning: likeness in meaning beyond chance, which weighs more where the words "
            "find little; a dash means that it could not be computed. Coverage: share of the query's words "
            "that the passage holds. The arrows show which of the passage's words answer the query's."
        ),
    ),
    "tie_word": ("samma ord", "same word"),
    "tie_equivalent": ("likvärdigt", "equivalent"),
    "tie_part": ("del av ordet", "part of the word"),
    "tie_meaning": ("liknande betydelse", "similar meaning"),
    # faults
    "fault": (
        "Något gick fel hos oss, och felet är noterat. Försök igen om en stund.",
        "Something went wrong on our side, and it has been noted. Please try again shortly.",
    ),
    "invalid_choice": ("Avgränsningen kunde inte läsas. Välj på nytt.", "The narrowing is not valid. Choose again."),
}

#: Texts of Gradio's own parts that its Swedish lacks (6.31), under Gradio's keys.
GRADIO_TEXTS: dict[str, tuple[str, str]] = {
    "chatbot.copy_message": ("Kopiera", "Copy"),
    "chatbot.copied_message": ("Kopierat", "Copied"),
    "chatbot.complete": ("Klart", "Complete"),
    "common.progress": ("Förlopp", "Progress"),
    "common.download_all": ("Ladda ner alla", "Download all"),
}
