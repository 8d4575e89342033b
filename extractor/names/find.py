"""Finding names in a text, on characters, without a list of the article's names.

Each way of finding brings sightings; a form that is surely a name somewhere, or half-surely in two ways, is a
name everywhere in the article (`spread`).
"""

from collections.abc import Iterator, Sequence

from extractor.document import Found
from extractor.grammar.overlap import settle
from extractor.names.contexts import OPENER, PREDICATE, PRODUCT
from extractor.names.endings import ENDING, LONG_NAMES, OPENS
from extractor.names.forms import forms
from extractor.names.gazetteer import Gazetteer, own
from extractor.names.introductions import BYLINE, CODED, CREDIT, DATED, PENSION, SHORT, UNNAMED
from extractor.names.known import KNOWN
from extractor.names.latin import LATIN_NAME
from extractor.names.lists import LIST
from extractor.names.people import AFTER_ROLE, DOTTED_NAME, LABELLED, SPEAKS, WITHHELD_NAME
from extractor.names.sighting import Sighting, View, ends_plain
from extractor.names.spread import SPREADING, spread
from extractor.text.layout import Layout

THROUGHOUT = (
    KNOWN,
    SHORT,
    CODED,
    BYLINE,
    CREDIT,
    DATED,
    PENSION,
    UNNAMED,
    LATIN_NAME,
    DOTTED_NAME,
    WITHHELD_NAME,
    LABELLED,
)
BESIDE = (ENDING, AFTER_ROLE, SPEAKS, PREDICATE, OPENER, PRODUCT)
RULES = (*THROUGHOUT, *BESIDE, LIST, *SPREADING)


def find_names(
    text: str, layout: Layout, quantities: Sequence[Found], *, gazetteers: Sequence[Gazetteer] | None = None
) -> list[Found]:
    """Find the names of a folded text, in text order, without overlaps among them or with `quantities`.

    `gazetteers` are the lists of known names to use, the house's own where none is given.
    """
    view = View(text, quantities, gazetteers or (own(),))
    sightings = [sighting for rule in THROUGHOUT for sighting in rule.read(view)]
    view.settle(sightings)
    sightings += beside(view)
    sightings += LIST.read(view, sightings)
    return settle(spread(view, sightings))


def beside(view: View) -> Iterator[Sighting]:
    """The sightings beside cue words."""
    text = view.text
    for hit in forms().cues.find(text):
        start, end, sense = hit
        named_before = start > 1 and not ends_plain(text[start - 2 : start])
        if (
            sense.endings
            and (named_before or sense.endings[0].id in LONG_NAMES or text[start - 3 : start - 2] in OPENS)
            and not view.inside(max(0, start - 1), end)
        ):
            yield from ENDING.read(view, hit)
        if named_before and sense.predicate is not None and not view.inside(start - 1, start):
            yield from PREDICATE.read(view, hit)
        if sense.role:
            yield from AFTER_ROLE.read(view, hit)
        if sense.speech:
            yield from SPEAKS.read(view, hit)
        if sense.opener is not None:
            yield from OPENER.read(view, hit)
        if sense.product:
            yield from PRODUCT.read(view, hit)
