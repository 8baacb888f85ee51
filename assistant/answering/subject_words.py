"""What is left of a question when its frame is taken away: the words to search with."""

from assistant.answering.language import WORD, fold

# Words that frame a question in Swedish, Norwegian or English and say nothing of its subject (folded).
_FRAME = frozenset(
    ["vad", "vem", "vilka", "vilken", "vilket", "hur", "varfor", "nar", "var", "fick", "far", "har", "hade", "ar", "var", "blir", "blev", "ska", "skulle", "kan", "kunde", "bor", "maste", "vill", "en", "ett", "den", "det", "de", "dem", "vi", "ni", "jag", "du", "man", "sig", "sin", "sitt", "sina", "min", "mitt", "mina", "er", "vart", "vara", "var", "som", "att", "och", "eller", "men", "om", "for", "med", "till", "fran", "pa", "i", "av", "vid", "mot", "mellan", "under", "over", "inom", "efter", "utan", "nan", "nagon", "nagot", "nagra", "ingen", "inget", "inga", "alla", "allt", "andra", "annan", "annat", "mer", "mest", "mindre", "bra", "battre", "bast", "bast", "dalig", "daligt", "samma", "ocksa", "bara", "inte", "ej", "ju", "val", "sa", "dar", "har", "nu", "redan", "kommun", "kommunen", "kommuner", "kommunerna", "kommuners", "kommunens", "svensk", "svenska", "exempel", "goda", "gott", "god", "tips", "inspiration", "forebild", "arbetar", "arbetat", "arbeta", "jobbar", "jobba", "jobbat", "gor", "gora", "gjort", "klarar", "klara", "anvander", "anvandas", "hanterar", "hantera", "sker", "finns", "fraga", "fragor", "fragan", "fragorna", "fragar", "staller", "stalla", "svar", "svara", "intervju", "intervjun", "intervjufragor", "intervjufraga", "intervjuer", "foljdfragor", "foljdfraga", "forslag", "forsla", "foreslar", "ge", "ger", "visa", "beratta", "lista", "beskriv", "forklara", "hjalp", "behover", "formulera", "skriv", "skriva", "utkast", "text", "texten", "mening", "meningen", "styrka", "styrkor", "forbattringsomrade", "forbattringsomraden", "utvecklingsomrade", "fynd", "fynden", "rapport", "rapporten", "rapporter", "poang", "poangen", "procent", "resultat", "omrade", "omradet", "kommunkompassen", "kommunkompass", "kompassen", "betyder", "menas", "innebar", "handlar", "kravs", "raknas", "bedoms", "kriterium", "kriteriet", "kriterier", "indikator", "indikatorer", "namner", "namns", "namn", "undersoker", "prova", "provar", "kontrollerar", "kollar", "testar", "vet", "veta", "lyfts", "lyft", "kanda", "duktig", "duktiga", "nagonstans", "hej", "tack", "snalla", "okej", "ok", "ta", "tar", "tagit", "upp", "ut", "in", "fram", "ihop", "gang", "ganger", "olika", "aven", "ens", "ratt", "sag", "saga", "sager", "sett", "se", "ser", "nog", "lite", "mycket", "massor", "massa", "manga", "fler", "flera", "flest", "enligt", "dina", "ditt", "din", "underlag", "underlaget", "samt", "dess", "deras", "uttryckts", "uttryckt", "forut", "tidigare", "uttrycka", "uttrycks", "hog", "hoga", "hogt", "lag", "laga", "lagt", "handa", "hander", "hande", "galler", "gallande", "angaende", "kring", "the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "with", "from", "by", "at", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "how", "what", "which", "who", "why", "when", "where", "can", "could", "should", "would", "will", "may", "might", "their", "they", "them", "its", "it", "this", "that", "these", "those", "some", "any", "other", "others", "example", "examples", "municipality", "municipalities", "swedish", "sweden", "work", "works", "working", "best", "good", "find", "show", "tell", "give", "let", "make", "about", "there", "evidence", "report", "question", "questions", "finding", "findings", "score", "points", "area", "hva", "hvem", "hvilke", "hvilken", "hvordan", "hvorfor", "nar", "fikk", "er", "var", "blir", "en", "et", "den", "det", "de", "som", "og", "eller", "pa", "av", "for", "til", "fra", "med", "kommunen", "kommunene", "kommuner", "andre", "eksempel", "eksempler", "gjor", "jobber", "arbeider", "noen", "noe", "ikke"]
)


def subject_of(text: str, *, without: tuple[str, ...] = ()) -> str:
    """The words of `text` that carry its subject, in order; `without` are names to leave out (with genitive s)."""
    names = {part for name in without for part in (fold(name), fold(name) + "s")}
    pieces = {word for name in names for word in name.split()}
    kept = [
        match.group()
        for match in WORD.finditer(text)
        if (folded := fold(match.group())) not in _FRAME
        and folded not in names
        and folded not in pieces
        and not folded.replace(".", "").isdigit()
    ]
    return " ".join(kept)
