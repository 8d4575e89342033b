"""Foreign people's names in Chinese: characters that write sounds, one after another (`贝尼特斯`)."""

from collections.abc import Iterator, Sequence

from extractor.names.forms import forms
from extractor.names.places import is_known
from extractor.names.sighting import CLOSED, Piece, View, is_edge, knows

PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
SHORTEST, LONGEST = 3, 7
DOTS = "·•・-—"


def foreign_at(view: View, at: int) -> int:
    """The end of the foreign name that begins at `at`; 0 where none does."""
    if view.text[at : at + 1] not in forms().sounds:
        return 0
    for start, end in sounding(view.text, view.pieces(at, view.ceiling(at, reach=LONGEST + 4))):
        return end if start == at else 0
    return 0


def sounding(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The spans of `pieces` that only write sounds, and that no name known, no word and no dot goes on."""
    start = end = 0
    before: Piece | None = None
    for piece in pieces:
        if start == end:
            start = end = piece.start
        if _sounds(piece):
            end = piece.end
            continue
        if _is_whole(text, start, end, before, piece):
            yield start, end
        start = end = piece.end
        before = piece
    if pieces and _is_whole(text, start, end, before, None):
        yield start, end


def _sounds(piece: Piece) -> bool:
    word, sounds = piece.text, forms().sounds
    if not all(char in sounds for char in word):
        return False
    placed = piece.tag == "ns" and not is_known(word)
    return len(word) == 1 or placed or piece.tag in PERSON_TAGS or not knows(word)


def _is_whole(text: str, start: int, end: int, before: Piece | None, after: Piece | None) -> bool:
    if not SHORTEST <= end - start <= LONGEST or is_known(text[start:end]):
        return False
    bounded = _bounds(before) and _bounds(after)
    return bounded and text[start - 1 : start] not in DOTS and text[end : end + 1] not in DOTS


def _bounds(piece: Piece | None) -> bool:
    """Whether a name may begin or end at `piece`: no single character that may be a part of it."""
    return piece is None or len(piece.text) > 1 or piece.text in CLOSED or is_edge(piece)
