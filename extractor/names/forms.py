"""The words by which names are known, read from ``lexicons/name_forms.toml``."""

from functools import cache
from typing import Any, Literal, NamedTuple

from extractor.grammar.lexicon import Row, load_rows
from extractor.grammar.words import Words
from schemas import EntityType

LEXICON = "name_forms.toml"


class Ending(Row):
    """What names of a kind end with, and what must stand before it."""

    id: str
    of: EntityType
    needs: Literal["any", "proper", "place", "branch"]
    forms: tuple[str, ...]
    example: str


class Cue(Row):
    """Words that stand beside names; `sure` where one of them is enough."""

    sure: bool = True
    forms: tuple[str, ...]
    example: str


class Affix(Row):
    """Characters that a word unknown to the dictionary must not begin or end with."""

    glued: str
    leads: str
    first: str
    last: str


class LatinEnding(Row):
    """The last words of names in Latin letters, and what they name."""

    of: EntityType
    forms: tuple[str, ...]


class WordList(Row):
    """Words for which only membership counts."""

    forms: tuple[str, ...]


class Sense(NamedTuple):
    """What a cue word can be: several things at once (`分析师` is a role and a predicate).

    `looks_left` and `kinds` sum up what may be looked for: before it, and the rest.
    """

    endings: tuple[Ending, ...] = ()
    role: bool = False
    speech: bool = False
    predicate: bool | None = None
    opener: bool | None = None
    product: bool = False
    holder: bool = False

    kinds: tuple[str, ...] = ()
    looks_left: bool = False


class Forms(NamedTuple):
    """All words of the lexicon; `cues` finds them, `predicate`/`opener` of a Sense is its sureness."""

    cues: Words[Sense]
    senses: dict[str, Sense]
    edges: frozenset[str]
    inner: frozenset[str]
    common: frozenset[str]
    acronyms: frozenset[str]
    endings: frozenset[str]
    surnames: frozenset[str]
    goes_on: frozenset[str]
    ambiguous: frozenset[str]
    roles: frozenset[str]
    affix: Affix
    product_after: tuple[str, ...]
    latin_endings: dict[str, EntityType]
    bodies: frozenset[str]
    club_cities: frozenset[str]
    matches: frozenset[str]
    sounds: frozenset[str]
    place_ends: frozenset[str]
    place_nouns: tuple[str, ...]
    place_leads: tuple[str, ...]
    mines: frozenset[str]
    held: frozenset[str]
    introduces: tuple[str, ...]
    index_houses: frozenset[str]


@cache
def forms() -> Forms:
    """The words by which names are known."""
    senses: dict[str, Sense] = {}

    def put(form: str, **said: Any) -> None:
        senses[form] = senses.get(form, Sense())._replace(**said)

    for ending in load_rows(LEXICON, "ending", Ending):
        for form in ending.forms:
            put(form, endings=(*senses.get(form, Sense()).endings, ending))
    for table in ("role", "speech", "product", "holder"):
        for row in load_rows(LEXICON, table, Cue):
            for form in row.forms:
                put(form, **{table: True})
    for table in ("predicate", "opener"):
        for row in load_rows(LEXICON, table, Cue):
            for form in row.forms:
                put(form, **{table: row.sure})
    for form in _members("blocked"):
        put(form)
    for form, sense in senses.items():
        kinds = (
            ("role", sense.role),
            ("speech", sense.speech),
            ("product", sense.product),
            ("holder", sense.holder),
        )
        opens = ("opener",) if sense.opener is not None else ()
        senses[form] = sense._replace(
            kinds=(*(kind for kind, so in kinds if so), *opens),
            looks_left=bool(sense.endings) or sense.predicate is not None,
        )
    return Forms(
        cues=Words(senses.items()),
        senses=senses,
        edges=_members("edge"),
        inner=_members("inner"),
        common=_members("common"),
        acronyms=_members("acronym"),
        endings=frozenset(form for form, sense in senses.items() if sense.endings),
        surnames=_members("surname"),
        goes_on=_members("goes_on"),
        ambiguous=_members("ambiguous"),
        roles=frozenset(form for form, sense in senses.items() if sense.role),
        affix=load_rows(LEXICON, "affix", Affix)[0],
        product_after=tuple(_members("product_after")),
        latin_endings={
            form: row.of for row in load_rows(LEXICON, "latin_ending", LatinEnding) for form in row.forms
        },
        bodies=_members("body"),
        club_cities=_members("club_city"),
        matches=_members("match"),
        sounds=frozenset("".join(_members("sounds"))),
        place_ends=frozenset("".join(_members("place_end"))),
        place_nouns=tuple(_members("place_noun")),
        place_leads=tuple(_members("place_lead")),
        mines=frozenset(
            form for form, sense in senses.items() for ending in sense.endings if ending.id == "mine"
        ),
        held=_members("held"),
        introduces=tuple(_members("introduces")),
        index_houses=_members("index_house"),
    )


def _members(table: str) -> frozenset[str]:
    return frozenset(form for row in load_rows(LEXICON, table, WordList) for form in row.forms)
