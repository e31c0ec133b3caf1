"""The columns by which claims come and go, with the headings that other people's files have for them."""

from annotator.claims.vocabulary import terms
from annotator.exchange.contract import Column


def _one_of(vocabulary: str) -> str:
    return f"One of {', '.join(str(id) for id in terms(vocabulary))}."


COLUMNS = (
    Column("article", "Article", "Its number here; or give sum, address, or title and source.", False, "12",
           ("article_id", "doc_id", "document", "document_id")),
    Column("sha256", "Sum", "SHA-256 of the article's bytes or text; it decides where a number disagrees.", False, "",
           ("text_sha256", "hash")),
    Column("url", "Address", "Of the article.", False, "https://monitor.example/88", ("link", "article_url")),
    Column("title", "Title", "Of the article.", False, "", ("article_title", "headline")),
    Column("source", "Source", "Who published it; with the title.", False, "", ("publisher", "source_name")),
    Column("quote", "Quote", "The words of the article; found once they need no offsets.", False,
           "Four fighters were killed", ("text", "span", "passage", "evidence")),
    Column("start", "Start", "Of the words, in code points from 0.", False, "44", ("start_offset", "begin")),
    Column("end", "End", "The first code point after the words.", False, "69", ("end_offset", "span_end")),
    Column("kind", "What", _one_of("kinds"), True, "killed", ("label", "type", "event_type", "category")),
    Column("unit", "Unit", "Empty for the unit of the kind.", False, "person"),
    Column("number", "Number", "In words or figures, instead of min, best and max: nearly 25.", False, "at least 4",
           ("count", "fatalities", "quantity")),
    Column("hedge", "Hedge", _one_of("hedges"), False, "exact"),
    Column("min", "min", "The least that the words allow.", False, "4", ("low", "minimum")),
    Column("best", "best", "The number as stated; alone it stands for all three.", False, "4", ("value",)),
    Column("max", "max", "The most that the words allow; empty means open.", False, "4", ("high", "maximum")),
    Column("combined", "Combined", "Killed and injured in one number: yes or no.", False, "no"),
    Column("weapon", "Weapon", "Rocket, shell, missile …", False, "", ("munition",)),
    Column("modality", "Modality", _one_of("modalities"), False, "asserted"),
    Column("scope", "Scope", f"{_one_of('scopes')} With | between several.", False, "", ("scopes", "scope_flags")),
    Column("actor", "By", "Who did it.", False, "", ("perpetrator", "actor1")),
    Column("target", "Whom", "Whom or what it happened to.", False, "fighters", ("victim", "actor2")),
    Column("victim_status", "Status", _one_of("victim_statuses"), False, "combatant"),
    Column("age_group", "Age", "Where the text says it.", False, "", ("age",)),
    Column("sex", "Sex", "Where the text says it.", False, "", ("gender",)),
    Column("places", "Where", "With | between them; origin_of_fire:Name for where fire came from.", False, "Al-Tanaf",
           ("place", "location")),
    Column("place_precision", "Place precision", "1 exact to 7 sea or air.", False, "1", ("where_prec",)),
    Column("date_start", "When", "First day.", False, "2022-01-17", ("date", "event_date", "from")),
    Column("date_end", "Last day", "Empty for the first.", False, "2022-01-17", ("until", "to")),
    Column("date_precision", "Date precision", "1 day to 5 year; empty: by the days.", False, "1", ("date_prec",)),
    Column("date_basis", "Date basis", _one_of("date_bases"), False, "stated"),
    Column("attribution", "Says", "Who says so, in the text.", False, "", ("speaker", "said_by")),
    Column("role", "Role", _one_of("roles"), False, "new_event"),
    Column("of", "Of", "The whole, copy or reversal: kind:unit:start-end.", False, ""),
    Column("score", "Score", "From 0 to 1; new claims only.", False, "0.9", ("confidence", "probability")),
    Column("rule", "Rule", "What made it; new claims only.", False, ""),
    Column("annotator", "Annotator", "Who proposed it, in another tool; kept with the proposal.", False, ""),
    Column("annotator_note", "Note", "What they noted; kept with the proposal.", False, ""),
    Column("extractor_version", "Extractor", "Which version made it; new claims only.", False, ""),
    Column("sentence_start", "Sentence from", "Empty to look it up.", False, ""),
    Column("sentence_end", "Sentence to", "Empty to look it up.", False, ""),
    Column("paragraph", "Paragraph", "From 0; empty to look it up.", False, ""),
)  # fmt: skip
