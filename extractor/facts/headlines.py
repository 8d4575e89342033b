"""Headlines: lines that name a text and state nothing; their numbers come again below."""

import re

from extractor.text.layout import Layout

LONGEST = 45
# The line in which a site gives the title that a text had elsewhere.
REPRINTED, LONGEST_REPRINTED = ("原标题：", "原标题:"), 120
NEVER_ENDS = ("。", "；", "！", "？", "”", ";", "!", "?", "…", "）", ")", "，", ",")
# A title ends at a gap, at a line's end, or where a report begins with its place and day.
TITLE = re.compile(
    r"原标题[:：].{4,60}?(?:[ 　]{2}|\n|[^，。]{0,12}讯[ 　])|原标题[:：][^。\n]{4,80}?[ 　]{2}"
)


def title_end(text: str) -> int:
    """Where a title that is printed before the text (原标题：…) ends, 0 where there is none."""
    match = TITLE.match(text)
    return match.end() if match else 0


def is_headline(text: str, layout: Layout, at: int) -> bool:
    """Whether the paragraph at offset `at` is a line by itself that ends without a full stop."""
    first, last = layout.paragraph(at)
    if text.startswith(REPRINTED, first) and last - first <= LONGEST_REPRINTED:
        return True
    if last - first > LONGEST + 2 or last - first >= layout.length - 1:
        return False
    return not text[first:last].rstrip().endswith(NEVER_ENDS)
