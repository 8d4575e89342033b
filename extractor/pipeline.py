"""The pipeline, a page long: text → mentions → entities → facts → records."""

from extractor.dates.anchor import read_dates
from extractor.document import Document
from extractor.entities.resolve import resolve
from extractor.events.read import read_events
from extractor.facts.assemble import read_facts
from extractor.grammar.overlap import settle
from extractor.mentions.scan import scan
from extractor.names.find import find_names
from extractor.quotes.read import read_quotes
from extractor.records import records
from extractor.text.byline import read_byline, signed
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Article, Extraction

RULESET = "dev"


def extract_article(article: Article) -> Extraction:
    """Read one article."""
    text = fold(article.text)
    layout = read_layout(text.folded)
    article = signed(article, read_byline(text, layout))
    dates, cautions = read_dates(text.folded, layout, published=article.published)
    counted, unread = scan(text.folded, layout, publisher=article.publisher)
    quantities = settle(dates, counted)
    names = find_names(text.folded, layout, quantities)
    found, things = resolve(settle(quantities, names), text.folded, layout)
    document = Document(text, layout, article.title, article.publisher, article.published, found, things)
    sayings = read_quotes(document)
    statements, doubts = read_facts(document, sayings)
    happenings = read_events(document, statements)
    return records(
        article,
        document,
        statements=statements,
        happenings=happenings,
        sayings=sayings,
        cautions=[*cautions, *unread, *doubts],
        ruleset=RULESET,
    )
