"""Finding names in a text, on characters, without a list of the article's names.

Each way of finding brings sightings; a form that is surely a name somewhere, or half-surely in two ways, is a
name everywhere in the article (`spread`).
"""

from collections.abc import Container, Iterator, Sequence

from extractor.document import Found
from extractor.grammar.overlap import settle
from extractor.grammar.words import Hit
from extractor.names.briefs import BRIEF_FOREIGN, BRIEF_PERSON
from extractor.names.compounds import BODY, DESK, FIRM, TEAM
from extractor.names.contexts import OPENER, PREDICATE, PRODUCT
from extractor.names.endings import ENDING, LONG_NAMES, OPENS, stands_out
from extractor.names.financed import FINANCED
from extractor.names.forms import Sense, forms
from extractor.names.gazetteer import Gazetteer, own
from extractor.names.holders import HELD, HOLDER
from extractor.names.indices import INDEX
from extractor.names.introductions import BYLINE, CODED, CREDIT, DATED, PENSION, SHORT, UNNAMED
from extractor.names.known import KNOWN
from extractor.names.latin import LATIN_NAME
from extractor.names.listings import CALLED_NAME, MARKED_NAME
from extractor.names.lists import LIST
from extractor.names.offices import OFFICE
from extractor.names.people import AFTER_ROLE, SPEAKS
from extractor.names.people_lists import ROW_NAME
from extractor.names.sighting import Beside, Sighting, View, ends_plain
from extractor.names.signs import DOTTED_NAME, LABELLED, SIGNED_NAME, WITHHELD_NAME
from extractor.names.spread import SPREADING, spread
from extractor.names.taggers import Tagger, tagged
from extractor.text.layout import Layout

THROUGHOUT = (
    SHORT,
    CODED,
    MARKED_NAME,
    CALLED_NAME,
    CREDIT,
    DATED,
    PENSION,
    UNNAMED,
    INDEX,
    LATIN_NAME,
    DOTTED_NAME,
    WITHHELD_NAME,
    LABELLED,
    SIGNED_NAME,
    HELD,
    OFFICE,
    ROW_NAME,
)
BESIDE = (ENDING, AFTER_ROLE, BYLINE, SPEAKS, PREDICATE, HOLDER, OPENER, PRODUCT)
OTHERS = {
    "role": (AFTER_ROLE, BYLINE),
    "speech": (SPEAKS,),
    "holder": (HOLDER,),
    "opener": (OPENER,),
    "product": (PRODUCT,),
}
COMPOUNDS = (BODY, FIRM, DESK, TEAM)
RULES = (KNOWN, *COMPOUNDS, *THROUGHOUT, *BESIDE, FINANCED, BRIEF_PERSON, BRIEF_FOREIGN, LIST, *SPREADING)


def find_names(
    text: str,
    layout: Layout,
    quantities: Sequence[Found],
    *,
    gazetteers: Sequence[Gazetteer] | None = None,
    mark: Tagger | None = None,
) -> list[Found]:
    """Find the names of a folded text, in text order, without overlaps among them or with `quantities`.

    `gazetteers` are the lists of known names to use, the house's own where none is given; `mark` is another
    tagger whose names count as evidence.
    """
    view = View(text, layout, quantities, gazetteers or (own(),))
    sightings = _compounded(view, list(KNOWN.read(view)))
    view.settle(sightings)
    sightings += [sighting for rule in THROUGHOUT for sighting in rule.read(view)]
    view.settle(sightings)
    sightings += beside(view)
    sightings += FINANCED.read(view)
    sightings += BRIEF_PERSON.read(view)
    sightings += BRIEF_FOREIGN.read(view)
    if mark:
        sightings += tagged(view, mark)
    sightings += LIST.read(view, sightings)
    return settle(spread(view, sightings))


def _compounded(view: View, sightings: list[Sighting]) -> list[Sighting]:
    """The known names, without those that are part of more."""
    for rule in COMPOUNDS:
        if more := list(rule.read(view, sightings)):
            within = {at for one in more for at in range(one.start, one.end)}
            sightings = sorted([*more, *(one for one in sightings if one.start not in within)])
    return sightings


def beside(view: View) -> Iterator[Sighting]:
    """The sightings beside cue words; the two characters before one say what is worth a look."""
    text, inside = view.text, view.inside
    tails: set[str] = set()
    for hit in forms().cues.find(text):
        start, end, sense = hit
        ways: tuple[Beside, ...] = ()
        if sense.looks_left and start > 1:
            near = text[start - 2 : start]
            plain = ends_plain(near)
            if sense.endings and _may_end(text, hit, plain, tails) and not inside(start - 1, end):
                ways = (ENDING,)
            if (
                sense.predicate is not None
                and not plain
                and near not in tails
                and not inside(start - 1, start)
            ):
                ways = (*ways, PREDICATE)
        for kind in sense.kinds:
            ways = (*ways, *OTHERS[kind])
        for rule in ways:
            for sighting in rule.read(view, hit):
                if sighting.sure:
                    tails.add(text[sighting.end - 2 : sighting.end])
                    tails.add(text[max(sighting.start, start - 2) : sighting.end])
                yield sighting


def _may_end(text: str, hit: Hit[Sense], plain: bool, tails: Container[str]) -> bool:
    """Whether a name not yet found may end with the ending at `hit`."""
    start, end, sense = hit
    if sense.endings[0].id in LONG_NAMES:
        return True
    if plain:
        of_fund = sense.endings[0].id == "fund" and end - start > len("基金")
        return of_fund or _opens(text, start, end)
    return text[start - 2 : end] not in tails


def _opens(text: str, start: int, end: int) -> bool:
    """Whether two plain characters at a clause's start may be a name before an ending (`海棠药业：…`)."""
    return (start == 2 or text[start - 3 : start - 2] in OPENS) and stands_out(text[end : end + 4])
