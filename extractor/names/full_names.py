"""Full names of companies: where one begins that ends with its legal form.

The words before the form tell most of it (`endings`). What they leave out stands between the company's place
and them (`江苏中澜|科技股份有限公司`), is a known name (`苹果|贸易有限公司`) or a character by itself.
"""

from itertools import pairwise

from extractor.names.forms import forms
from extractor.names.places import is_place
from extractor.names.sighting import Piece, View

FARTHEST = 8
LINKS = frozenset("向与和及给由对在予")
FUNCTION = frozenset({"p", "c", "uj", "ul", "r"})


def begins_whole(view: View, pieces: list[Piece], begins: int, end: int) -> int:
    """Where the full name begins whose words begin at `begins` (−1 where none do) and end at `end`."""
    known = begins >= 0
    at = _from_place(pieces, begins if known else end)
    while at and view.inside(at - 1, at):
        at -= 1
    at = max(at, _introduced(view.text, at, end))
    return at if known or at < end else -1


def _from_place(pieces: list[Piece], at: int) -> int:
    """Where the place that leads the name begins, or a single character before it; `at` where none does."""
    linked = [piece.start for last, piece in pairwise(pieces) if _is_linked(last, piece)]
    if linked and linked[-1] >= at:
        return linked[-1]
    before = [piece for piece in pieces if piece.end <= at]
    for index in range(len(before) - 1, -1, -1):
        piece = before[index]
        if is_place(piece.text):
            return piece.start
        if at - piece.start > FARTHEST or _is_hard(piece):
            break
    single = bool(before) and len(before[-1].text) == 1 and before[-1].text not in forms().edges
    alone = len(before) == 1 or (single and _is_hard(before[-2]))
    return before[-1].start if single and alone else at


def _is_linked(before: Piece, piece: Piece) -> bool:
    """Whether `piece` is a place behind a word with a preposition glued to it (`张亚春向|成都`)."""
    return is_place(piece.text) and len(before.text) > 1 and before.text[-1] in LINKS


def _is_hard(piece: Piece) -> bool:
    """Whether no full name runs over `piece`."""
    lists = forms()
    if piece.text in lists.held:
        return False
    return piece.text in lists.edges or piece.text in lists.roles or piece.tag in FUNCTION


def _introduced(text: str, begins: int, end: int) -> int:
    """Where the last word that introduces a full name in ``begins``–``end`` ends; −1 where there is none."""
    ends = [
        text.rfind(form, begins, end) + len(form)
        for form in forms().introduces
        if text.find(form, begins, end) >= 0
    ]
    return max((at for at in ends if at < end - 1), default=-1)
