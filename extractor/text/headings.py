"""Headings: the lines that name the section under them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading line and the stretch of text it stands over (`start`–`end`, heading included)."""

    title: str
    start: int
    end: int


LONGEST = 40
NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|【[^】]+】$")
UNFINISHED = re.compile(r"[。！？!?；;，,…”\"）)]$")
LABEL = re.compile(r"[^，,。；;]{2,16}[:：]$")
CREDIT = re.compile(
    r"[（(]|.{0,8}?(?:记者|作者|编辑|责编|校对|来源|图片|图源|撰文|采写|文|审校|摄影|出品|排版|设计)"
    r"\s*[丨｜|:：/ ]"
)
WORDS = re.compile(r"[\u4e00-\u9fff]{2}")


def read_headings(text: str, paragraphs: Sequence[int]) -> list[Heading]:
    """Find the headings among the paragraphs of a folded text, in text order.

    A heading is a short line, or two, without an end mark, over a longer paragraph; or a numbered or
    bracketed line. The first line of an article is its title, not a heading.
    """
    opened: list[tuple[str, int]] = []
    short: list[tuple[str, int]] = []
    for start, end in pairwise([*paragraphs[1:], len(text)]):
        if end - start <= LONGEST + 2 and _names(line := text[start:end].strip()):
            short.append((line, start))
        elif short:
            opened.extend(_section(short))
            short = []
    ends = [*(start for _, start in opened), len(text)][1:]
    return [Heading(title, start, end) for (title, start), end in zip(opened, ends, strict=True)]


def _names(line: str) -> bool:
    """Whether a line could be a heading by its own looks."""
    if CREDIT.match(line) or not WORDS.search(line):
        return False
    return not UNFINISHED.search(line) and (line[-1] not in ":：" or LABEL.match(line) is not None)


def _section(short: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The headings in a run of short lines that stands over a long one; a longer run is a list."""
    numbered = [(line, start) for line, start in short if NUMBERED.match(line)]
    if numbered or not 0 < len(short) <= 2:
        return numbered
    (first, start), last = short[0], short[-1][0]
    title = first.rstrip(":：") if first[-1] in ":：" or last is first else f"{first} {last}"
    return [(title, start)]
