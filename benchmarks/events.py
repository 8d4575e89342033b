"""Events against DuEE-fin: role-level micro F1 by the set's own measure (type, role and argument text equal).

    python -m benchmarks.events DUEE_FIN.jsonl

The set's roles hold text, ours mentions and Things: `ARGUMENTS` says which of ours is which of theirs, and how
that set prints it (a number of shares without its classifier, a hedge before an amount, 晚间 behind a date).
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.document import Document, Happening, MentionRef, RoleValue, ThingRef

HEDGE = re.compile(r"(?:不超过?|不低于|超过?|约为?|近|逾|至少|最高)$")
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
    return text[hedge.start() if hedge else start : end]


def without_classifier(text: str, start: int, end: int) -> str:
    """A number of shares: 约854.68万股 is 约854.68万."""
    return hedged(text, start, end).rstrip("股份张")


def moment(text: str, start: int, end: int) -> str:
    """A date with its time of day: 7月7日晚间."""
    time = TIME_OF_DAY.match(text, end)
    return text[start : time.end() if time else end]


def bare_round(text: str, start: int, end: int) -> str:
    """A round of financing without 轮 and 融资."""
    return text[start:end].removesuffix("轮")


Print = Callable[[str, int, int], str]
DATES: dict[str, tuple[str, Print]] = {"announced": ("披露时间", moment), "date": ("事件时间", plain)}
ARGUMENTS: dict[str, tuple[str, dict[str, tuple[str, Print]]]] = {
    "pledge": ("质押", {
        **DATES, "holder": ("质押方", plain), "company": ("质押物所属公司", plain), "pledgee": ("质权方", plain),
        "shares": ("质押股票/股份数量", without_classifier), "asset": ("质押物", plain),
        "ratio_of_holding": ("质押物占持股比", plain), "ratio_of_total": ("质押物占总股比", plain),
    }),
    "share_buyback": ("股份回购", {
        "announced": ("披露时间", moment), "date": ("回购完成时间", plain), "company": ("回购方", plain),
        "price": ("每股交易价格", plain), "shares": ("回购股份数量", without_classifier), "amount": ("交易金额", hedged),
        "ratio_of_total": ("占公司总股本比例", plain),
    }),
    "share_reduction": ("股东减持", {
        "announced": ("披露时间", moment), "date": ("交易完成时间", plain), "holder": ("减持方", plain),
        "company": ("股票简称", plain), "shares": ("交易股票/股份数量", without_classifier), "amount": ("交易金额", hedged),
        "price": ("每股交易价格", plain), "ratio_of_total": ("减持部分占总股本比例", plain),
        "ratio_of_holding": ("减持部分占所持比例", plain),
    }),
    "share_increase": ("股东增持", {
        "announced": ("披露时间", moment), "date": ("交易完成时间", plain), "holder": ("增持方", plain),
        "company": ("股票简称", plain), "shares": ("交易股票/股份数量", without_classifier), "amount": ("交易金额", hedged),
        "price": ("每股交易价格", hedged), "ratio_of_total": ("增持部分占总股本比例", plain),
    }),
    "acquisition": ("企业收购", {
        "announced": ("披露时间", moment), "date": ("收购完成时间", plain), "acquirer": ("收购方", plain),
        "target": ("被收购方", plain), "amount": ("交易金额", hedged), "asset": ("收购标的", plain),
    }),
    "investment": ("企业融资", {
        "announced": ("披露时间", moment), "date": ("事件时间", plain), "investor": ("投资方", plain),
        "lead": ("领投方", plain), "investee": ("被投资方", plain), "amount": ("融资金额", hedged),
        "round": ("融资轮次", bare_round),
    }),
    "listing": ("公司上市", {
        "announced": ("披露时间", moment), "date": ("事件时间", plain), "company": ("上市公司", plain),
        "price": ("发行价格", plain), "amount": ("募资金额", hedged), "market_cap": ("市值", hedged),
    }),
    "loss": ("亏损", {
        "announced": ("披露时间", moment), "company": ("公司名称", plain), "period": ("财报周期", plain),
        "amount": ("净亏损", hedged), "change": ("亏损变化", plain),
    }),
    "contract_award": ("中标", {
        "announced": ("披露日期", moment), "date": ("中标日期", plain), "winner": ("中标公司", plain),
        "client": ("招标方", plain), "amount": ("中标金额", hedged), "project": ("中标标的", plain),
    }),
    "executive_change": ("高管变动", {
        "announced": ("披露日期", moment), "date": ("事件时间", plain), "person": ("高管姓名", plain),
        "company": ("任职公司", plain), "position": ("高管职位", plain), "change": ("变动类型", plain),
        "new_position": ("变动后职位", plain), "new_company": ("变动后公司名称", plain),
    }),
    "bankruptcy": ("企业破产", {
        "announced": ("披露时间", moment), "date": ("破产时间", plain), "company": ("破产公司", plain),
        "creditor": ("债权人", plain), "debt": ("债务规模", hedged),
    }),
    "regulatory_talk": ("被约谈", {
        "announced": ("披露时间", moment), "date": ("被约谈时间", plain), "company": ("公司名称", plain),
        "regulator": ("约谈机构", plain),
    }),
}  # fmt: skip
ARGUMENTS["pledge_release"] = ("解除质押", ARGUMENTS["pledge"][1])


def arguments(happening: Happening, document: Document) -> Iterator[Argument]:
    """The arguments that an event of ours has in DuEE-fin's terms."""
    if happening.type not in ARGUMENTS:
        return
    kind, roles = ARGUMENTS[happening.type]
    text = document.text.original
    for trace in happening.trace:
        if trace.part in ("date", "announced") and trace.part in roles:
            role, printed = roles[trace.part]
            yield Argument(kind, role, printed(text, *document.text.back(trace.start, trace.end)))
    spans = {trace.part: (trace.start, trace.end) for trace in happening.trace}
    for name, value in happening.roles.items():
        if name not in roles or value is None:
            continue
        role, printed = roles[name]
        for one in value if isinstance(value, tuple) else (value,):
            yield Argument(kind, role, _text(one, spans[name], printed, document))


def _text(value: RoleValue, span: tuple[int, int], printed: Print, document: Document) -> str:
    text = document.text.original
    if isinstance(value, MentionRef):
        found = document.found[value.mention]
        return printed(text, *document.text.back(found.start, found.end))
    if isinstance(value, ThingRef):
        return document.things[value.thing].name
    return printed(text, *document.text.back(*span))


def paired(
    gold: list[set[Argument]], read: list[set[Argument]]
) -> Iterator[tuple[set[Argument], set[Argument]]]:
    """Each gold event with the unused event of ours of its type that it shares most with, or none; then the rest."""
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


def gold_of(line: dict[str, object]) -> list[set[Argument]]:
    """The gold events of one article."""
    return [
        {Argument(event["event_type"], one["role"], one["argument"]) for one in event["arguments"]}
        for event in line.get("event_list") or []  # type: ignore[attr-defined]
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
