"""Texts of the tab of an evaluation under way."""

TEXTS: dict[str, tuple[str, str]] = {
    "tab_evaluation": ("Utvärdering", "Evaluation"),
    "evaluation_info": (
        (
            "Här gör du en hel utvärdering: samla underlag, bedöm var för sig och sedan tillsammans, granska texter, "
            "förbered intervjuer och ta ut rapporten. Assistenten föreslår, du bestämmer, och allt går att ångra."
        ),
        (
            "Do a whole evaluation here: collect evidence, rate alone and then together, review texts, prepare "
            "interviews and take out the report. The assistant suggests, you decide, and everything can be undone."
        ),
    ),
    # choosing
    "your_name": ("Ditt namn", "Your name"),
    "evaluation": ("Utvärdering", "Evaluation"),
    "say_your_name": (
        "Skriv ditt namn, så visas de utvärderingar där du ingår i teamet.",
        "Enter your name to see the evaluations whose team you are in.",
    ),
    "no_evaluation": (
        "Du ingår inte i någon utvärdering än. Börja en under **Ny utvärdering**, eller be en kollega lägga till dig i teamet.",
        "You are in no evaluation yet. Begin one under **New evaluation**, or ask a colleague to add you to the team.",
    ),
    "new_evaluation": ("Ny utvärdering", "New evaluation"),
    "team": ("Fler i teamet", "Others in the team"),
    "team_info": ("Namn med komma emellan; du själv är med.", "Names parted by commas; you are in it."),
    "visit_from": ("Besökets första dag", "First day of the visit"),
    "visit_to": ("Sista dag", "Last day"),
    "create_evaluation": ("Skapa utvärderingen", "Create the evaluation"),
    "created": ("{name} är skapad.", "{name} is created."),
    "say_the_year": ("Ange vilket år utvärderingen gäller.", "Enter the year of the evaluation."),
    "say_the_date": (
        "Datum skrivs som 2026-03-01.",
        "Dates are written as 2026-03-01.",
    ),
    "archive": ("Arkivera", "Archive"),
    "reopen": ("Öppna igen", "Reopen"),
    "is_open": ("pågår", "in progress"),
    "is_archived": ("arkiverad", "archived"),
    # progress
    "progress_heading": ("Läget område för område", "Progress area by area"),
    "progress_area": ("Område", "Area"),
    "progress_evidence": ("Underlag", "Evidence"),
    "progress_own": ("Bedömt av dig", "Rated by you"),
    "progress_locked": ("Låst av alla", "Locked by all"),
    "progress_team": ("Teamets bedömning", "Rated by the team"),
    "progress_texts": ("Antagna texter", "Accepted texts"),
    "progress_points": ("Poäng hittills", "Points so far"),
    "progress_total": ("Totalt", "Total"),
    "progress_of": ("{done} av {all}", "{done} of {all}"),
    "archived_note": (
        "Utvärderingen är arkiverad. Öppna den igen för att ändra något.",
        "The evaluation is archived. Reopen it to change anything.",
    ),
    # steps
    "step_evidence": ("1 Underlag", "1 Evidence"),
    "step_rating": ("2 Bedömning", "2 Rating"),
    "step_texts": ("3 Texter", "3 Texts"),
    "step_interviews": ("4 Intervjuer", "4 Interviews"),
    "step_report": ("5 Rapport", "5 Report"),
    "step_history": ("Historik", "History"),
    # evidence
    "evidence_info": (
        (
            "Lägg till dokument, sparade webbsidor, egenbeskrivningen och det som sagts i intervjuer. Underlaget ses bara "
            "av teamet. Ett underlag som tas ur eller ersätts finns kvar och kan tas tillbaka."
        ),
        (
            "Add documents, saved web pages, the self-description and what was said in interviews. Only the team sees "
            "the evidence. What is withdrawn or replaced is kept and can be taken back."
        ),
    ),
    "evidence_files": ("Lägg till filer", "Add files"),
    "evidence_kind": ("Slag av källa", "Kind of source"),
    "evidence_dated": ("Daterat", "Dated"),
    "evidence_dated_info": ("2026-03-01, om du vet", "2026-03-01, if you know"),
    "evidence_title": ("Rubrik", "Title"),
    "evidence_text": ("Text", "Text"),
    "evidence_replaces": ("Ersätter", "Replaces"),
    "evidence_replaces_info": ("Det ersatta tas ur men finns kvar.", "What is replaced is withdrawn but kept."),
    "evidence_replace_one": (
        "Välj en fil när den ska ersätta något.",
        "Choose one file where it is to replace something.",
    ),
    "evidence_add_files": ("Läs in filerna", "Read the files"),
    "evidence_add_text": ("Lägg till texten", "Add the text"),
    "evidence_group": ("Intervjugrupp", "Interview group"),
    "evidence_group_info": ("Bara för intervjuer.", "For interviews only."),
    "evidence_from": ("Vem", "Who"),
    "evidence_status": ("Läge", "Status"),
    "evidence_listed": ("## Utvärderingens underlag", "## The evaluation's evidence"),
    "evidence_none": (
        "Inget underlag än. Börja med egenbeskrivningen och de styrande dokumenten.",
        "No evidence yet. Begin with the self-description and the steering documents.",
    ),
    "evidence_choose": ("Välj underlag", "Choose evidence"),
    "evidence_choose_first": ("Välj ett underlag först.", "Choose a piece of evidence first."),
    "evidence_withdraw": ("Ta ur eller ta tillbaka", "Withdraw or take back"),
    "evidence_withdrawn": ("urtaget", "withdrawn"),
    "evidence_counts": ("räknas", "counts"),
    "coverage_heading": ("## Vad underlaget täcker", "## What the evidence covers"),
    "coverage_info": (
        (
            "Antal textstycken, och i hur många källor, per fråga och slag av källa. Vilken fråga ett stycke gäller är programmets tolkning, om ingen "
            "har angett det."
        ),
        (
            "Number of passages, and in how many sources, per question and kind of source. Which question a passage concerns is the program's "
            "reading, unless somebody has said."
        ),
    ),
    "coverage_area": ("{area}: {done} av {all} frågor har underlag", "{area}: evidence on {done} of {all} questions"),
    "coverage_count": ("{passages} ur {sources} källor", "{passages} from {sources} sources"),
    "coverage_one": ("{passages} ur 1 källa", "{passages} from 1 source"),
    "coverage_question": ("Fråga", "Question"),
    "coverage_newest": ("Nyast", "Newest"),
    "coverage_note": ("Att se upp med", "To look out for"),
    # rating
    "rating_info": (
        (
            "Bedöm först själv. Förslaget och kollegernas bedömningar visas när du har låst din. När alla har låst bestämmer "
            "ni tillsammans. Det som inte är bedömt är okänt, aldrig noll."
        ),
        (
            "Rate alone first. The suggestion and your colleagues' ratings are shown once you have locked yours. When all "
            "have locked, you decide together. What is not rated is unknown, never zero."
        ),
    ),
    "rating_area": ("Område", "Area"),
    "rating_question": ("Fråga", "Question"),
    "rating_next": ("Nästa fråga", "Next question"),
    "rating_previous": ("Föregående fråga", "Previous question"),
    "standing_decided": ("bestämd", "decided"),
    "standing_begun": ("påbörjad", "begun"),
    "standing_locked": ("låst av {locked} av {team}", "locked by {locked} of {team}"),
    "rating_own": ("### Din bedömning", "### Your rating"),
    "rating_not_rated": ("ej bedömd", "not rated"),
    "rating_percent": ("Procent", "Percent"),
    "rating_percent_info": (
        "Frågan har inga indikatorer här: ange 0–100.",
        "The question has no indicators here: enter 0–100.",
    ),
    "rating_reason": ("Skäl", "Reason"),
    "rating_saved": ("{question} är sparad {time}.", "{question} was saved {time}."),
    "rating_unsaved": ("{question} är inte sparad.", "{question} is not saved."),
    "rating_lock": ("Lås min bedömning", "Lock my rating"),
    "rating_unlock": ("Lås upp min bedömning", "Unlock my rating"),
    "rating_is_locked": (
        "Du har låst frågan. Lås upp för att ändra.",
        "You have locked the question. Unlock it to change it.",
    ),
    "rating_suggest": ("Hämta förslag", "Get a suggestion"),
    "rating_side_by_side": ("Sida vid sida", "Side by side"),
    "rating_blind": (
        "Förslaget och kollegernas bedömningar visas när du har låst din.",
        "The suggestion and your colleagues' ratings are shown once you have locked yours.",
    ),
    "rating_no_suggestion": ("Inget förslag än.", "No suggestion yet."),
    "rating_waiting_for": ("Väntar på att {names} ska låsa.", "Waiting for {names} to lock."),
    "rating_indicator": ("Indikator", "Indicator"),
    "rating_suggestion": ("Förslag", "Suggestion"),
    "rating_differs": ("skiljer", "differs"),
    "rating_agrees": ("lika", "agrees"),
    "rating_all": ("Frågan", "The question"),
    "rating_about": ("vad frågan gäller", "what it is about"),
    "rating_quotes": ("{told} för, {against} emot", "{told} for, {against} against"),
    "rating_partly": ("{done} av {all} bedömda", "{done} of {all} rated"),
    "rating_for": ("För", "For"),
    "rating_against": ("Emot", "Against"),
    "rating_interval": ("{low}–{high} %", "{low}–{high}%"),
    "rating_anchors": ("Närmast bland tidigare rapporter", "Nearest among past reports"),
    "rating_team": ("### Teamets bedömning", "### The team's rating"),
    "rating_team_closed": (
        "Teamet bestämmer när alla har låst sina bedömningar.",
        "The team decides when everybody has locked.",
    ),
    "rating_decide": ("Spara teamets bedömning", "Save the team's rating"),
    "rating_decided": (
        "Teamets bedömning av {question} är sparad {time}.",
        "The team's rating of {question} was saved {time}.",
    ),
    "rating_what_if": ("Om frågan fick en annan procent", "If the question had another percent"),
    "rating_what_if_info": ("Inget sparas.", "Nothing is saved."),
    "what_if_now": ("Nu", "Now"),
    "what_if_then": ("Då", "Then"),
    "what_if_question": ("Frågan", "The question"),
    "what_if_area": ("Området", "The area"),
    "what_if_total": ("Totalt", "Total"),
    # texts
    "texts_info": (
        (
            "Assistenten föreslår korta punkter ur underlaget, var och en med sina belägg. Anta, ändra eller avvisa. Bara "
            "antagna texter kommer med i rapporten."
        ),
        (
            "The assistant proposes short points from the evidence, each with what it rests on. Accept, edit or reject. "
            "Only accepted texts enter the report."
        ),
    ),
    "texts_area": ("Område", "Area"),
    "texts_summary": ("Sammanfattning", "Summary"),
    "texts_propose": ("Föreslå texter", "Propose texts"),
    "texts_proposed": ("{count} nya utkast.", "{count} new drafts."),
    "texts_nothing": (
        "Underlaget räcker inte till något nytt utkast. Lägg till mer underlag, eller skriv själv.",
        "The evidence allows no new draft. Add more evidence, or write your own.",
    ),
    "texts_list": ("Utkast", "Drafts"),
    "texts_none": (
        "Inga utkast i området än. Tryck på **Föreslå texter**, eller skriv en egen punkt.",
        "No drafts in this area yet. Press **Propose texts**, or write a point of your own.",
    ),
    "texts_text": ("Text", "Text"),
    "texts_reason": ("Skäl, om du avvisar", "Reason, if you reject"),
    "texts_accept": ("Anta", "Accept"),
    "texts_save": ("Spara ändringen", "Save the change"),
    "texts_reject": ("Avvisa", "Reject"),
    "texts_restore": ("Ta tillbaka beslutet", "Take the decision back"),
    "texts_up": ("Flytta upp", "Move up"),
    "texts_down": ("Flytta ner", "Move down"),
    "texts_own": ("Skriv en egen punkt", "Write a point of your own"),
    "texts_own_kind": ("Slag", "Kind"),
    "texts_add": ("Lägg till punkten", "Add the point"),
    "texts_choose": ("Välj ett utkast först.", "Choose a draft first."),
    "texts_evidence": ("Belägg", "Evidence"),
    "texts_without_evidence": ("Inget belägg är knutet till texten.", "No evidence is tied to the text."),
    "texts_unsupported": ("Ej belagt", "Unsupported"),
    "texts_changed": ("Ändrat sedan förslaget", "Changed since the proposal"),
    "texts_reworked": (
        "Antagna som de stod: {unchanged}. Ändrade: {edited}. Avvisade: {rejected}. Egna: {own}. Väntar: {waiting}.",
        "Accepted as proposed: {unchanged}. Edited: {edited}. Rejected: {rejected}. Own: {own}. Waiting: {waiting}.",
    ),
    # interviews
    "interviews_info": (
        (
            "En guide byggs av det som underlaget motsäger sig om, saknar eller visar tunt. Tiderna går ihop med passet. Det "
            "du antecknar blir underlag för frågan."
        ),
        (
            "A guide is built from what the evidence contradicts, lacks or shows thinly. The times add up to the slot. What "
            "you note becomes evidence on the question."
        ),
    ),
    "interviews_group": ("Grupp", "Group"),
    "interviews_minutes": ("Minuter", "Minutes"),
    "interviews_make": ("Gör guiden", "Make the guide"),
    "interviews_download": ("Hämta som Word", "Download as Word"),
    "interviews_none": (
        "Ingen guide för gruppen än. Välj grupp och tid och tryck på **Gör guiden**.",
        "No guide for the group yet. Choose group and time and press **Make the guide**.",
    ),
    "interviews_minute": ("Minut", "Minute"),
    "interviews_ask": ("Fråga", "Ask"),
    "interviews_why": ("Därför", "Why"),
    "interviews_opening": ("Presentation", "Introduction"),
    "interviews_closing": ("Avslutning", "Closing"),
    "interviews_listen": ("Lyssna efter:", "Listen for:"),
    "interviews_note": ("### Anteckna under intervjun", "### Take notes during the interview"),
    "interviews_note_to": ("Gäller frågan", "On the question"),
    "interviews_role": ("Roll", "Role"),
    "interviews_role_info": (
        "Till exempel enhetschef. Skriv inget namn om personen inte har sagt ja.",
        "Unit manager, for example. Enter no name unless the person agrees.",
    ),
    "interviews_dated": ("Dag", "Day"),
    "interviews_said": ("Vad som sades", "What was said"),
    "interviews_keep": ("Spara anteckningen", "Save the note"),
    "interviews_kept": (
        "Anteckningen är sparad och är nu underlag för {question}.",
        "The note is saved as evidence on {question}.",
    ),
    "interviews_write": (
        "Skriv vad som sades, och välj vilken fråga det gäller.",
        "Enter what was said, and on which question.",
    ),
    "interviews_notes": ("Anteckningar", "Notes"),
    # report
    "report_info": (
        (
            "Rapporten innehåller teamets bedömningar och de antagna texterna. Det som saknas står som ej bedömt. Alla "
            "siffror går att räkna om."
        ),
        (
            "The report holds the team's ratings and the accepted texts. What is missing is said to be unrated. Every figure "
            "can be recomputed."
        ),
    ),
    "report_formats": ("Format", "Formats"),
    "report_make": ("Ta ut rapporten", "Make the report"),
    "report_files": ("Filer", "Files"),
    "report_choose": ("Välj minst ett format.", "Choose at least one format."),
    "report_ready": ("Allt är bedömt och alla utkast är avgjorda.", "Everything is rated and every draft decided."),
    "report_missing": ("Det här saknas:", "Still missing:"),
    "report_unrated": (
        "{count} frågor utan teamets bedömning: {questions}",
        "{count} questions not rated by the team: {questions}",
    ),
    "report_waiting": ("{count} utkast väntar på beslut", "{count} drafts wait for a decision"),
    "report_no_texts": ("Inga antagna texter i område {areas}", "No accepted texts in area {areas}"),
    "report_no_summary": ("Ingen antagen sammanfattning", "No accepted summary"),
    # history
    "history_info": (
        "Allt som har gjorts, det senaste först. Det senaste på varje sak går att ångra; också en ångring.",
        "Everything that was done, the latest first. The latest act on each thing can be undone; an undoing, too.",
    ),
    "history_when": ("När", "When"),
    "history_who": ("Vem", "Who"),
    "history_did": ("Gjorde", "Did"),
    "history_what": ("Med", "With"),
    "history_undone": ("Kan ångras", "Can be undone"),
    "history_can_undo": ("ja", "yes"),
    "history_cannot_undo": ("–", "–"),
    "history_undo": ("Ångra", "Undo"),
    "history_undo_what": ("Ångra en händelse", "Undo an act"),
    "history_choose": ("Välj en händelse först.", "Choose an act first."),
    "history_download": ("Hämta historiken (CSV)", "Download the history (CSV)"),
}
