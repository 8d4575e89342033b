"""Events against DuEE-fin: role-level micro F1 by the set's own measure (type, role and argument text equal).

    python -m benchmarks.events DUEE_FIN.jsonl

The set's roles hold text, ours mentions and Things: `duee_fin.toml` says which of ours is which of theirs,
`PRINTED` how the set prints it (a number of shares without its classifier, a date with 晚间).
"""

import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractor.document import Document, Happening, MentionRef, ThingRef

Reference = ThingRef | MentionRef
HEDGE = re.compile(r"(?:不超过?|不低于|超过?|约为?|近|逾|至少|最高)$")
HOLDING = re.compile("的?(?:已发行)?(?:股权|股份|股本|权益)")
EXTREME = re.compile(r"最[高低](?:成交|回购)?价格?(?:为)?$")
TO_COME = re.compile("拟|将|计划|预计|申请|过会|获批|筹备|赴|审核")
TIME_OF_DAY = re.compile(r"晚间|午间|早间|晚|盘后")


class Argument(NamedTuple):
    """One argument as DuEE-fin prints it."""

    type: str
    role: str
    text: str


def plain(text: str, start: int, end: int) -> str:
    """A mention as it stands."""
    return text[start:end]


def hedged(text: str, start: int, end: int) -> str:
    """An amount with the hedge in front of it."""
    hedge = HEDGE.search(text, max(start - 4, 0), start)
    return text[hedge.start() if hedge else start : end].lstrip("-")


def without_classifier(text: str, start: int, end: int) -> str:
    """A number of shares: 约854.68万股 is 约854.68万."""
    return hedged(text, start, end).rstrip("股份张")


def priced(text: str, start: int, end: int) -> str:
    """A price with which it is: 最高成交价为13.26元."""
    which = EXTREME.search(text, max(start - 10, 0), start)
    return text[which.start() if which else start : end]


def as_of(text: str, start: int, end: int) -> str:
    """A date with 截至 in front of it."""
    return text[start - 2 if text.startswith(("截至", "截止"), start - 2) else start : end]


def moment(text: str, start: int, end: int) -> str:
    """A date with its time of day: 7月7日晚间."""
    time = TIME_OF_DAY.match(text, end)
    return text[start : time.end() if time else end]


def holding(text: str, start: int, end: int) -> str:
    """A stake as what is bought: 51%股权."""
    share = HOLDING.match(text, end)
    return text[start : share.end() if share else end]


def bare_round(text: str, start: int, end: int) -> str:
    """A round of financing without 轮 and 融资."""
    return text[start:end].removesuffix("轮")


PRINTED: dict[str, Callable[[str, int, int], str]] = {
    "announced": moment,
    "price": priced,
    "date": as_of,
    "shares": without_classifier,
    "amount": hedged,
    "debt": hedged,
    "market_cap": hedged,
    "round": bare_round,
    "stake": holding,
}
"""How the set prints a role of ours, where not as it stands."""


@cache
def terms() -> dict[str, dict[str, str]]:
    """DuEE-fin's names of our types and roles."""
    return tomllib.loads(Path(__file__).with_name("duee_fin.toml").read_text("utf-8"))


def arguments(happening: Happening, document: Document) -> Iterator[Argument]:
    """The arguments that an event of ours has in DuEE-fin's terms."""
    names = terms().get(happening.rule.removeprefix("event."), terms().get(happening.type))
    if names is None:
        return
    if happening.type == "listing":
        yield Argument(names["type"], names["stage"], stage(happening, document))
    text = document.text.original
    spans = {trace.part: document.text.back(trace.start, trace.end) for trace in happening.trace}
    for ours, theirs in names.items():
        printed = PRINTED.get(ours, plain)
        value = happening.roles.get(ours)
        if value is None and ours not in ("announced", "date"):
            continue
        for one in value if isinstance(value, tuple) and not isinstance(value, Reference) else (value,):
            if isinstance(one, ThingRef):
                argument = document.things[one.thing].name
            elif isinstance(one, MentionRef):
                found = document.found[one.mention]
                argument = printed(text, *document.text.back(found.start, found.end))
            elif ours in spans:
                argument = printed(text, *spans[ours])
            else:
                continue
            for part in re.split("[、兼]", argument) if "position" in ours else [argument]:
                yield Argument(names["type"], theirs, part)


def stage(happening: Happening, document: Document) -> str:
    """DuEE-fin's stage of a listing: one that is done, or one that is to come."""
    told = "".join(document.text.folded[start:end] for start, end in happening.evidence)
    return "筹备上市" if TO_COME.search(told) else "正式上市"


def paired(
    gold: list[set[Argument]], read: list[set[Argument]]
) -> Iterator[tuple[set[Argument], set[Argument]]]:
    """Each gold event with the unused event of ours of its type that it shares most with; then the rest."""
    left = list(read)
    for event in gold:
        kind = next(iter(event)).type
        same = [other for other in left if next(iter(other)).type == kind]
        best = max(same, key=lambda other: len(event & other), default=None)
        if best is not None:
            left.remove(best)
        yield event, best or set()
    for other in left:
        yield set(), other


class Tally(NamedTuple):
    """Arguments right, read and in the gold."""

    right: int
    read: int
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.read + self.gold) if self.read + self.gold else 0.0


def score(
    articles: Iterable[tuple[list[set[Argument]], list[set[Argument]]]],
) -> dict[str, dict[str, Tally]]:
    """Tallies by type and role; the role ``all`` is the type's own."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for gold, read in articles:
        for event, other in paired([e for e in gold if e], [e for e in read if e]):
            for name, group in (("gold", event), ("read", other), ("right", event & other)):
                for argument in group:
                    for role in (argument.role, "all"):
                        counts[argument.type][role][name] += 1
    return {
        kind: {role: Tally(count["right"], count["read"], count["gold"]) for role, count in roles.items()}
        for kind, roles in counts.items()
    }


def gold_of(line: dict[str, Any]) -> list[set[Argument]]:
    """The gold events of one article."""
    return [
        {Argument(event["event_type"], one["role"], one["argument"]) for one in event["arguments"]}
        for event in line.get("event_list") or []
    ]


def report(tallies: dict[str, dict[str, Tally]], *, roles: bool) -> str:
    """A table: types, most frequent first, with their roles."""
    total = Tally(*(sum(rows["all"][i] for rows in tallies.values()) for i in range(3)))
    lines = [f"{'all':20} F1 {total.f1:.3f}  right {total.right}  read {total.read}  gold {total.gold}"]
    for kind, rows in sorted(tallies.items(), key=lambda item: -item[1]["all"].gold):
        for role, tally in sorted(rows.items(), key=lambda item: -item[1].gold):
            if roles or role == "all":
                name = kind if role == "all" else f"  {role}"
                lines.append(
                    f"{name:20} F1 {tally.f1:.3f}  right {tally.right}  read {tally.read}  gold {tally.gold}"
                )
    return "\n".join(lines)


def main(path: str) -> None:
    """Read the set at `path` and print the report."""
    from extractor.pipeline import read_article
    from schemas import Article

    scored = []
    for number, row in enumerate(Path(path).read_text("utf-8").splitlines()):
        line = json.loads(row)
        reading = read_article(
            Article(id=str(number), title=line.get("title"), text=line["text"], text_sha256="")
        )
        read = [set(arguments(happening, reading.document)) for happening in reading.happenings]
        scored.append((gold_of(line), read))
    print(report(score(scored), roles=True))


if __name__ == "__main__":
    main(sys.argv[1])
