"""People: by the role beside them (`CEO张毅`), by what they say (`张毅表示`), by a dot (`埃隆·马斯克`)."""

import re
from collections.abc import Iterator

from extractor.grammar.words import Hit
from extractor.names.forms import Sense, forms
from extractor.names.sighting import CLOSED, Piece, Sighting, View, is_edge, knows

DOTTED = re.compile(r"[一-鿿]{1,8}(?:[·•・][一-鿿]{1,8}|[·•・][A-Z]\.?(?=[·•・]))+")
AFTER_ROLE = frozenset(" 　：:、兼")
TITLE = frozenset(["先生", "女士", "博士", "教授", "院士", "律师", "议员"])
NO_GIVEN = frozenset(
    "的了在说称和与及对等为是向将表认指也还就日今昨则于从到被把给让使问答讲写谈去来时年月曾已并但而即均都只又再刚此该这那兼任以由据因所之者者们"
)
PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})


def by_role(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The person named after the role at `hit`, or before it."""
    text, at = view.text, hit.end
    while at < len(text) and text[at] in AFTER_ROLE and at - hit.end < 2:
        at += 1
    end = person_at(view, at)
    if end:
        yield Sighting(at, end, "person", "name.person.after_role", True)
        if end < len(text) and text[end] in " 、" and hit.means.role:
            other = person_at(view, end + 1)
            if other and (text[end] == "、" or other == len(text) or text[other] in CLOSED):
                yield Sighting(end + 1, other, "person", "name.person.after_role", True)
    elif text[hit.start : hit.end] in TITLE:
        start = person_before(view, hit.start)
        if start is not None:
            yield Sighting(start, hit.start, "person", "name.person.before_title", True)


def by_speech(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The person who stands before the verb of saying at `hit`."""
    start = person_before(view, hit.start)
    if start is not None:
        yield Sighting(start, hit.start, "person", "name.person.speaks", True)


def dotted(view: View) -> Iterator[Sighting]:
    """Foreign names written with dots."""
    for match in DOTTED.finditer(view.text):
        start, end = match.span()
        dot = min(at for sign in "·•・" if (at := view.text.find(sign, start, end)) >= 0)
        last = max(view.text.rfind(sign, start, end) for sign in "·•・") + 1
        start = _foreign_start(view.pieces(start, dot), dot)
        end = _foreign_end(view.pieces(last, end), last)
        if start < dot and end > last:
            yield Sighting(start, end, "person", "name.person.dotted", True)


def _foreign_start(pieces: list[Piece], dot: int) -> int:
    start = dot
    for piece in reversed(pieces):
        common = is_edge(piece) or (
            knows(piece.text) and len(piece.text) > 1 and piece.tag not in PERSON_TAGS
        )
        if start < dot and common:
            break
        if common and piece.text in forms().edges:
            break
        start = piece.start
    return start


def _foreign_end(pieces: list[Piece], start: int) -> int:
    end = start
    for piece in pieces:
        if end > start and (
            is_edge(piece) or (knows(piece.text) and len(piece.text) > 1 and piece.tag not in PERSON_TAGS)
        ):
            break
        end = piece.end
    return end


def person_at(view: View, at: int) -> int:
    """The end of the Chinese person's name that begins at `at`; 0 where none does."""
    text = view.text
    surname = _surname(text, at)
    if not surname or not view.free(at, at + 2):
        return 0
    ceiling = view.ceiling(at, reach=9)
    pieces = view.pieces(at, ceiling)
    if not pieces:
        return 0
    first = pieces[0]
    length = first.end - at
    if first.tag in PERSON_TAGS and 2 <= length <= 3 + (surname > 1):
        if length == 2 and len(pieces) > 1 and _given(pieces[1]) and _bounded(pieces, 2):
            return pieces[1].end
        return first.end
    if length == surname and len(pieces) > 1:
        second = pieces[1]
        given = second.end - second.start
        if given == 2 and second.text not in forms().edges and second.tag[0] != "m" and _bounded(pieces, 2):
            return second.end
        if _given(second):
            if len(pieces) > 2 and _given(pieces[2]) and _bounded(pieces, 3):
                return pieces[2].end
            return second.end
        return 0
    if 2 <= length <= 3 and not knows(first.text):
        return first.end
    if length == 2 and len(pieces) > 1 and _given(pieces[1]) and _bounded(pieces, 2):
        return pieces[1].end
    return 0


def person_before(view: View, end: int) -> int | None:
    """The start of the Chinese person's name that ends at `end`."""
    floor = view.floor(end)
    if end - floor < 2:
        return None
    pieces = view.pieces(max(floor, end - 12), end)
    for count in range(1, min(3, len(pieces)) + 1):
        chain = pieces[-count:]
        start = chain[0].start
        opens = start == floor or (len(pieces) > count and is_edge(pieces[-count - 1]))
        if _surname(view.text, start) and 2 <= end - start <= 4 and _is_person(chain, opens=opens):
            return start
    return None


def _is_person(chain: list[Piece], *, opens: bool) -> bool:
    """Whether the words of `chain`, the first with a surname in front, are a person's name as a whole."""
    first, rest = chain[0], chain[1:]
    if not rest:
        return first.tag in PERSON_TAGS or (len(first.text) == 3 and opens and not knows(first.text))
    if len(first.text) == 2:
        return first.tag in PERSON_TAGS and len(rest) == 1 and _given(rest[0])
    if len(first.text) > 1 or not opens or first.text in NO_GIVEN:
        return False
    return all(map(_given, rest)) or (len(rest) == 1 and len(rest[0].text) == 2 and not is_edge(rest[0]))


def _surname(text: str, at: int) -> int:
    surnames = forms().surnames
    if text[at : at + 2] in surnames:
        return 2
    return 1 if text[at : at + 1] in surnames else 0


def _given(piece: Piece) -> bool:
    return len(piece.text) == 1 and piece.text not in NO_GIVEN


def _bounded(pieces: list[Piece], index: int) -> bool:
    """Whether the name may end before piece `index`: nothing follows, or a word that no name holds."""
    return index >= len(pieces) or is_edge(pieces[index]) or len(pieces[index].text) > 1
