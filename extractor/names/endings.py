"""Names by what they end with: 有限公司, 证券, 研究院, 证监局 … and what stands before that."""

from collections.abc import Iterator

from extractor.grammar.words import Hit
from extractor.names.forms import Ending, Sense, forms
from extractor.names.places import is_country, is_person, is_place
from extractor.names.sighting import Piece, Sighting, View, is_edge, is_proper, joined

GOES_ON = frozenset("业股类商们界长员者板圈民所")
LONGEST = {"legal": 10, "institution": 10, "branch": 5, "local": 2}


def by_ending(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The name that ends at `hit`, if one does."""
    text = view.text
    if hit.end < len(text) and text[hit.end] in GOES_ON:
        return
    floor = view.floor(hit.start)
    if floor == hit.start:
        return
    pieces = joined(view.pieces(floor, hit.end), hit.start)
    for ending in hit.means.endings:
        stem = _stem(pieces, hit, longest=LONGEST.get(ending.id, 4))
        start, sure = _start(stem, hit, ending) if stem else (-1, False)
        name, common = text[start : hit.end], forms().common
        if (
            start >= 0
            and hit.start - start >= 2
            and name not in common
            and text[start : hit.start] not in common
        ):
            yield Sighting(start, hit.end, ending.of, f"name.ending.{ending.id}", sure)
            return


def _stem(pieces: list[Piece], hit: Hit[Sense], *, longest: int) -> list[Piece]:
    """The words before the ending that the name may hold, left to right."""
    stem: list[Piece] = []
    for piece in reversed(pieces):
        if piece.start >= hit.start:
            continue
        if len(stem) >= longest or (piece.end <= hit.start and is_edge(piece)):
            break
        stem.append(piece)
    stem.reverse()
    return stem


def _start(stem: list[Piece], hit: Hit[Sense], ending: Ending) -> tuple[int, bool]:
    """Where the name begins, −1 for nowhere, and whether that is sure."""
    places = [i for i, piece in enumerate(stem) if is_place(piece.text)]
    proper = [
        i for i, piece in enumerate(stem) if i not in places and (is_proper(piece) or piece.end > hit.start)
    ]
    if ending.needs == "any":
        return _trim(stem[min(places[:1] + proper[:1], default=0)]), True
    if ending.needs == "place":
        return (stem[places[0]].start, True) if places and places[-1] == len(stem) - 1 else (-1, False)
    if ending.needs == "branch":
        return (stem[min(places[0], *proper[:1])].start, True) if places and proper else (-1, False)
    if ending.id == "institution":
        if (not places and not proper) or is_person(stem[-1].text):
            return -1, False
        return _trim(stem[min(places[:1] + proper[:1])]), True
    return _traded(stem, hit, ending, places, proper)


def _traded(
    stem: list[Piece], hit: Hit[Sense], ending: Ending, places: list[int], proper: list[int]
) -> tuple[int, bool]:
    """A short name and its trade: `星河科技`; a common word before a strong trade is half-sure."""
    strong = ending.id != "trade"
    last = stem[-1]
    if not proper or proper[-1] < len(stem) - 2:
        half = strong and last.end - last.start == 2 and last.end == hit.start and not places
        return (last.start, False) if half else (-1, False)
    first = proper[-1]
    while first > 0 and (first - 1 in proper or first - 1 in places):
        first -= 1
    while first in places and is_country(stem[first].text):
        first += 1
    shares = hit.end - hit.start == 2 and ending.forms[0] == "股份" and last.text in forms().endings
    model = last.tag == "eng" and any(char.isdigit() for char in last.text)
    if shares or model:
        return -1, False
    return _trim(stem[first]), strong or last.tag in ("nz", "nt", "nr")


def _trim(piece: Piece) -> int:
    """Where `piece` begins without the function words that the segmenter took in (`与雅创`)."""
    edges, start, word = forms().edges, piece.start, piece.text
    while len(word) > 2 and word[0] in edges and is_proper(piece):
        start, word = start + 1, word[1:]
    return start
