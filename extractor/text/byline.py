"""Bylines: title, publisher, publication date and authors, where the article itself gives them.

They stand in the first lines (`原标题：…  来源：…`, `某某网讯（记者 …）`) and in the last
(`采写:某某报记者 …`).
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from extractor.text.fold import Text
from extractor.text.layout import Layout
from schemas import Article

FIRST, LAST = 6, 4
"""How many lines at either end of an article are read for its byline."""

CUE = re.compile(
    r"记者|通讯员|采写|撰[文稿]|文字?\s*[:：|｜丨/]|作者|来源|本文|讯|电|[12]\d{3}[-/.年]\d{1,2}[-/.月]\d"
)
"""What every line of a byline holds, its title aside."""

OUTLET = r"(?P<outlet>(?!\d+[年月日])[A-Za-z0-9\u4e00-\u9fff]{2,12}?)"
REPORTER = r"(?:实习|见习|首席|特约)?(?:记者|通讯员)"
NAMES = r"(?P<names>[\u4e00-\u9fff·]{2,12}(?:(?: {1,2}|[、，,/])[\u4e00-\u9fff·]{2,8}){0,5})"
PERSON = re.compile(r"(?!记者|通讯员)[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,10}")

CREDITS = (
    re.compile(  # 采写:某某报记者 甲乙丙 / 文｜甲乙丙 丁戊
        rf" *(?:采写|撰文|撰稿|文字|文|作者|记者)\s*[:：|｜丨/]\s*(?:{OUTLET}{REPORTER} ?)?{NAMES}\s*$"
    ),
    re.compile(rf" *{OUTLET}{REPORTER} {NAMES}\s*$"),  # 本报记者 甲乙丙
    re.compile(rf".{{0,90}}?[（(]{OUTLET}?{REPORTER}[ :：]{NAMES}[^（）()]{{0,12}}[)）]"),  # （记者 甲乙丙）
)
PUBLISHERS = (
    re.compile(rf".{{0,90}}?来源(?<![据片料面像]来源)\s*[:：|｜丨]\s*{OUTLET}(?=[\s）)，。|｜]|$)"),
    re.compile(rf".{{0,90}}?本文(?:来自|首发于|转载自)(?:微信公众号)?[“「]?{OUTLET}(?=[，,。”」\s]|$)"),
    re.compile(
        rf"(?:.{{0,90}}  )?[ 【《]*{OUTLET}(?:\d+月)?(?:\d+日)?(?:专?讯|电)(?=[】 ，,：:]|[（(]{REPORTER})"
    ),
    *CREDITS,
)
DAYS = (
    re.compile(
        r" *(?:(?:发布|发表|更新)?(?:时间|日期)\s*[:：]\s*)?(?P<day>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})日?"
        r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*来源.*)?\s*$"
    ),
)
FORMER_TITLE = re.compile(r"\s*原标题\s*[:：]\s*(?P<title>.{4,60}?)(?:  |\s*来源[:：]|\s*$)")
TITLE_LINE = re.compile(r"\s*(?P<title>[^\n|｜丨]{4,40}(?<![。！？!?；;，,：:…]))\s*$")
NAME_ENDS = re.compile(r"[ 、，,/]+")
OURSELVES = frozenset({"本报", "本刊", "本网", "本社", "消息", "通讯", "实习", "见习"})


class Byline(NamedTuple):
    """What the article says of itself, as printed; null and empty where it does not say."""

    title: str | None
    publisher: str | None
    published: date | None
    authors: tuple[str, ...]


def read_byline(text: Text, layout: Layout) -> Byline:
    """Read the byline of a folded text."""
    lines = list(zip(layout.paragraphs, [*layout.paragraphs[1:], layout.length], strict=True))
    edges = lines[:FIRST] + lines[max(FIRST, len(lines) - LAST) :]
    edges = [line for line in edges if CUE.search(text.folded, *line)]
    publishers = (name for name in _printed(text, edges, PUBLISHERS, "outlet") if name not in OURSELVES)
    credited = (name for names in _printed(text, edges, CREDITS, "names") for name in NAME_ENDS.split(names))
    titles = (FORMER_TITLE, TITLE_LINE) if len(lines) > 1 else (FORMER_TITLE,)
    return Byline(
        title=next(_printed(text, lines[:1], titles, "title"), None),
        publisher=next(publishers, None),
        published=next(filter(None, map(_day, _printed(text, edges, DAYS, "day"))), None),
        authors=tuple(dict.fromkeys(name for name in credited if PERSON.fullmatch(name))),
    )


def signed(article: Article, byline: Byline) -> Article:
    """The article with what its byline says where its source says nothing."""
    said = byline._asdict()
    missing = {name: value for name, value in said.items() if value and not getattr(article, name)}
    return article.model_copy(update=missing) if missing else article


def _printed(
    text: Text, lines: Sequence[tuple[int, int]], patterns: Sequence["re.Pattern[str]"], group: str
) -> Iterator[str]:
    """What `group` of each pattern holds on each line, as the original prints it."""
    for pattern in patterns:
        for start, end in lines:
            match = pattern.match(text.folded, start, end)
            if match and match[group]:
                begin, stop = text.back(*match.span(group))
                yield text.original[begin:stop].strip()


def _day(printed: str) -> date | None:
    year, month, day = (int(part) for part in re.findall(r"\d+", printed))
    possible = 1990 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if possible else None
