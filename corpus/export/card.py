"""The data card of a dataset: what is in it, where it is from, how right it is, how to make it again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import orjson

from corpus.export.labels import label_of
from corpus.export.source import Story

MOST = 30
"""Rows of a table of counts that the card shows; the rest is summed up."""


@dataclass(slots=True)
class Tally:
    """What was written, counted while it passes: by split, publisher, label and metric."""

    splits: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    metrics: Counter[str] = field(default_factory=Counter)
    rulesets: Counter[str] = field(default_factory=Counter)
    clusters: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None

    def counted(self, stories: Iterable[Story], split: str) -> Iterator[Story]:
        """The stories, each counted."""
        self.splits[split] += 0
        for story in stories:
            self._count(story, split)
            yield story

    def _count(self, story: Story, split: str) -> None:
        extraction = story.extraction
        self.splits[split] += 1
        self.clusters.add(story.cluster)
        self.publishers[extraction.article.publisher or "(not given)"] += 1
        self.rulesets[extraction.ruleset] += 1
        self.kinds.update(label_of(mention) for mention in extraction.mentions)
        self.kinds["facts"] += len(extraction.facts)
        self.kinds["events"] += len(extraction.events)
        self.kinds["quotes"] += len(extraction.quotes)
        self.metrics.update(fact.metric for fact in extraction.facts)
        if published := extraction.article.published:
            self.first = min(self.first or published, published)
            self.last = max(self.last or published, published)


@dataclass(frozen=True, slots=True)
class About:
    """What the card tells beside the counts: the source's name, how to load it, the command, the F1 known."""

    source: str
    reading: str
    command: str
    format: str
    version: str
    f1: Mapping[str, str]


def card(tally: Tally, about: About) -> str:
    """The card in Markdown; for `hf` with the header that tells `datasets` which file is which split."""
    articles = sum(tally.splits.values())
    days = f"{tally.first} to {tally.last}" if tally.first else "not given"
    parts = [
        _header(tally) if about.format == "hf" else "",
        f"# Press coverage from {about.source}\n",
        "Articles of Chinese financial press, with the mentions, entities, facts, events and quotes that"
        " caixun read in them by its rules. No person has corrected them.\n",
        f"- Articles: {articles} ({len(tally.clusters)} stories, counting syndicated copies once)",
        f"- Published: {days}",
        f"- Rule set: {', '.join(sorted(tally.rulesets)) or 'none'}; caixun {about.version}",
        f"- Loading: {about.reading}",
        "- Offsets are code points, end exclusive, unless the format counts otherwise.\n",
        _table("Splits", "split", tally.splits, by_count=False),
        _table("Records", "kind", tally.kinds),
        _table("Facts by metric", "metric", tally.metrics),
        _table("Publishers", "publisher", tally.publishers),
        _errors(about.f1),
        "## Making it again\n",
        f"```\n{about.command}\n```\n",
        "From the same store and the same versions every file comes out the same, byte for byte;"
        " `datapackage.json` has their hashes. An article's split depends on the hash of its story alone.\n",
        "## Rights\n",
        "The texts belong to their publishers. Check what you may do with them before you pass them on.\n",
    ]
    return "\n".join(part for part in parts if part)


def _header(tally: Tally) -> str:
    """The front matter of a Hugging Face dataset; JSON is YAML, and quotes what needs it."""
    files = [{"split": split, "path": f"data/{split}.parquet"} for split in tally.splits]
    fields = {
        "language": ["zh"],
        "task_categories": ["token-classification"],
        "configs": [{"config_name": "default", "data_files": files}],
    }
    lines = (f"{key}: {orjson.dumps(value).decode()}" for key, value in fields.items())
    return "---\n" + "\n".join(lines) + "\n---\n"


def _table(title: str, head: str, counts: Counter[str], *, by_count: bool = True) -> str:
    ordered = (
        sorted(counts.items(), key=lambda item: (-item[1], item[0])) if by_count else list(counts.items())
    )
    rows = [f"| {_cell(name)} | {count} |" for name, count in ordered[:MOST] if count or not by_count]
    if rest := ordered[MOST:]:
        rows.append(f"| {len(rest)} more | {sum(count for _, count in rest)} |")
    if not rows:
        return ""
    return f"## {title}\n\n| {head} | count |\n|---|---|\n" + "\n".join(rows) + "\n"


def _errors(f1: Mapping[str, str]) -> str:
    if not f1:
        return "## Known error rates\n\nNot measured.\n"
    rows = "\n".join(f"| {level} | {score} |" for level, score in f1.items())
    return (
        "## Known error rates\n\nF1 against gold, at the last evaluation.\n\n"
        f"| level | F1 |\n|---|---|\n{rows}\n"
    )


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
