"""Names by what they end with: 有限公司, 证券, 研究院, 证监局 … and what stands before that."""

from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.forms import Ending, Sense, forms
from extractor.names.places import is_country, is_person, is_place
from extractor.names.sighting import Beside, Piece, Sighting, View, closes, is_edge, is_proper, joined, knows

GOES_ON = frozenset("业股类商们界长员者板圈民所")
LONG_NAMES = frozenset({"legal", "institution", "branch", "local"})
SHORT, LONG = 10, 24
LONGEST = {"legal": 10, "institution": 10, "branch": 5, "local": 2}


def by_ending(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The name that ends at `hit`, if one does."""
    text = view.text
    if hit.end < len(text) and text[hit.end] in GOES_ON:
        return
    floor = view.floor(hit.start, reach=LONG if hit.means.endings[0].id in LONG_NAMES else SHORT)
    if hit.end - floor < 3:
        return
    ceiling = view.ceiling(hit.end, reach=4)
    pieces = joined(view.pieces(floor, ceiling), hit.start)
    after = next((piece for piece in pieces if piece.start >= hit.end), None)
    if after and after.text in forms().goes_on:
        return
    for ending in hit.means.endings:
        stem = _stem(pieces, hit, longest=LONGEST.get(ending.id, 4))
        if not stem or (ending.id == "trade" and after and not closes(after)):
            continue
        start, sure = _start(stem, hit, ending)
        name, common = text[start : hit.end], forms().common
        if (
            start >= 0
            and hit.start - start >= 2
            and name not in common
            and text[start : hit.start] not in common
        ):
            yield Sighting(start, hit.end, ending.of, f"{ENDING.name}.{ending.id}", sure)
            return


def _stem(pieces: list[Piece], hit: Hit[Sense], *, longest: int) -> list[Piece]:
    """The words before the ending that the name may hold, left to right."""
    stem: list[Piece] = []
    for piece in reversed(pieces):
        if piece.start >= hit.start:
            continue
        enterprise = piece.text == "企业" and bool(stem) and stem[-1].text in forms().inner
        if len(stem) >= longest or (piece.end <= hit.start and is_edge(piece) and not enterprise):
            break
        stem.append(piece)
    stem.reverse()
    return stem


def _start(stem: list[Piece], hit: Hit[Sense], ending: Ending) -> tuple[int, bool]:
    """Where the name begins, −1 for nowhere, and whether that is sure."""
    places = [i for i, piece in enumerate(stem) if is_place(piece.text)]
    proper = [
        i
        for i, piece in enumerate(stem)
        if i not in places and (_carries(piece, hit.start) if piece.end > hit.start else is_proper(piece))
    ]
    if ending.needs == "any":
        return _trim(stem[min(places[:1] + proper[:1], default=0)], hit.start), True
    if ending.needs == "place":
        return (stem[places[0]].start, True) if places and places[-1] == len(stem) - 1 else (-1, False)
    if ending.needs == "branch":
        return (
            (_trim(stem[min(places[0], *proper[:1])], hit.start), True) if places and proper else (-1, False)
        )
    if ending.id == "institution":
        if (not places and not proper) or is_person(stem[-1].text):
            return -1, False
        return _trim(stem[min(places[:1] + proper[:1])], hit.start), True
    return _traded(stem, hit, ending, places, proper)


def _carries(piece: Piece, at: int) -> bool:
    """Whether a word that runs into the ending at `at` is a name's (`中信证券`), not the language's."""
    word, stem = piece.text, piece.text[: at - piece.start]
    if word in forms().common or stem in forms().common:
        return False
    return piece.tag in ("nt", "nz") if knows(word) else is_proper(Piece(piece.start, at, stem, "n"))


def _traded(
    stem: list[Piece], hit: Hit[Sense], ending: Ending, places: list[int], proper: list[int]
) -> tuple[int, bool]:
    """A short name and its trade: `星河科技`."""
    strong = ending.id != "trade"
    last = stem[-1]
    if not proper or proper[-1] < len(stem) - 2:
        return -1, False
    first = proper[-1]
    while first > 0 and (first - 1 in proper or first - 1 in places):
        first -= 1
    while first in places and is_country(stem[first].text):
        first += 1
    shares = hit.end - hit.start == 2 and ending.forms[0] == "股份" and last.text in forms().endings
    model = last.tag == "eng" and any(char.isdigit() for char in last.text)
    if shares or model:
        return -1, False
    return _trim(stem[first], hit.start), strong or last.tag in ("nz", "nt", "nr")


def _trim(piece: Piece, upto: int) -> int:
    """Where `piece` begins without the function words that the segmenter took in (`与雅创`)."""
    start = piece.start
    for char in piece.text:
        if upto - start <= 2 or char not in forms().affix.leads or knows(piece.text):
            break
        start += 1
    return start


ENDING: Beside = Rule(
    "name.ending",
    "{name}{ending}",
    by_ending,
    reads={
        "记者从⟦江苏星澜新材料科技有限公司⟧获悉": ("company",),
        "⟦星澜科技⟧宣布完成新一轮融资": ("company",),
        "该罚单由⟦浙江证监局⟧开出": ("organization",),
        "⟦中澜人民大学金融研究院⟧院长": ("organization",),
        "向⟦民澜银行乌鲁木齐分行⟧申请贷款": ("company",),
    },
    leaves=(
        "上市公司业绩向好",
        "证券业净利润下滑",
        "银行股普涨",
        "民用航空工业发展",
        "营收保持高速增长",
        "影子银行规模压降",
    ),
)
