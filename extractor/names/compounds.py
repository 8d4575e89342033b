"""Known names that say more together: the body of a state (`印度海军`), the team of a club (`曼联队`)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.known import STATES
from extractor.names.places import is_country
from extractor.names.sighting import Among, Sighting, View, knows
from schemas import EntityType

TEAM_SIGN = "队"
NOT_A_TEAM = frozenset("伍员长列友医形旗日歌")
NEAR = 60
BROKER = "证券"
SEAT = re.compile(
    "(?:资产管理|投资银行|固定收益|机构业务|证券投资|财富管理|经纪业务)?(?:总部|国际部|自营部)(?![位设在的大迁])"
)
INVESTS = ("投资", "资本", "创投", "资管", "资产")
INVESTORS: frozenset[EntityType] = frozenset({"company", "organization"})
HAVE_TEAMS: frozenset[EntityType] = frozenset({"place", "organization"})


def bodies(view: View, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Bodies that every state has, with the state that theirs is."""
    text, known_bodies = view.text, forms().bodies
    for index, one in enumerate(sightings):
        if one.type != "organization" or text[one.start : one.end] not in known_bodies:
            continue
        before = sightings[index - 1] if index else one
        if before.type == "place" and before.end == one.start:
            yield one._replace(start=before.start, rule=BODY.name, sure=True)
        elif text[one.start - 1 : one.start] in STATES and not knows(text[one.start - 2 : one.start]):
            yield one._replace(start=one.start - 1, rule=BODY.name, sure=True)


def firms(view: View, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Investors whose names the place they are from stands before (`上海重阳投资`)."""
    text = view.text
    for before, one in pairwise(sightings):
        placed = (
            before.type == "place"
            and before.end == one.start
            and not is_country(text[before.start : before.end])
        )
        if placed and one.type in INVESTORS and text.endswith(INVESTS, one.start, one.end):
            yield one._replace(start=before.start, rule=FIRM.name, sure=True)


def desks(view: View, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """The seats from which brokers trade (`东吴证券资产管理总部`)."""
    for one in sightings:
        broker = one.type == "company" and view.text.endswith(BROKER, one.start, one.end)
        if broker and (seat := SEAT.match(view.text, one.end)):
            yield one._replace(end=seat.end(), rule=DESK.name, sure=True)


def teams(view: View, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Teams by 队 behind their club or land, and clubs that go by their city's name alone."""
    text, cities = view.text, forms().club_cities
    for one in sightings:
        start, end = one.start, one.end
        if one.type not in HAVE_TEAMS:
            continue
        if text.startswith(TEAM_SIGN, end):
            if text[end + 1 : end + 2] not in NOT_A_TEAM and view.free(end, end + 1):
                yield Sighting(start, end + 1, "organization", TEAM.name, True)
        elif text[start:end] in cities and one.type == "place" and _of_matches(text, start, end):
            yield Sighting(start, end, "organization", TEAM.name, True)


def _of_matches(text: str, start: int, end: int) -> bool:
    """Whether the words around ``start``–``end`` tell of a match."""
    return _matches().search(text, max(0, start - NEAR), end + NEAR) is not None


@cache
def _matches() -> "re.Pattern[str]":
    return re.compile("|".join(map(re.escape, forms().matches)))


BODY: Among = Rule(
    "name.body",
    "{place}{body}",
    bodies,
    reads={"⟦印度海军⟧一架飞机坠毁": ("organization",), "据悉，⟦俄国防部⟧发言人": ("organization",)},
    leaves=("印度一名海军", "美国的国防部", "5月30日国务院常务会议", "更加光明的美好未来"),
)
FIRM: Among = Rule(
    "name.placed_firm",
    "{place}{investor}",
    firms,
    reads={"⟦上海重阳投资⟧总裁表示": ("company",)},
    leaves=("美国高瓴资本总裁表示", "上海市场上，重阳投资总裁表示"),
)
DESK: Among = Rule(
    "name.desk",
    "{broker}{seat}",
    desks,
    reads={"⟦东吴证券总部⟧昨日再度出手，⟦东吴证券资产管理总部⟧卖出": ("company", "company")},
    leaves=("东吴证券总部位于苏州", "特斯拉总部"),
)
TEAM: Among = Rule(
    "name.team",
    "{club}队|{city}",
    teams,
    reads={
        "⟦曼联队⟧远征西班牙": ("organization",),
        "⟦罗马⟧客场小胜，积分升至第三": ("organization",),
    },
    leaves=("罗马旅游业回暖", "上海队伍建设"),
)
