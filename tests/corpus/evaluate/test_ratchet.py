"""No score on the public gold is lower than it once was."""

from corpus.baseline import BASELINE, falls, load, told
from corpus.evaluate import evaluate
from corpus.evaluation.annotated import read_annotated
from corpus.evaluation.reread import reread


def test_no_score_on_the_public_gold_has_fallen() -> None:
    gold = list(read_annotated(BASELINE.parent / "gold"))
    fallen = falls(load(BASELINE), evaluate(gold, reread(gold)))
    assert not fallen, told(fallen)
