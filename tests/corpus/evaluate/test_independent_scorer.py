"""Our scores against those of an independent scorer, on the public gold with errors put into it."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.evaluate import evaluate
from corpus.evaluation.annotated import annotated
from corpus.golden import GOLD

SCORERS = (folder / "shared" / "score" / "score.py" for folder in Path(__file__).parents)
SCORER = next((path for path in SCORERS if path.exists()), None)

Json = dict[str, Any]


def gold() -> list[Json]:
    files = sorted(GOLD.parent.glob("*.gold.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


def with_errors(article: Json, chance: random.Random) -> Json:
    """The article as a careless extractor would give it."""
    rest = {key: value for key, value in article.items() if key not in ("text", "mentions", "facts")}
    return {
        **rest,
        "article": {"text": article["text"]},
        "mentions": [wrong for one in article["mentions"] for wrong in _mentions(one, chance)],
        "facts": [wrong for one in article["facts"] for wrong in _facts(one, article, chance)],
    }


def _mentions(mention: Json, chance: random.Random) -> Iterator[Json]:
    value: Mapping[str, Any] = mention.get("value", {})
    errors: list[Json] = [
        {"end": mention["end"] + 1},
        {"text": "別"},
        {"start": mention["start"] + 1},
        {"value": {**value, "mod": "approx"}},
        {"value": {**value, "low": "7"}},
        {"type": "index"},
        {"kind": "count", "value": {**value, "unit": "家"}},
    ]
    drawn = chance.random()
    if drawn > 0.1:  # else it is missed
        yield {**mention, **(chance.choice(errors) if drawn < 0.4 else {})}
    if drawn > 0.95:
        yield mention


def _facts(fact: Json, article: Json, chance: random.Random) -> Iterator[Json]:
    other = chance.choice(article["entities"])["id"]
    errors: list[Json] = [
        {"metric": "other"},
        {"measure": "share"},
        {"period": None},
        {"subject": other},
        {"subject": None},
        {"source": other},
        {"modality": "target"},
        {"value": {**fact["value"], "mod": "approx"}},
        {"value": {**fact["value"], "high": "7"}},
    ]
    drawn = chance.random()
    if drawn > 0.1:
        yield {**fact, **(chance.choice(errors) if drawn < 0.5 else {})}
    if drawn > 0.95:
        yield fact


@pytest.mark.skipif(SCORER is None, reason="the independent scorer is not there")
@pytest.mark.parametrize("seed", range(3))
def test_the_scores_are_equal(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    articles = gold()
    found = [with_errors(article, chance) for article in articles[1:]]
    for name, documents in {"gold": articles, "found": found}.items():
        lines = "\n".join(json.dumps(document) for document in documents)
        (tmp_path / name).write_text(lines, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(SCORER), str(tmp_path / "gold"), str(tmp_path / "found"), "--json"],
        check=True,
        capture_output=True,
    )
    ours = evaluate(map(annotated, articles), map(annotated, found)).scores()
    assert {
        level: (score["tp"], score["pred"], score["gold"], score["p"], score["r"], score["f1"])
        for level, score in json.loads(told.stdout).items()
    } == {
        level: (score.right, score.predicted, score.gold, score.precision, score.recall, score.f1)
        for level, score in ours.items()
        if not level.startswith(("events", "quotes"))
    }
