"""Articles as a table: new ones by the hundred, those that are here left as they are."""

from collections.abc import Sequence

from annotator.claims.actions import queue_extractions
from annotator.exchange.articles.actions import take_back_articles
from annotator.exchange.articles.columns import COLUMNS
from annotator.exchange.articles.in_the_way import obstacles
from annotator.exchange.articles.rows import draft_of
from annotator.exchange.articles.standing import checked as judged
from annotator.exchange.articles.standing import look_up
from annotator.exchange.contract import Checked, Context, Obstacle, Row, Stored
from annotator.exchange.resources.model_resource import history
from annotator.sources.bulk.actions import Item, add_publishers, receive_articles
from annotator.sources.bulk.known import known_publishers
from annotator.sources.models import Capture


class ArticleResource:
    """Articles, recognised by their bytes and, of one publisher, by their text.

    Options: `source` names the publisher of rows that name none; `new_publishers` False refuses unknown ones;
    `day_first` reads 03/04/2022 as 3 April; `last_day` takes the end of a window for its last day; `read` has new
    articles read for claims.
    """

    id = "articles"
    label = "Articles"
    help = (
        "Texts, pages and files, kept exactly as they come. An article that is here already stays as it is, whatever "
        "else a row says of it. Claims that are found in new ones are candidates."
    )
    permission = "annotator.import_article"
    columns = COLUMNS

    def check(self, rows: Sequence[Row], context: Context) -> list[Checked]:
        """Say of each row whether it is a new article, one that is here, or none."""
        drafts = [draft_of(row, context.options) for row in rows]
        kept = look_up(drafts, context.options)
        return [judged(draft, kept) for draft in drafts]

    def store(self, checked: Sequence[Checked], context: Context) -> list[Stored]:
        """Keep new articles, and further captures of those that are here; have the new ones read if that was asked."""
        drafts = [one.values for one in checked]
        names = {draft.publisher for draft in drafts}
        with history(context):
            before = known_publishers(names)
            publishers = add_publishers(names=names, user=context.user)
            items = [Item(draft.prepared, publishers[draft.publisher]) for draft in drafts]
            how = Capture.How.IMPORT if context.batch_id else Capture.How.COMMAND
            kept = receive_articles(items=items, how=how, user=context.user)
            if context.options.get("read"):
                queue_extractions(articles=[one.article for one in kept if one.created])
        stored, added = [], {name: pk for name, pk in publishers.items() if name not in before}
        for draft, one in zip(drafts, kept, strict=True):
            if one.capture is not None:
                came = {"capture": one.capture}
                if (publisher := added.pop(draft.publisher, None)) is not None:
                    came["publisher"] = publisher
                stored.append(Stored(draft.row.number, one.article, one.created, came))
        return stored

    def in_the_way(self, stored: Sequence[Stored], context: Context) -> list[Obstacle]:
        """Say what people did with these articles and their claims since."""
        return obstacles(stored, context)

    def take_back(self, stored: Sequence[Stored], context: Context) -> None:
        """Delete the articles with all that hangs on them, and the captures and publishers that came with them."""
        with history(context):
            take_back_articles(stored=stored, user=context.user)
