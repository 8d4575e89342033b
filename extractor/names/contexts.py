"""Names by what is said of them (`X股价`, `X宣布`) and by what leads up to them (`旗下X`, `语音模型X`)."""

from collections.abc import Iterator

from extractor.grammar.words import Hit
from extractor.names.forms import Sense, forms
from extractor.names.places import is_place
from extractor.names.sighting import Piece, Sighting, View, is_edge, is_proper, knows
from schemas import EntityType

OPENS = frozenset("“\"《「『‘'")
CLOSES = frozenset("”\"》」』’'")


def by_predicate(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The company that stands right before the predicate at `hit`."""
    text, end = view.text, hit.start
    floor = view.floor(end)
    if end - floor < 2:
        return
    pieces = view.pieces(floor, hit.end)
    chunk: list[Piece] = []
    for piece in reversed(pieces):
        if piece.start >= end:
            continue
        if piece.end > end or not _nameable(piece, chunk):
            break
        chunk.append(piece)
    if not chunk:
        return
    start = chunk[-1].start
    bounded = start == floor or is_edge(next(piece for piece in reversed(pieces) if piece.end <= start))
    name = text[start:end]
    if (
        bounded
        and 2 <= end - start <= 8
        and name not in forms().common
        and name[0] not in forms().edges
        and name[-1] not in forms().edges
    ):
        yield Sighting(start, end, "company", "name.predicate", bool(hit.means.predicate) and start == floor)


def by_opener(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The company that stands right after the opener at `hit`."""
    yield from _after(view, hit.end, "company", "name.opener", sure=bool(hit.means.opener))


def by_product(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The product that stands right after the product word at `hit`, quoted or not."""
    text, at = view.text, hit.end
    if at < len(text) and text[at] in OPENS:
        end = next((i for i in range(at + 1, min(at + 16, len(text))) if text[i] in CLOSES), 0)
        if end and end - at > 2:
            yield Sighting(at + 1, end, "product", "name.product.quoted", True)
        return
    yield from _after(view, at, "product", "name.product.named", sure=False)


def _after(view: View, at: int, kind: EntityType, rule: str, *, sure: bool) -> Iterator[Sighting]:
    text = view.text
    quoted = at < len(text) and text[at] in OPENS
    at += quoted
    ceiling = view.ceiling(at)
    if ceiling - at < 2:
        return
    pieces = view.pieces(at, ceiling)
    end = at
    if (
        is_place(pieces[0].text)
        and len(pieces) > 1
        and len(pieces[1].text) == 2
        and not is_edge(pieces[1])
        and not knows(pieces[1].text)
    ):
        end, sure = pieces[1].end, True
    else:
        for piece in pieces:
            if not _nameable(piece, []):
                break
            end = piece.end
    following = next((piece for piece in pieces if piece.start == end), None)
    bounded = following is None or is_edge(following) or following.text in forms().endings
    if (
        2 <= end - at <= 8
        and bounded
        and text[at:end] not in forms().common
        and text[at] not in forms().edges
    ):
        yield Sighting(at, end, kind, rule, sure)


def _nameable(piece: Piece, chunk: list[Piece]) -> bool:
    if len(chunk) >= 3 or is_edge(piece):
        return False
    return is_proper(piece) and piece.tag not in {"ns", "eng"}
