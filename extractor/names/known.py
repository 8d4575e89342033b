"""Names that a gazetteer knows, where they are words of the text and not letters of two (`星野|东吴证券`)."""

from collections.abc import Iterator

from extractor.names.forms import forms
from extractor.names.gazetteer import Gazetteer
from extractor.names.sighting import Piece, Sighting, View, is_common, knows

SHORT = 3
OF_PLACE = frozenset(["地区", "区域", "人", "市", "省", "县", "方面", "籍", "境内", "政府"])


def known(view: View, gazetteer: Gazetteer) -> Iterator[Sighting]:
    """The known names of the text; one that is also a common word is half-sure."""
    text = view.text
    for hit in gazetteer.find(text):
        start, end, row = hit
        if not view.free(start, end) or _cuts_latin(text, start, end):
            continue
        if end - start <= SHORT and _cuts_word(view, start, end):
            continue
        form = text[start:end]
        if form in forms().acronyms:
            continue
        kind = gazetteer.type(row)
        yield Sighting(start, end, kind, "name.known", kind == "place" or not is_common(form))


def _cuts_latin(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    return (first.isascii() and first.isalnum() and before.isascii() and before.isalnum()) or (
        last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    )


def _cuts_word(view: View, start: int, end: int) -> bool:
    """Whether a word of the dictionary lies across an end of ``start``–``end``."""
    low, high = max(0, start - 5), min(len(view.text), end + 5)
    for piece in view.pieces(low, high):
        if piece.start >= end:
            return False
        crosses = piece.start < start < piece.end or (
            piece.start < end < piece.end and not _of_place(piece, start, end)
        )
        if crosses and knows(piece.text):
            return True
    return False


def _of_place(piece: Piece, start: int, end: int) -> bool:
    """Whether `piece` is the name and a word that says what it is (`亚洲|地区`)."""
    return piece.start == start and piece.text[end - start :] in OF_PLACE
