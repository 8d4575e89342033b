"""The words around a speaker, from `lexicons/speakers.toml`: who speaks without a name, and what is aside."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from extractor.grammar.lexicon import Row, load_rows

StandsFor = Literal[
    "person", "spokesman", "organization", "company", "issuer", "announcer", "publisher", "nobody", "self"
]
PRONOUNS = ("person", "spokesman", "organization", "company")


class SpeakerRow(Row):
    """Phrases that speak without being a name, by who is meant."""

    stands_for: StandsFor
    forms: tuple[str, ...]


class FormsRow(Row):
    """Words of one use."""

    forms: tuple[str, ...]


class ActRow(Row):
    """Acts of publishing: every verb with every object."""

    verbs: tuple[str, ...]
    objects: tuple[str, ...]


class CourseRow(Row):
    """What opens and closes an occasion (在…会上, 接受…采访时)."""

    opens: tuple[str, ...]
    closes: tuple[str, ...]


class Endings:
    """Words that a stretch of text may end with."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)
        self.last = frozenset(form[-1] for form in self._forms)
        self._lengths = sorted({len(form) for form in self._forms}, reverse=True)

    def of(self, text: str, start: int, end: int) -> str:
        """The longest word that ends at `end` and starts no earlier than `start`, or the empty string."""
        for length in self._lengths:
            if end - length >= start and (form := text[end - length : end]) in self._forms:
                return form
        return ""


class Manners(NamedTuple):
    """The speaker lexicon, ready for use; `closing` are the characters that something aside may end with."""

    stands_for: dict[str, StandsFor]
    speakers: Endings
    pronouns: tuple[str, ...]
    houses: tuple[str, ...]
    asides: Endings
    acts: Endings
    courses: tuple[CourseRow, ...]
    openings: tuple[str, ...]
    reports: Endings
    closing: frozenset[str]


@cache
def manners() -> Manners:
    """Load the speaker lexicon."""
    name = "speakers.toml"
    stands_for = {
        form: row.stands_for for row in load_rows(name, "speaker", SpeakerRow) for form in row.forms
    }
    acts = [
        verb + thing for row in load_rows(name, "act", ActRow) for verb in row.verbs for thing in row.objects
    ]
    asides, courses = Endings(_forms("aside")), load_rows(name, "course", CourseRow)
    closing = {close[-1] for course in courses for close in course.closes} | asides.last | {" ", ")", "）"}
    return Manners(
        stands_for=stands_for,
        speakers=Endings(stands_for),
        pronouns=_longest_first(form for form, who in stands_for.items() if who in PRONOUNS),
        houses=_forms("house"),
        asides=asides,
        acts=Endings(acts),
        courses=courses,
        openings=_forms("opening"),
        reports=Endings(_forms("report")),
        closing=frozenset(closing),
    )


def _forms(table: str) -> tuple[str, ...]:
    return _longest_first(form for row in load_rows("speakers.toml", table, FormsRow) for form in row.forms)


def _longest_first(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=len, reverse=True))
