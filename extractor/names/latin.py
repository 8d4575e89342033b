"""Names in Latin letters: MiniMax, Prosperity7 Ventures, Hailuo 02, Brian Moynihan."""

import re
from collections.abc import Iterator

from extractor.names.forms import forms
from extractor.names.sighting import Sighting, View

WORD = r"[A-Za-z][A-Za-z0-9]*(?:[&.'’+\-][A-Za-z0-9]+)*"
LATIN = re.compile(
    rf"(?<![A-Za-z0-9]){WORD}(?: (?:[A-Z0-9][A-Za-z0-9]*(?:[&.'’+\-][A-Za-z0-9]+)*|&|of|and|de|van))*"
)
VERSION = re.compile(r"(?:[A-Za-z]*\d[\w.\-]*|Pro|Max|Plus|Mini|Ultra|Air|Lite|Turbo|Flash|Preview)")
SHAPED = re.compile(r"[A-Z]?[a-z]+[A-Z0-9]\w*|[A-Z][a-z]{2,}\w*|[A-Z]{2,}[a-z]+\w*|[A-Z]{3,}")
FUND = (
    "Ventures",
    "Capital",
    "Partners",
    "Fund",
    "Investment",
    "Investments",
    "University",
    "Institute",
    "Research",
)
FIRM = (
    "Inc",
    "Corp",
    "Ltd",
    "Group",
    "Holdings",
    "Technologies",
    "Technology",
    "Labs",
    "Motors",
    "Bank",
    "Securities",
    "Co",
    "Energy",
    "Therapeutics",
    "Movement",
    "Systems",
)
PRODUCT_BEFORE = (
    "模型",
    "应用",
    "产品",
    "软件",
    "车型",
    "手机",
    "游戏",
    "APP",
    "平台",
    "系统",
    "芯片",
    "品牌",
    "新车",
    "智能体",
    "助手",
    "引擎",
    "新品",
    "新药",
    "药物",
)
PRODUCT_AFTER = (
    "模型",
    "大模型",
    "系列",
    "手机",
    "车型",
    "汽车",
    "系统",
    "芯片",
    "平台",
    "注射",
    "药物",
    "应用",
    "版",
    "架构",
)
PERSON_AFTER = ("表示", "称", "认为", "指出", "说", "在", "写道", "预计", "日前", "告诉", "警告", "周")


def latin(view: View) -> Iterator[Sighting]:
    """The names in Latin letters."""
    text = view.text
    for match in LATIN.finditer(text):
        start, end = match.span()
        if not view.free(start, end):
            end = start + len(match.group().split(" ")[0])
            if not view.free(start, end):
                continue
        words = text[start:end].split(" ")
        while len(words) > 1 and words[-1] in forms().acronyms and words[-1].isalpha():
            end -= len(words.pop()) + 1
        name = text[start:end]
        if name in forms().acronyms or len(name) < 2:
            continue
        yield from _typed(view, start, end, words)


def _typed(view: View, start: int, end: int, words: list[str]) -> Iterator[Sighting]:
    text = view.text
    before = text[max(0, start - 6) : start].rstrip('“"《 ：:')
    after = text[end : end + 4].lstrip('”"》 ')
    versioned = len(words) > 1 and VERSION.fullmatch(words[-1]) is not None and words[-1] not in ("Bank",)
    if before.endswith(PRODUCT_BEFORE) or after.startswith(PRODUCT_AFTER):
        yield Sighting(start, end, "product", "name.latin.product", True)
    elif versioned:
        yield Sighting(start, end, "product", "name.latin.version", True)
    elif words[-1] in FUND and len(words) > 1:
        yield Sighting(start, end, "organization", "name.latin.fund", True)
    elif words[-1].rstrip(".") in FIRM and len(words) > 1:
        yield Sighting(start, end, "company", "name.latin.firm", True)
    elif (_role_ends(before) and len(words) > 1) or (
        1 < len(words) <= 3
        and all(word[0].isupper() and word[1:].islower() for word in words)
        and after.startswith(PERSON_AFTER)
    ):
        yield Sighting(start, end, "person", "name.latin.person", True)
    elif after.startswith(("公司", "集团")):
        yield Sighting(start, end + 2, "company", "name.latin.company", True)
    elif SHAPED.fullmatch(words[0]) and not words[0].isupper():
        yield Sighting(
            start,
            end,
            "company",
            "name.latin.shape",
            len(words) > 1 or any(c.isupper() for c in words[0][1:]),
        )


def _role_ends(before: str) -> bool:
    return any(sense.means.role and sense.end == len(before) for sense in forms().cues.find(before))
