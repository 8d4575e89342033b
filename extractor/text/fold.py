"""Folding: one spelling for the rules, with the way back to the text as it was read.

Characters are folded one for one (`characters`). Line ends, HTML entities, invisible characters, and spaces
inside a number, between it and its unit (`10 亿元`, `12 .5%`) or in a spaced-out word (`净 利 润`) change the
length; only then are there offsets to map, one stretch for each run that kept its length.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from extractor.text.characters import NAMES_KEEP, signs, traditional

HAN = "\u3400-\u9fff"
DIGIT, SCALE = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖", "十百千万亿拾佰仟"
FIGURE = DIGIT + SCALE
MARKUP = re.compile(
    "[\r&\u200b-\u200f\u2060\ufeff\xad]"
    r"(?:(?<=\r)\n?|(?<=&)(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|(?<![\r&]))"
)
SPACE_IN_NUMBER = re.compile(
    rf" (?:(?<=[0-9] ) *(?=[{HAN}%‰])"  # 10 亿元, 5 %
    # 约 10 亿元, 增长 5%; but not the headline's 大增 2025年
    rf"|(?<=[{HAN}] )(?=[0-9](?:[0-9.,]*[0-9])?(?: [.][0-9]+)?(?: ?%| [{HAN}]))"
    r"|(?:(?<=[0-9][十百千万亿] )|(?<=[0-9] [十百千万亿] ))(?=[元美港股])"  # 10 亿 元
    r"|(?<=[0-9] )(?=\. ?[0-9])|(?<=[0-9] \. )(?=[0-9])"  # 12 .5%, 1 . 2; but not the list's 1. 2025年
    r"|(?<=[0-9], )(?=[0-9]{3}(?![0-9]))"  # 1, 692, 295 股
    r"|(?<=[$¥€£] )(?=[0-9])"  # HK$ 8.6亿
    rf"|(?<=[{FIGURE}几] ) *(?=[{SCALE}点])|(?<=[ {DIGIT}][十百千] ) *(?=[{DIGIT}几])"  # 一百 五 十, 三 点五
    rf"|(?<=[ {FIGURE}][万亿] ) *(?=[{DIGIT}] *[千百])|(?<=[百千] )(?=[余多][万亿])"  # 八十五 万 二千 三百
    rf"|(?<=[ {FIGURE}]点 ) *(?=[{DIGIT}])|(?<=[{FIGURE}] ) *(?=分 *之|个 *百)|(?<=个 )(?=百 *分)"
    rf"|(?<= [{HAN}] )(?=[{HAN}](?![{HAN}]))|(?<=[{HAN}] )(?=[{HAN}] [{HAN}](?![{HAN}]))"  # 净 利 润 2 亿元
    rf"|(?<=百 ) *(?=分 *[之点])|(?<=分 ) *(?=[之点])|(?<=[ 分]之 ) *(?=[{FIGURE}0-9]))"  # 百 分 之 五
)


class Offsets(NamedTuple):
    """The way back over one change of length.

    A stretch begins at each of `starts` and stands for the span in `stretches`; the last, empty, closes the
    text. Inside a stretch offsets run in step; only at its end may it stand for more than it holds.
    """

    starts: tuple[int, ...]
    stretches: tuple[tuple[int, int], ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Offsets, before the change, of the span ``start``–``end`` after it."""
        first = bisect_right(self.starts, start) - 1
        before, stop = self.stretches[first]
        begin = min(before + start - self.starts[first], stop)
        if start >= end:
            return begin, begin
        last = bisect_right(self.starts, end - 1) - 1
        before, stop = self.stretches[last]
        return begin, stop if end == self.starts[last + 1] else min(before + end - self.starts[last], stop)


class Text(NamedTuple):
    """A text and its folded form; `changes` is empty where both have the same offsets."""

    original: str
    folded: str
    changes: tuple[Offsets, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the folded span ``start``–``end`` (end exclusive)."""
        for change in self.changes:
            start, end = change.back(start, end)
        return start, end


def fold(original: str) -> Text:
    """Fold a text as it was read."""
    text, unmarked = _edit(signs().fold(original), MARKUP, _unmarked)
    variants = traditional()
    if not NAMES_KEEP.issuperset(variants.pattern.findall(text)):
        text = variants.fold(text)
    text, closed = _edit(text, SPACE_IN_NUMBER, lambda _: "")
    return Text(original, text, (*closed, *unmarked))


def _unmarked(odd: str) -> str:
    """What stands for a line end, an HTML entity or an invisible character."""
    if odd[0] == "\r":
        return "\n"
    return signs().fold(html.unescape(odd)) if odd[0] == "&" else ""


def _edit(
    text: str, pattern: "re.Pattern[str]", instead: Callable[[str], str]
) -> tuple[str, tuple[Offsets, ...]]:
    """Put `instead` of each match in its place; Offsets lead back, unless nothing changed."""
    edits = [(*match.span(), instead(match[0])) for match in pattern.finditer(text)]
    if not edits:
        return text, ()
    pieces: list[str] = []
    starts: list[int] = []
    stretches: list[tuple[int, int]] = []
    length = at = 0
    for start, end, new in (*edits, (len(text), len(text), "")):
        for piece, span in ((text[at:start], (at, start)), (new, (start, end))):
            if piece:
                pieces.append(piece)
                starts.append(length)
                stretches.append(span)
                length += len(piece)
        at = end
    return "".join(pieces), (Offsets((*starts, length), (*stretches, (len(text), len(text)))),)
