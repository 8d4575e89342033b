"""Names in texts too short to introduce anyone: headlines and flashes, where tags count for more."""

from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.people import surname
from extractor.names.sighting import Piece, Sighting, Throughout, View, is_edge, knows

BRIEF = 120
PERSON_TAGS = frozenset({"nr", "nrfg"})


def people(view: View) -> Iterator[Sighting]:
    """People in a brief text: unknown words with a surname in front that the segmenter takes for names."""
    if len(view.text) > BRIEF:
        return
    pieces = view.pieces(0, len(view.text))
    for index, piece in enumerate(pieces):
        if piece.tag in PERSON_TAGS and _is_person(view, piece) and view.free(piece.start, piece.end):
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            if len(piece.text) == 3 or (_begins(pieces[:index]) and _ends(after)):
                yield Sighting(piece.start, piece.end, "person", BRIEF_PERSON.name, True)


def _is_person(view: View, piece: Piece) -> bool:
    word = piece.text
    return (
        2 <= len(word) <= 3
        and surname(view.text, piece.start) > 0
        and not (knows(word) or word in forms().common)
    )


def _begins(before: list[Piece]) -> bool:
    return not before or before[-1].tag == "x" or is_edge(before[-1]) or len(before[-1].text) > 1


def _ends(after: Piece | None) -> bool:
    return after is None or after.tag == "x" or is_edge(after) or after.tag[0] in "vdpu"


BRIEF_PERSON: Throughout = Rule(
    "name.person.brief",
    "{person}",
    people,
    reads={"⟦张明澜⟧的举报已非首次": ("person",)},
    leaves=("市场的反应平淡", "银行卡的费用上调"),
)
