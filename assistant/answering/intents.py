"""What a question wants: one main intent, told by its words. Patterns are matched on text without diacritics."""

import re
from enum import StrEnum


class Intent(StrEnum):
    """The kinds of answer the assistant gives (`kind` of an answer)."""

    FIGURES = "poäng"
    EXAMPLES = "exempel"
    FINDINGS = "fynd"
    CRITERIA = "kriterium"
    PROCESS = "process"
    INTERVIEW = "intervju"
    DRAFT = "utkast"
    BASE = "underlag"
    PROMOTION = "reklam"


def matches(pattern: str, folded: str) -> bool:
    """Whether a pattern occurs in a text already folded (lower case, no diacritics)."""
    return re.search(pattern, folded) is not None


PROMOTION = (
    r"\breklam\w*|\bmarknadsfor\w*text|\bskryt\w*|\bpressmeddelande\w*|\bslogan\w*|\badvert\w*|\bmarketing text"
    r"|\bpr-text|\bannons(?:text)?\b"
)
INTERVIEW = (
    r"\bintervj\w*|\bfoljdfrag\w*|\bfrag(?:or|a)\b.{0,40}\b(?:till|om)\b.{0,60}|\bfragar jag\b|\bstaller jag\b"
    r"|\bstalla\b.{0,30}\bfrag\w*|\bundersoker jag\b|\bprovar jag\b|\bkontrollerar jag\b|\btar jag reda pa\b"
    r"|\bkollar jag\b|\bfa reda pa\b|\bfraga\b.{0,20}\b(?:fack\w*|politik\w*|\w*chef\w*|rektor\w*|ledning\w*)"
    r"|\binterview\w*|\bask (?:the )?(?:union|politic|manag)\w*|\bsporsmal til\b|\bvad ska jag (?:fraga|lyssna)"
    r"|\blyssna efter\b|\bforbered\w* (?:mig|infor)|\bhur testar jag|\bhur vet jag"
)
INTERVIEW_FALSE = r"\bintervjua(?:des?|de|s|ts)\b|\bhur manga fragor\b|\bvilka fragor (?:har|fick|ligger|hamnar|ar|under|over|tappar)\b|\bpa fragor\b"
DRAFT = (
    r"\butkast\w*|\bformuler\w*|\bskriv\w*|\bomformuler\w*|\bmening(?:en|ar)? om\b|\bdraft\b|\bwrite\b|\bformulering\w*"
    r"|\buttryck(?:a|er|t|s|ts)\b|\bforeslag til tekst|\bforslag (?:pa|till) (?:text|styrka|forbattringsomrade|formulering)"
    r"|\bhur ska (?:jag|vi) beskriva\b|\btexten?\b.*\bformul\w*"
)
EXAMPLES = (
    r"\bandra\b|\bandre\b|\bexempel\b|\beksempl\w*|\bexamples?\b|\btips\b|\binspir\w*|\bforebild\w*|\bvem\b|\bvilka\b.*\bkommun\w*"
    r"|\bnagon kommun\b|\bnagra kommuner\b|\bnan som\b|\bnagon som\b|\bnagra som\b|\bkommuner\b|\bother\b|\bmunicipalities\b"
    r"|\bkommuner?\s+som\b|\blara av\b|\bbest practice|\bhvem\b|\bhvilke kommuner\b|\bfinns det (?:nagon|nagra)\b"
)
CRITERIA = (
    r"\bvad (?:betyder|menas|innebar|avses|kravs|raknas|handlar|ingar|bedoms|tittar|mater)\b|\bhur bedoms\b|\bhur mats\b"
    r"|\bkriteri\w*|\bindikator\w*|\bvad ska (?:man|jag|vi) titta\b|\bdefinition\w*|\bwhat does .* mean\b|\bwhat is meant\b"
    r"|\bhva betyr\b|\bvilket underlag\b|\bvilka underlag\b|\bvilka dokument\b|\bvilka bevis\b|\bvilka belagg\b"
    r"|\bvad ska (?:finnas|till)\b|\bfor hog poang\b|\bfor full pott\b|\bcriteri\w*|\bhur far man (?:hog|manga|full)"
    r"|\bforklara (?:fraga|omrade)"
)
PROCESS = (
    r"\bkommunkompass\w*|\bkompassen\b|\butvardering(?:en|ar|s)?\b|\butvarderare\w*|\butgav\w*|\brevider\w*|\binstrument\w*"
    r"|\bskr\b|\bskl\b|\bmodellen\b|\bsjalvvardering\w*|\begenbeskrivning\w*|\bintervjuad\w*|\bintervjuas\b|\bkostar?\b"
    r"|\bevaluation\b|\bedition\w*|\bevaluator\w*|\bkommunekompass\w*|\brapporten?\b|\bbesoket?\b|\baterkoppling\w*"
    r"|\bkkik\b|\bkolada\b|\bkvalitetskommun\w*"
)
BASE = (
    r"\bvilka (?:rapporter|kommuner|underlag|kallor) (?:finns|har du|har ni|ingar|innehaller)\b|\bvad (?:finns|har du) i (?:basen|"
    r"kunskapsbasen|underlaget|databasen)\b|\bvad kan du\b|\bvad vet du om\s*\??$|\bwhat (?:reports|municipalities) (?:do you|are)\b"
    r"|\bhur (?:stor|manga rapporter|manga kommuner) .*\b(?:bas|kunskapsbas|finns)\w*|\bwhat can you do\b|\bhva kan du\b"
)
FINDINGS = r"\bfynd\w*|\bstyrk(?:a|or|orna)\b|\bforbattringsomrad\w*|\bsvaghet\w*|\bbrist\w*|\bfindings?\b|\bstrengths?\b|\bweakness\w*"

