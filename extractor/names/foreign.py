"""Foreign people's names in Chinese: characters that write sounds, one after another (`贝尼特斯`)."""

from collections.abc import Iterator, Sequence

from extractor.names.forms import forms
from extractor.names.places import is_known
from extractor.names.sighting import CLOSED, Piece, View, is_edge, knows

PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
SHORTEST, LONGEST = 3, 7
DOTS = frozenset("·•・-—")


def foreign_at(view: View, at: int) -> int:
    """The end of the foreign name that begins at `at`, where one is looked for; 0 where none does."""
    text = view.text
    if text[at : at + 1] not in forms().sounds or not view.free(at, at + 2) or view.inside(at, at + 2):
        return 0
    pieces = view.pieces(at, view.ceiling(at, reach=LONGEST + 4))
    end = next((end for start, end in sounding(text, pieces, shortest=2) if start == at), 0)
    return 0 if is_known(text[at : end + 1]) else end


def sounding(text: str, pieces: Sequence[Piece], *, shortest: int = SHORTEST) -> Iterator[tuple[int, int]]:
    """The spans of `pieces` that only write sounds, are no known name, and end where words do."""
    start = end = 0
    before: Piece | None = None
    for piece in pieces:
        if start == end:
            start = end = piece.start
        size = _sounds(piece)
        end += size
        if size == len(piece.text):
            continue
        if (last := _whole(text, start, end, before, None if size else piece)) - start >= shortest:
            yield start, last
        start = end = piece.end
        before = piece
    if pieces and (last := _whole(text, start, end, before, None)) - start >= shortest:
        yield start, last


def _sounds(piece: Piece) -> int:
    """How many characters of `piece` write sounds: all, none, or all but the function words glued behind."""
    word, lists = piece.text, forms()
    size = len(word) if len(word) == 1 or knows(word) else len(word.rstrip(lists.affix.leads))
    if not all(char in lists.sounds for char in word[:size]):
        return 0
    placed = piece.tag == "ns" and not is_known(word)
    return size if len(word) == 1 or placed or piece.tag in PERSON_TAGS or not knows(word) else 0


def _whole(text: str, start: int, end: int, before: Piece | None, after: Piece | None) -> int:
    """Where the name in ``start``–``end`` ends, before any function word; `start` where there is none."""
    dotted = text[start - 1 : start] in DOTS or text[end : end + 1] in DOTS
    if dotted or not (_bounds(before) and _bounds(after)):
        return start
    while end > start and text[end - 1] in forms().affix.leads:
        end -= 1
    return start if end - start > LONGEST or is_known(text[start:end]) else end


def _bounds(piece: Piece | None) -> bool:
    """Whether a name may begin or end at `piece`: no single character that may be a part of it."""
    return piece is None or len(piece.text) > 1 or piece.text in CLOSED or is_edge(piece)
