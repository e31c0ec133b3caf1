"""The columns of a table of articles, with the headings under which other people's files have them."""

from annotator.exchange.contract import Column

COLUMNS: tuple[Column, ...] = (
    Column(
        "text",
        "Text",
        "The article as plain text. Each row needs a text, an HTML page or a file.",
        example="Canal closed. The canal was closed on Monday.",
        also=("body", "content", "fulltext", "full text", "article", "article text", "articlebody", "plain text"),
    ),
    Column(
        "html",
        "HTML",
        "The article's page; menus and banners are removed. Left aside where the row has its text.",
        also=("page", "content html", "body html", "raw html", "source code"),
    ),
    Column(
        "file",
        "File",
        "The name of a file that the ZIP brings along: text, HTML or PDF.",
        example="2022-02-03-canal.pdf",
        also=("path", "attachment", "document"),
    ),
    Column(
        "source",
        "Publisher",
        "Who published it, by name. Publishers that are not known yet are added, and judged later.",
        example="Canal Post",
        also=("publisher", "outlet", "media", "organisation", "organization", "source name", "newspaper", "agency"),
    ),
    Column(
        "title",
        "Title",
        "Left empty, the first line of the text is the title.",
        example="Canal closed",
        also=("headline", "heading", "subject"),
    ),
    Column(
        "url",
        "Web address",
        "Where it was published.",
        example="https://canal.example/7",
        also=("link", "address", "web address", "permalink", "uri", "source url", "article url"),
    ),
    Column(
        "published",
        "Published on",
        "The day of publication, best as 2022-02-03.",
        example="2022-02-03",
        also=("date", "date published", "publication date", "publish date", "published at", "pubdate", "day"),
    ),
    Column(
        "window_start",
        "Reports from",
        "The first day that it reports on.",
        example="2022-01-01",
        also=("from", "covers from", "window start", "period start", "reporting from", "start date"),
    ),
    Column(
        "window_end",
        "Reports until",
        "The first day that it no longer reports on, unless the option says that it is the last one that it does.",
        example="2022-02-01",
        also=("until", "to", "covers until", "covers to", "window end", "period end", "reporting until", "end date"),
    ),
    Column(
        "id",
        "Name of its own",
        "What the row is called where it comes from; kept with the capture. A day in it is taken for the publication.",
        example="canal-7",
        also=("filename", "file name", "identifier", "record", "number", "no", "article id", "doc id"),
    ),
)
