"""Characters with a plainer form, and which: one for one, so that offsets stay.

Full-width signs become half-width, Traditional characters Simplified (OpenCC's characters, never its
phrases), compatibility forms their ordinary ones. Chinese punctuation stays as it is.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

KEPT = "，；：！？（）～"
SPACES = "\t\u3000\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
SIGNS = dict(zip("﹒﹪﹣−﹩﹕﹔﹐﹙﹚∶￥￡｡､｢｣丨", ".%--$：；，（）:¥£。、「」|", strict=True))
NAMES_KEEP = frozenset("乾昇崑錤吒濛")
"""Traditional characters that names keep in a Simplified text (乾照光电, 昇腾)."""


class Characters(NamedTuple):
    """A table of characters and their plainer forms, and a pattern that finds them."""

    plain: Mapping[str, str]
    pattern: "re.Pattern[str]"

    def fold(self, text: str) -> str:
        """Put the plainer form in the place of every character of the table."""
        return self.pattern.sub(lambda match: self.plain[match[0]], text)


@cache
def signs() -> Characters:
    """Digits, letters, signs, spaces and radicals in other forms than their ordinary ones."""
    wide = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in KEPT}
    alike = [chr(code) for block in ((0x2F00, 0x2FD6), (0xF900, 0xFB00)) for code in range(*block)]
    return _characters(
        wide
        | SIGNS
        | dict.fromkeys(SPACES, " ")
        | dict.fromkeys(LINE_ENDS, "\n")
        | {char: unicodedata.normalize("NFKC", char) for char in alike}
    )


@cache
def traditional() -> Characters:
    """Traditional characters and their Simplified forms."""
    from opencc import OpenCC

    han = [chr(code) for block in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for code in range(*block)]
    return _characters(dict(zip(han, OpenCC("t2s").convert("\n".join(han)).split("\n"), strict=True)))


def _characters(table: Mapping[str, str]) -> Characters:
    plain = {char: form for char, form in table.items() if form != char and len(form) == 1}
    return Characters(plain, re.compile("[" + re.escape("".join(plain)) + "]"))
