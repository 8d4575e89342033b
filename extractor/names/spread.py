"""Spreading: what is a name in one place of the article is one in the others, in full or shortened."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.document import Found
from extractor.names.forms import forms
from extractor.names.places import is_place
from extractor.names.sighting import Sighting, View, is_common
from schemas import EntityType

SHORTENED: frozenset[EntityType] = frozenset({"company", "organization"})


def spread(view: View, sightings: Sequence[Sighting]) -> Iterator[Found]:
    """Mentions of every established name."""
    named: dict[str, tuple[EntityType, str]] = {}
    half: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        form = view.text[sighting.start : sighting.end]
        if sighting.sure:
            named.setdefault(form, (sighting.type, sighting.rule))
        else:
            half[form].append(sighting)
    for form, seen in half.items():
        if form not in named and len({sighting.start for sighting in seen}) > 1:
            named[form] = (seen[0].type, seen[0].rule)
    for form, (kind, _) in list(named.items()):
        if kind in SHORTENED:
            for short in shortened(form):
                if short not in named and not is_place(short) and short in view.text:
                    named[short] = (kind, "name.shortened")
    for form, (kind, rule) in named.items():
        yield from _everywhere(view, form, kind, rule)


def shortened(form: str) -> Iterator[str]:
    """The forms that `form` is shortened to: without what it ends with, and without its place in front."""
    endings = forms().endings
    stem = form
    for _ in range(4):
        cut = next((len(stem) - size for size in range(6, 1, -1) if stem[-size:] in endings), 0)
        if cut < 2:
            return
        stem = stem[:cut]
        if len(stem) >= 2 and not is_common(stem) and stem not in forms().common and not is_place(stem):
            yield stem


def _everywhere(view: View, form: str, kind: EntityType, rule: str) -> Iterator[Found]:
    text, at, size = view.text, view.text.find(form), len(form)
    while at >= 0:
        end = at + size
        if view.free(at, end) and not _cut(text, at, end):
            yield Found(at, end, "entity", rule, type=kind)
        at = text.find(form, end)


def _cut(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    return (first.isascii() and first.isalnum() and before.isascii() and before.isalnum()) or (
        last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    )
