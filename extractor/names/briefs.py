"""Names in texts too short to introduce anyone: headlines and flashes, where tags count for more."""

from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.foreign import sounding
from extractor.names.forms import forms
from extractor.names.people import NO_GIVEN, TITLE, surname
from extractor.names.places import is_known
from extractor.names.sighting import Piece, Sighting, Throughout, View, is_edge, is_plain, knows

BRIEF = 120
PERSON_TAGS = frozenset({"nr", "nrfg"})


def people(view: View) -> Iterator[Sighting]:
    """People in a brief text: words with a surname in front that the segmenter takes for names."""
    if len(view.text) > BRIEF:
        return
    pieces = view.words()
    for index, piece in enumerate(pieces):
        if piece.tag in PERSON_TAGS and _is_person(view, piece) and view.free(piece.start, piece.end):
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            if len(piece.text) == 3 or (_begins(pieces[:index]) and _ends(after)):
                end = piece.end - (len(piece.text) == 3 and piece.text[-1] in NO_GIVEN)
                yield Sighting(piece.start, end, "person", BRIEF_PERSON.name, True)


def strangers(view: View) -> Iterator[Sighting]:
    """Foreign people in a brief text: runs of characters that only write sounds."""
    if len(view.text) > BRIEF:
        return
    for start, end in sounding(view.text, view.words()):
        placed = view.text.endswith(forms().place_leads, 0, start)
        if not placed and view.free(start, end) and _is_someone(view.text, start, end):
            yield Sighting(start, end, "person", BRIEF_FOREIGN.name, True)


def _is_person(view: View, piece: Piece) -> bool:
    word = piece.text
    if not 2 <= len(word) <= 3 or not surname(view.text, piece.start) or word in forms().common:
        return False
    return (not knows(word) or _is_famous(piece)) and _is_someone(view.text, piece.start, piece.end)


def _is_famous(piece: Piece) -> bool:
    """Whether the dictionary knows `piece` as a person and as nothing else."""
    word = piece.text
    chinese = word[0] not in forms().sounds or word[-1] not in forms().sounds
    return (
        (len(word) == 3 or piece.tag == "nrfg")
        and chinese
        and not is_known(word)
        and word[-2:] not in TITLE
        and not (knows(word[1:]) or is_plain(word[:2]))
    )


def _is_someone(text: str, start: int, end: int) -> bool:
    """Whether a form is no place by its last character or by what follows, and part of no title."""
    lists = forms()
    if text[end - 1] in lists.place_ends and end - start > 2:
        return False
    if text.startswith(lists.place_nouns, end):
        return False
    return not _in_title(text, start, end)


def _in_title(text: str, start: int, end: int) -> bool:
    """Whether ``start``–``end`` stands in a title, which a brief text may have cut off."""
    opened, closed = text.rfind("《", 0, start), text.rfind("》", 0, start)
    if opened > closed:
        return True
    following = text.find("》", end)
    return following >= 0 and not 0 <= text.find("《", end) < following


def _begins(before: list[Piece]) -> bool:
    return not before or before[-1].tag == "x" or is_edge(before[-1]) or len(before[-1].text) > 1


def _ends(after: Piece | None) -> bool:
    return after is None or after.tag == "x" or is_edge(after) or after.tag[0] in "vdpu"


BRIEF_PERSON: Throughout = Rule(
    "name.person.brief",
    "{person}",
    people,
    reads={"⟦张明澜⟧的举报已非首次": ("person",)},
    leaves=("市场的反应平淡", "银行卡的费用上调", "张明镇一家工厂", "电影《张明澜》上映"),
)
BRIEF_FOREIGN: Throughout = Rule(
    "name.person.brief_foreign",
    "{sounds}",
    strangers,
    reads={"前锋线上，⟦加斯利托尼⟧伤愈复出": ("person",)},
    leaves=("位于加斯利托尼的工厂", "加斯利托尼国家公园", "电影《加斯利托尼》上映"),
)
