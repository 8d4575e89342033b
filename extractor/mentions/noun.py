"""The noun counted: what follows a classifier, up to the last head noun in a row (企业客户, 国家及地区)."""

import re
from functools import cache

from extractor.grammar.lexicon import Row, load_rows, one_of


class NounRow(Row):
    """Heads of counted noun phrases."""

    forms: tuple[str, ...]


REACH = 14
STOP = (
    "给让把用该其这那的为是在有被将已均于获与和及或等上下涨跌中共仅并还也都从向对由"
    + "、，。；：（）()“”《》 \n0-9"
)
"""Characters that no noun phrase holds before its head."""
UNSTOPPED = "上市|中小|中央|中国|中资|中型|大中|下属"
"""Words that may stand before a head although they hold such a character."""


@cache
def _phrase() -> re.Pattern[str]:
    heads = one_of([form for row in load_rows("nouns.toml", "noun", NounRow) for form in row.forms])
    return re.compile(f"(?:{UNSTOPPED}|[^{STOP}]){{0,6}}?(?:{heads})(?:[及和与]?(?:{heads}))*(?![级性类型])")


def counted(text: str, end: int) -> str | None:
    """The noun phrase that begins where the classifier ends, or null where none is recognised."""
    phrase = _phrase().match(text, end, end + REACH)
    return phrase[0] if phrase else None
