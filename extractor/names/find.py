"""Finding names in a text, on characters, without a list of the article's names.

Each way of finding brings sightings; a form that is surely a name somewhere, or half-surely twice, is a name
everywhere in the article (`spread`).
"""

from collections.abc import Iterator, Sequence

from extractor.document import Found
from extractor.grammar.overlap import settle
from extractor.names.contexts import by_opener, by_predicate, by_product
from extractor.names.endings import by_ending
from extractor.names.forms import forms
from extractor.names.gazetteer import Gazetteer, own
from extractor.names.introductions import introduced
from extractor.names.known import known
from extractor.names.latin import latin
from extractor.names.people import by_role, by_speech, dotted
from extractor.names.sighting import Sighting, View
from extractor.names.spread import spread
from extractor.text.layout import Layout


def find_names(
    text: str, layout: Layout, quantities: Sequence[Found], *, gazetteers: Sequence[Gazetteer] = ()
) -> list[Found]:
    """Find the names of a folded text, in text order, without overlaps among them or with `quantities`."""
    view = View(text, layout, quantities)
    sightings = [
        *(sighting for gazetteer in (*gazetteers, own()) for sighting in known(view, gazetteer)),
        *introduced(view),
        *latin(view),
        *dotted(view),
        *cued(view),
    ]
    return settle(spread(view, sightings))


def cued(view: View) -> Iterator[Sighting]:
    """The sightings beside cue words."""
    for hit in forms().cues.find(view.text):
        sense = hit.means
        if sense.endings:
            yield from by_ending(view, hit)
        if sense.role:
            yield from by_role(view, hit)
        if sense.speech:
            yield from by_speech(view, hit)
        if sense.predicate is not None:
            yield from by_predicate(view, hit)
        if sense.opener is not None:
            yield from by_opener(view, hit)
        if sense.product:
            yield from by_product(view, hit)
