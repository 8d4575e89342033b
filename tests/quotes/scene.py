"""Documents for examples: a text in which a few invented names are known."""

import re

from extractor.document import Document, Found, Thing
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import DateInterval

NAMES = {
    **dict.fromkeys(
        ("星河科技", "星河证券", "星河国际", "星河集团", "山海服务", "山海科技", "山海银行", "艾迪咨询"),
        "company",
    ),
    **dict.fromkeys(("星河社", "央行", "统计局", "监管局"), "organization"),
    **dict.fromkeys(("王立", "陈曦"), "person"),
}


DATE = r"(?:今年)?\d+月(?:\d+日)?|\d+日"


def scene(text: str) -> Document:
    """A Document of `text` whose only mentions are the names of NAMES, and dates of no certain day."""
    found: list[Found] = []
    things: list[Thing] = []
    for match in re.finditer("|".join((*NAMES, DATE)), text):
        kind = NAMES.get(match[0])
        if kind is None:
            found.append(Found(*match.span(), "date", "test", DateInterval(grain="day")))
            continue
        index = next((i for i, thing in enumerate(things) if thing.name == match[0]), len(things))
        if index == len(things):
            things.append(Thing(kind, match[0], (), (), {}, "test"))
        found.append(Found(*match.span(), "entity", "test", type=kind, entity=index))
    folded = fold(text)
    return Document(folded, read_layout(folded.folded), None, None, None, tuple(found), tuple(things))
