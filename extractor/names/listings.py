"""Names as the exchanges list them: with a mark in front (`*ST 海澜`), or called a security's short name."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.places import is_known
from extractor.names.sighting import Sighting, Throughout, View, is_edge

MARKED = re.compile(r"(?:S?\*|(?<![A-Za-z*])S?)ST ?(?![股类等的])(?P<name>[一-鿿]{2})(?:[AB](?![A-Za-z]))?")
NO_NAMES = frozenset(["公司", "板块", "股票", "个股", "行情", "概念", "多股", "制度", "新规", "警示", "阵营"])
NAME = (
    r"(?:[“\"'‘「](?P<quoted{0}>[^”\"'’」》\n]{{2,10}})[”\"'’」]"
    r"|(?P<bare{0}>[^“\"'‘「，。；、（()）：\s]{{2,8}}?))"
)
CALLED = re.compile(
    rf"(?:证券|股票)(?:中文)?简称(?:将?[由从]|变更为|更名为|为|[：:])\s?{NAME.format('')}"
    rf"(?:(?:变更|更改|更名|改)为\s?{NAME.format('2')})?(?=[，。；、（()）\s]|$)"
)


def marked_names(view: View) -> Iterator[Sighting]:
    """Shares under special treatment, with the mark that their names carry."""
    if "ST" not in view.text:
        return
    for match in MARKED.finditer(view.text):
        start, end = match.span()
        if match["name"] in NO_NAMES or match["name"][1] == "股" or not view.free(start, end):
            continue
        end += is_known(view.text[match.start("name") : end + 1])
        yield Sighting(start, end, "company", MARKED_NAME.name, True)


def called(view: View) -> Iterator[Sighting]:
    """What a text says a security is called, and is called from now on."""
    if "简称" not in view.text:
        return
    for match in CALLED.finditer(view.text):
        for group in ("quoted", "bare", "quoted2", "bare2"):
            if match[group] and match[group] not in forms().common and view.free(*match.span(group)):
                start, end = match.span(group)
                if group.startswith("quoted") or not any(map(is_edge, view.pieces(start, end))):
                    yield Sighting(start, end, "company", CALLED_NAME.name, True)


MARKED_NAME: Throughout = Rule(
    "name.special_treatment",
    MARKED.pattern,
    marked_names,
    reads={
        "退市风险警示后的股票简称：⟦*ST 海澜⟧，涨跌幅为": ("company",),
        "⟦ST花澜⟧、⟦*ST远澜⟧涨停": ("company", "company"),
    },
    leaves=("ST板块走强", "*ST公司保壳", "TEST海量数据", "ST股行情火爆", "ST妖股重生"),
)
CALLED_NAME: Throughout = Rule(
    "name.security",
    CALLED.pattern,
    called,
    reads={
        "公司证券简称将由“*ST 海澜”变更为“⟦海澜化工⟧”，证券代码不变": ("company",),
        "证券简称：⟦海澜化工⟧，证券代码：688999": ("company",),
    },
    leaves=("证券简称不变", "股票简称由公司申请", "证券简称及证券代码"),
)
