"""People by the company they keep: several in a list, of whom nobody says what they are."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.people import person_at, person_before, surname
from extractor.names.places import is_known
from extractor.names.sighting import Sighting, Throughout, View, is_plain, knows

SIGN, LONGEST_ITEM = "、", 12
ITEM = f"[一-鿿]{{2,{LONGEST_ITEM}}}"
HEAD, REST = re.compile(rf"{ITEM}\Z"), re.compile(f"(?:{SIGN}{ITEM})+")
FULL, LONGEST = 3, 4


def people_in_rows(view: View) -> Iterator[Sighting]:
    """The people of lists in which everyone looks like one: of two in full, or of three and more."""
    for spans in _rows(view.text):
        if not all(end - start <= LONGEST and surname(view.text, start) for start, end in spans[1:-1]):
            continue
        first, last = spans[0], spans[-1]
        if not surname(view.text, last[0]):
            continue
        people = [_first(view, *first), *(_whole(view, *span) for span in spans[1:-1]), _last(view, *last)]
        known = [person for person in people if person]
        in_full = len(spans) > 2 or (people[0] == first and first[1] - first[0] == FULL)
        repeated = len({view.text[start] for start, _ in spans[1:]}) == 1 and len(spans) > 2  # 边总结、边完善
        if len(known) == len(spans) and in_full and not repeated:
            for start, end in known:
                yield Sighting(start, end, "person", ROW_NAME.name, True)


def _rows(text: str) -> Iterator[list[tuple[int, int]]]:
    """The items of every list of Chinese words; looked for from its signs, which are fewer than its words."""
    at = text.find(SIGN)
    last = 0
    while at >= 0:
        rest = REST.match(text, at)
        head = rest and HEAD.search(text, max(last, at - LONGEST_ITEM), at)
        if rest is None or head is None:
            at = text.find(SIGN, at + 1)
            continue
        spans, start = [], head.start()
        last = rest.end()
        for item in text[start:last].split(SIGN):
            spans.append((start, start + len(item)))
            start += len(item) + 1
        yield spans
        at = text.find(SIGN, last)


def _first(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The person at the end of a list's first item."""
    if whole := _whole(view, start, end):
        return whole
    begins = person_before(view, end)
    return _named(view, begins, end) if begins is not None and begins >= start else None


def _whole(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The person that an item is."""
    whole = end - start <= LONGEST and surname(view.text, start) and person_at(view, start) == end
    return _named(view, start, end) if whole else None


def _last(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The person at the beginning of a list's last item."""
    ends = person_at(view, start)
    return _named(view, start, ends) if 0 < ends <= end else None


def _named(view: View, start: int, end: int) -> tuple[int, int] | None:
    """``start``–``end``, where its form is a person's and nothing else's."""
    form = view.text[start:end]
    if is_known(form) or form in forms().common or form[-2:] in forms().endings:
        return None
    plain = knows(form) if len(form) < FULL else is_plain(form[:2])
    return None if plain else (start, end)


ROW_NAME: Throughout = Rule(
    "name.person.row",
    HEAD.pattern + REST.pattern,
    people_in_rows,
    reads={
        "收到⟦范明光⟧、⟦冉光明⟧、⟦谢鹏⟧出具的告知函": ("person", "person", "person"),
        "与信托计划签约，⟦王明湘⟧、⟦黄承光⟧等92方到场": ("person", "person"),
    },
    leaves=(
        "金融、房地产、汽车",
        "黄金、白银、石油等商品",
        "高端、中端和低端",
        "坚持边试点、边总结、边完善",
        "金属铽、金属镝均提价",
        "安徽、江苏、江西",
    ),
)
