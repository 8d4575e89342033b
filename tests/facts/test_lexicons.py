"""Every row of the metric lexicon reads its own example."""

import pytest

from extractor.facts.metrics import Metric, metrics
from tests.facts.reading import facts


@pytest.mark.parametrize("metric", metrics().values(), ids=lambda metric: metric.id)
def test_a_metric_reads_its_example(metric: Metric) -> None:
    assert metric.example.fact in facts(metric.example.text)


@pytest.mark.parametrize("metric", metrics().values(), ids=lambda metric: metric.id)
def test_an_example_is_of_its_own_metric(metric: Metric) -> None:
    assert f" | {metric.id} | " in metric.example.fact
