"""Young companies, named where a round of financing is told: `轻澜到家完成A+轮数千万元融资`."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.places import is_known, is_place
from extractor.names.sighting import Piece, Sighting, Throughout, View, is_edge, knows

ROUND = re.compile(
    r"(?:宣布|近日|日前|最近|今日|再次|已)*(?:完成|获得?|获投|斩获)(?:了|超|近|逾|数)*[^，。；！？、\n]{0,16}"
    r"(?:轮|融资|战略投资|天使投资)"
)
SHORTEST, LONGEST = 3, 8


def financed(view: View) -> Iterator[Sighting]:
    """The companies that stand before `ROUND` at a clause's start or behind what kind of thing they run."""
    if "融资" not in view.text and "轮" not in view.text:
        return
    for match in ROUND.finditer(view.text):
        end = match.start()
        if end < SHORTEST or view.inside(end - 1, end):
            continue
        floor = view.floor(end, reach=14)
        start = _start(view.pieces(floor, end))
        if start is not None and SHORTEST <= end - start <= LONGEST:
            name = view.text[start:end]
            kind = name[-2:] in forms().common and name[-2:] not in forms().endings
            if not (kind or is_known(name) or knows(name) or name in forms().common):
                yield Sighting(start, end, "company", FINANCED.name, True)


def _start(pieces: list[Piece]) -> int | None:
    """Where the name begins that `pieces` end with; None where they are no name."""
    lists = forms()
    run: list[Piece] = []
    for piece in reversed(pieces):
        sense = lists.senses.get(piece.text)
        edge = piece.text in lists.edges and (len(piece.text) > 1 or piece.text not in lists.held)
        kind = edge or (sense is not None and sense.product)
        if kind or (run and piece.text in lists.goes_on):
            break
        run.insert(0, piece)
    if not run or run[-1].text in lists.goes_on or is_place(run[-1].text) or run[-1].tag in ("d", "t", "p"):
        return None
    return None if is_edge(run[0]) else run[0].start


FINANCED: Throughout = Rule(
    "name.financed",
    ROUND.pattern,
    financed,
    reads={
        "直播电商平台⟦生活有澜⟧完成天使轮数千万元融资": ("company",),
        "9月7日消息，⟦轻澜到家⟧获投数百万元天使轮融资": ("company",),
    },
    leaves=(
        "公司已完成B轮融资",
        "近日完成新一轮融资",
        "人工智能行业获得融资",
        "多家企业获融资",
        "双方完成首轮谈判",
        "尚不知道如何获得融资",
        "40家典型上市房企完成融资",
    ),
)