# Words that ask for others' work however much the question also speaks of points.
EXAMPLES_FIRST = r"\btips\b|\bexempel\b|\binspir\w*|\blara av\b|\bgoda\b|\bforebild\w*|\bandra (?:kommuner )?(?:gor|jobbar|arbetar)\b|\bexamples?\b"
# The one full report is meant where "the report" is spoken of and no municipality is named.
THE_REPORT = r"\brapporten\b|\bthe report\b"
NATIONAL = r"\bsvenska kommuner\b|\bsverige\w*|\briket\b|\blandet\b|\bswed\w+|\bnationell\w*"

# The figures a question can ask for; each names the operation that answers it.
FIGURE_WORDS = (
    r"\bpoang\w*|\bprocent\w*|\d\s*%|\bfick\b|\bresultat(?:et)? (?:for|i|pa|av)\b|\btotal\w*|\bscore\w*|\bpoints?\b|\bpoeng\w*"
    r"|\bfikk\b|\bmaxpoang\w*|\bdelpoang\w*|\bsnitt\w*|\bmedel(?:varde)?\w*|\bgenomsnitt\w*|\baverage\w*|\bhur gick det\b"
    r"|\branking\w*|\bplacer\w*|\brekord\w*|\bsumma\w*|\bpercent\w*|\bhur ligger\b|\bhur klarade\b|\bresult\b"
)
"""Words of figures."""


class Operation(StrEnum):
    """What to do with the figures."""

    LOOKUP = "slå upp"
    EXPLAIN = "förklara"
    WHAT_IF = "tänk om"
    THRESHOLD = "gräns"
    EXTREME = "högst och lägst"
    UNREACHED = "ouppnått"
    AVERAGE = "medel"
    SUM = "summa"
    CHANGE = "förändring"
    COMPARE = "jämför"
    COUNT = "antal fynd"
    SHARE = "andel"
    RECORD = "rekord"
    REFERENCE = "referens"


