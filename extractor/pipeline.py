"""The pipeline, a page long: text → mentions → entities → facts → records."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.dates.anchor import read_dates
from extractor.document import Caution, Document, Happening, Saying, Statement
from extractor.entities.resolve import resolve
from extractor.events.read import read_events
from extractor.facts.assemble import read_facts
from extractor.grammar.overlap import settle
from extractor.mentions.scan import scan
from extractor.names.find import find_names
from extractor.names.gazetteer import gazetteers_of
from extractor.names.taggers import tagger
from extractor.quotes.read import read_quotes
from extractor.records import records
from extractor.ruleset import ruleset
from extractor.settings import DEFAULT, Settings
from extractor.text.byline import read_byline, signed
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Article, Extraction


class Reading(NamedTuple):
    """One article as the stages read it, before it is written down as records."""

    article: Article
    document: Document
    sayings: Sequence[Saying]
    statements: Sequence[Statement]
    happenings: Sequence[Happening]
    cautions: Sequence[Caution]


def read_article(article: Article, *, settings: Settings = DEFAULT) -> Reading:
    """Run the stages over one article."""
    gazetteers = gazetteers_of(settings)
    mark = tagger(settings.tagger) if settings.tagger else None
    text = fold(article.text)
    layout = read_layout(text.folded)
    article = signed(article, read_byline(text, layout))
    dates, cautions = read_dates(text.folded, layout, published=article.published)
    counted, unread = scan(text.folded, layout, publisher=article.publisher, source=text)
    quantities = settle(dates, counted)
    names = find_names(text.folded, layout, quantities, gazetteers=gazetteers, mark=mark)
    found, things = resolve(settle(quantities, names), text.folded, layout, gazetteers=gazetteers)
    document = Document(text, layout, article.title, article.publisher, article.published, found, things)
    sayings = read_quotes(document)
    statements, doubts = read_facts(document, sayings)
    happenings = read_events(document, statements)
    return Reading(article, document, sayings, statements, happenings, [*cautions, *unread, *doubts])


def extract_article(article: Article, *, settings: Settings = DEFAULT) -> Extraction:
    """Read one article into its records."""
    reading = read_article(article, settings=settings)
    return records(
        reading.article,
        reading.document,
        statements=reading.statements,
        happenings=reading.happenings,
        sayings=reading.sayings,
        cautions=reading.cautions,
        ruleset=ruleset(settings),
    )
