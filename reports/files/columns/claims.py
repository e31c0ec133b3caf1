"""The columns of claims: all of them, those that do not count, and the linkage table (R22). Pure."""

from reports.files.columns.column import FIRST, WIDE, WIDEST, Column, bounds, day, listed
from reports.rules import rule

CLAIM = Column("claim", "The claim, by number.", lambda row: row.claim_id)
COUNTED = Column("counted", "Whether it counts in a figure.", lambda row: not row.excluded_by)
RULE = Column("not_counted_by", "The one rule that kept it out; empty if it counts.", lambda row: row.excluded_by)
BECAUSE = Column("because", "Why, in words.", lambda row: row.excluded_because, "", WIDEST)
STATUS = Column("status", "Where its review stands.", lambda row: row.fact["status"])
MODALITY = Column("modality", "asserted, alleged, negated or hypothetical.", lambda row: row.fact["modality"])
KIND = Column("kind", "What happened, as the method names it.", lambda row: row.fact["kind"], "", 16)
VICTIMS = Column("victim_status", "Whom it is about (R6).", lambda row: row.fact["victim_status"], "", 16)
ROLE = Column("role", "Its role in the incident; new_event alone adds numbers.", lambda row: row.fact["role"], "", 15)
OF = Column("of", "The claim that it is a part, a detail or a duplicate of, or that it reverses.",
            lambda row: row.fact["of"])  # fmt: skip
INCIDENT = Column("incident", "Its incident, by number.", lambda row: row.fact["incident_id"])
QUOTE = Column("quote", "The words that it stands on.", lambda row: row.quote, "", WIDE)
SENTENCE = Column("sentence", "The sentence that they stand in.", lambda row: row.sentence, "", WIDEST)
SOURCE = Column("source", "Who published it.", lambda row: row.article.source, "", WIDE)
ARTICLE = Column("article", "The article, by number.", lambda row: row.article.article_id)
TITLE = Column("article_title", "Its title.", lambda row: row.article.title, "", WIDE)

CLAIMS = (
    *FIRST,
    CLAIM, COUNTED, RULE, BECAUSE, STATUS, MODALITY,
    Column("scope", "Further limits: historical, future, counterfactual …",
           lambda row: listed(row.fact["scope"], " ")),
    KIND,
    Column("unit", "What is counted.", lambda row: row.fact["unit"]),
    VICTIMS,
    Column("hedge", "How the words limit the number, as the hedge table names it.", lambda row: row.fact["hedge"]),
    *bounds("", "What the words come to", lambda row: row.fact),
    Column("actor", "Who did it, as the text says.", lambda row: row.fact["actor"], "", WIDE),
    Column("target", "To whom, as the text says.", lambda row: row.fact["target"], "", WIDE),
    Column("places", "The places that it names.", lambda row: listed(row.fact["places"]), "", WIDE),
    Column("date_start", "The first day on which it may have happened.", lambda row: day(row.fact["date_start"])),
    Column("date_end", "The last such day.", lambda row: day(row.fact["date_end"])),
    ROLE, OF, INCIDENT, QUOTE, SENTENCE,
    Column("start", "Where the quote begins in the article's text, in characters from 0.", lambda row: row.start),
    Column("end", "Where it ends; the character there no longer belongs to it.", lambda row: row.end),
    SOURCE, ARTICLE, TITLE,
    Column("article_url", "Where the article was published.", lambda row: row.article.url, "", WIDE),
)  # fmt: skip
NOT_COUNTED = (
    *FIRST,
    RULE,
    Column("rule", "The rule in one sentence.", lambda row: rule(row.excluded_by).sentence, "", WIDEST),
    BECAUSE, CLAIM, STATUS, MODALITY, KIND, VICTIMS,
    Column("display", "What the words come to.", lambda row: row.display, "", WIDE),
    QUOTE, SENTENCE, SOURCE, ARTICLE, TITLE,
)  # fmt: skip
LINKAGE = (
    *FIRST,
    CLAIM, INCIDENT, ROLE, OF,
    Column("origin", "The independent source that it goes back to.",
           lambda row: row.fact["independence_group"] or f"source {row.fact['source_id']}", "", WIDE),
    Column("supported_by", "Further independent sources that say the same.",
           lambda row: listed(row.fact.get("supported_by", ())), "", WIDE),
    Column("grade", "How well its incident is supported.", lambda row: row.fact["grade"]),
    STATUS, MODALITY, KIND, VICTIMS,
    Column("source_id", "Who published it, by number.", lambda row: row.fact["source_id"]),
    COUNTED,
)  # fmt: skip