OPERATIONS: tuple[tuple[Operation, str], ...] = (
    (
        Operation.EXPLAIN,
        r"\bvarfor\b|\bhur kommer det sig\b|\bstammer (?:det )?inte\b|\bwhy\b|\bhvorfor\b|\bhur kan\b.*\b(?:vara|bli)\b|\bavrund\w*|\bsammanlagt? .* men\b",
    ),
    (
        Operation.WHAT_IF,
        r"\b(?:om|tank om|anta|ifall|if|hvis)\b.*\b(?:hoj\w*|lyft\w*|ok\w*|sank\w*|forbattra(?:s|r|de)?|blir|hade|skulle|fick|nar|nadde|"
        r"raise\w*|improve\w*|lower\w*|oker)\b.*\d",
    ),
    (
        Operation.COUNT,
        r"\bhur manga\b.*\b(?:styrk\w*|forbattringsomrad\w*|fynd\w*|punkter)\b|\bantal(?:et)? (?:styrk|forbattr|fynd)\w*|\bhow many (?:strengths|improvement|findings)",
    ),
    (
        Operation.UNREACHED,
        r"\bouppnad\w*|\boutnyttjad\w*|\btappa\w*|\bmissa\w*|\bsaknas\b.*\b(?:till|poang|max)\b|\bfattas\b|\bfran max\b|\bkvar (?:till|att)\b"
        r"|\bforlora\w*|\bgar miste\b|\bstorst (?:potential|utrymme)\b|\butrymme\b|\bpotential\w*|\bunreached\b|\bupp till max\b|\blost\b",
    ),
    (
        Operation.THRESHOLD,
        r"\b(?:minst|over|under|hogst|mer an|fler an|mindre an|lagre an|hogre an|at least|above|below|more than|less than|over|under)\s+"
        r"(?:an\s+)?\d+|\d+\s*(?:%|procent|percent|poang|points)?\s*(?:eller (?:mer|hogre|over|mindre|lagre|under)|or (?:more|less|above|below)|och (?:uppat|over|nedat))",
    ),
    (
        Operation.RECORD,
        r"\bnagonsin\b|\brekord\w*|\bhogst[ae]? (?:poang(?:en)?|resultat(?:et)?|total\w*)?\s*(?:i (?:sverige|landet|riket)|som (?:hittats|uppmatts)|hittills)|\bever\b|\bbast i (?:sverige|landet)\b|\bsveriges (?:basta|hogsta)\b|\bnoensinne\b",
    ),
    (
        Operation.AVERAGE,
        r"\bgenomsnitt\w*|\bmedel(?:varde\w*|tal\w*)?\b|\bsnitt\w*|\baverage\w*|\bmean\b|\bgjennomsnitt\w*|\breferensvard\w*",
    ),
    (
        Operation.SHARE,
        r"\bandel\w*|\bhur (?:manga|stor del|mycket).*\b(?:procent|%).*\b(?:max|800|mojliga|totalt)\b|\bav (?:max|maxpoang\w*|mojliga)\b|\bhur manga procent\b",
    ),
    (
        Operation.CHANGE,
        r"\bforandr\w*|\bforbattring(?:en)?\b|\boka(?:t|de|r)\b|\bokning\w*|\bminska\w*|\bskillnad\w*|\butveckl(?:ats|ades|ing(?:en)? (?:over|mellan|sedan))\b|\bmellan\b.*\boch\b"
        r"|\bsedan\b|\bvad hande\b|\btrend\w*|\bhojning\w*|\bhur mycket (?:battre|samre|hogre|lagre|mer)\b|\bchange\w*|\bdifference\w*|\bstigit\b|\bsteg\b|\bgatt (?:upp|ner)\b|\bgick (?:upp|ner)\b"
        r"|\bfran\b.*\btill\b",
    ),
    (
        Operation.COMPARE,
        r"\bjamfor\w*|\bbattre an\b|\bsamre an\b|\bhogre an\b|\blagre an\b|\bcompare\w*|\bbetter than\b|\bjamte\b|\bversus\b|\bvs\.?\b|\bmot\b|\bbattre\b|\bsamre\b|\bi forhallande till\b|\bsammenlign\w*",
    ),
    (
        Operation.EXTREME,
        r"\bhogst\w*|\bbast\w*|\bstarkast\w*|\blagst\w*|\bsamst\w*|\bsvagast\w*|\btopp\w*|\bbotten\w*|\bhighest\b|\blowest\b|\bbest\b|\bworst\b|\bstrongest\b|\bweakest\b"
        r"|\brank\w*|\bhoyest\w*|\blavest\w*|\bflest poang\b|\bminst poang\b|\bsvag(?:t|a)?\b|\bstark(?:t|a)?\b|\blag(?:t|a)\b|\bhog(?:t|a)\b",
    ),
    (Operation.SUM, r"\bsumma\w*|\bsammanlag\w*|\btillsammans\b|\bihop\b|\bsum\b|\btotalt for\b"),
)
"""Operations in the order they are tried; the first that matches is taken."""


def operations_in(folded: str) -> tuple[Operation, ...]:
    """Every operation whose words occur, in the order of precedence."""
    return tuple(operation for operation, pattern in OPERATIONS if matches(pattern, folded))
