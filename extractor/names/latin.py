"""Names in Latin letters: MiniMax, Prosperity7 Ventures, Hailuo 02, Brian Moynihan."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.people import person_at
from extractor.names.places import is_product
from extractor.names.sighting import Sighting, Throughout, View

WORD = r"[A-Za-z][A-Za-z0-9]*(?:[&.'’+\-][A-Za-z0-9]+)*"
FURTHER = r"[A-Z0-9][A-Za-z0-9]*(?:[&.'’+\-][A-Za-z0-9]+)*|&|of|and|de|van"
ROLE = r"(?:C[EFOTI]O|President|Chairman)\b"
LATIN = re.compile(rf"{WORD}(?: (?!{ROLE})(?:{FURTHER}))*")
COMPANY_BEFORE = (
    "机构",
    "公司",
    "企业",
    "厂商",
    "巨头",
    "集团",
    "开发商",
    "制造商",
    "运营商",
    "供应商",
    "初创",
)
AS_SOURCE = ("数据", "报道", "统计", "报告", "消息", "称")
JOINING = frozenset({"for", "of", "and"})
MODEL = re.compile(r"[A-Za-z]*\d[\w.\-]*(?<!\dG)")
SHAPED = re.compile(r"(?![A-Z]+s$)(?:[A-Z]?[a-z]+[A-Z0-9]\w*|[A-Z][a-z]{2,}\w*|[A-Z]{2,}[a-z]+\w*)")


def latin(view: View) -> Iterator[Sighting]:
    """The names in Latin letters, by the words beside them, by their last word, by their shape."""
    acronyms = forms().acronyms
    sure: set[str] = set()
    for match in LATIN.finditer(view.text):
        form = match.group()
        if form not in acronyms and form not in sure and (words := _words(view, match)):
            start = match.start() + form.index(words[0])
            for one in _typed(view, start, start + len(" ".join(words)), words):
                if one.sure:
                    sure.add(view.text[one.start : one.end])
                yield one


def _words(view: View, match: "re.Match[str]") -> list[str]:
    """The words of a match, without a quantity's letters and without abbreviations at the end."""
    words, start, acronyms = match.group().split(" "), match.start(), forms().acronyms
    if view.text[start - 1 : start].isdigit():
        return []
    if not view.free(start, match.end()):
        words = words[:1] if view.free(start, start + len(words[0])) else []
    while len(words) > 1 and words[-1] in acronyms and words[-1].isalpha():
        words.pop()
    while len(words) > 1 and words[0] in acronyms:
        words.pop(0)
        if words[0].lower() in JOINING:
            return []
    return [] if len(words) == 1 and (words[0] in acronyms or len(words[0]) < 2) else words


def _typed(view: View, start: int, end: int, words: list[str]) -> Iterator[Sighting]:
    before = view.text[max(0, start - 6) : start].rstrip('“"《 ：:')
    after = view.text[end : end + 4].lstrip('”"》 ')
    ending = forms().latin_endings.get(words[-1]) if len(words) > 1 else None
    version = len(words) > 1 and not ending and is_product(words[0])
    titled = view.text[start - 1 : start] == "《" and view.text[end : end + 1] == "》"
    if titled or version or _beside(before, "product") or after.startswith(forms().product_after):
        firm = not titled and not version and view.tells_of_firm(view.text[start:end])
        yield Sighting(start, end, "company" if firm else "product", "name.latin", True)
    elif ending or (len(words) > 1 and MODEL.fullmatch(words[-1])):
        yield Sighting(start, end, ending or "product", "name.latin", True)
    elif _is_person(words) and (
        _beside(before, "role") or _begins(after, "speech") or _glosses(view, start, end)
    ):
        yield Sighting(start, end, "person", "name.latin", True)
    elif after.startswith(("公司", "集团")):
        yield Sighting(start, end + 2, "company", "name.latin", True)
    elif after[:2] in forms().mines:
        yield Sighting(start, end + 2, "place", "name.latin", True)
    elif SHAPED.fullmatch(words[0]) and len(words) < 4:
        shaped = len(words) > 1 or any(char.isupper() for char in words[0][1:])
        quoted = before.endswith("据") and after.startswith(AS_SOURCE)
        sure = shaped or quoted or before.endswith(COMPANY_BEFORE) or _begins(after, "predicate")
        yield Sighting(start, end, "company", "name.latin" if sure else "name.latin.word", sure)


def _glosses(view: View, start: int, end: int) -> bool:
    """Whether brackets give the original of a person's name: 奥尔特曼（Sam Altman）."""
    text, opens = view.text, start - 1
    if text[opens:start] not in ("（", "(") or text[end : end + 1] not in ("）", ")"):
        return False
    return "·" in text[max(0, start - 12) : start] or any(
        person_at(view, opens - size) == opens for size in (3, 2) if opens >= size
    )


def _is_person(words: list[str]) -> bool:
    return 1 < len(words) <= 3 and all(word[0].isupper() and word[1:2].islower() for word in words)


def _beside(before: str, sense: str) -> bool:
    return any(_means(before[-size:], sense) for size in range(2, 6))


def _begins(after: str, sense: str) -> bool:
    return any(_means(after[:size], sense) for size in range(1, 4))


def _means(word: str, sense: str) -> bool:
    meant = forms().senses.get(word)
    return meant is not None and bool(getattr(meant, sense))


LATIN_NAME: Throughout = Rule(
    "name.latin",
    LATIN.pattern,
    latin,
    reads={
        "次日上市的⟦XenoMax⟧更加火爆": ("company",),
        "文本模型⟦XenoMax M2⟧、视频模型⟦Kaido 02⟧各自发力": ("product", "product"),
        "风险投资基金⟦Prospero7 Ventures⟧参与了融资": ("organization",),
        "首席执行官⟦Bryan Monahan⟧在声明中表示": ("person",),
        "加密钱包公司⟦Exodia Movement⟧将裁员": ("company",),
        "经济学家⟦Brick Dwyer⟧表示": ("person",),
        "萨姆·奥尔森（⟦Sam Olsen⟧）离任": ("person",),
        "会长崔泰澜（⟦Chey Tae-lan⟧）表示": ("person",),
        "使用⟦Claude Scribe⟧编程": ("product",),
        "⟦XenoMax⟧ CEO ⟦Jordan Edley⟧表示": ("company", "person"),
        "据⟦Omniq⟧数据，份额下降": ("company",),
        "⟦Fortis⟧创始人离任": ("company",),
        "行李寄存平台⟦Stowly⟧最近获得250万美元融资": ("company",),
        "收购⟦Raylan金矿⟧全部权益": ("place",),
    },
    leaves=(
        "许多DATs的股价下跌",
        "AI行业的IPO数量",
        "2025年CPI同比上涨",
        "面向B端与C端的SaaS平台",
        "收入CAGR超130%",
        "所谓AI For Science驱动产业",
    ),
)
