"""Cross-checks: a warning where the figures of a text do not agree, none where they do."""

import pytest

from extractor.facts.assemble import read_facts
from tests.facts.reading import document

DOUBTED = {
    "甲公司营收由2023年的1亿元增至2024年的1.5亿元，同比增长20%": "fact.growth_disagrees",
    "2022年至2024年，甲公司收入分别为1亿元、2亿元、4亿元，年复合增长率为50%": "fact.cagr_disagrees",
    "甲公司2024年海外收入占比为120%": "fact.share_over_100",
    "甲公司2024年营收3亿元。2024年，甲公司营收为5亿元": "fact.contradicts",
}
AGREED = (
    "甲公司营收由2023年的1亿元增至2024年的1.5亿元，同比增长50%",
    "甲公司营收由2023年的1亿元增至2024年的1.5亿元，同比增长约20%",
    "2022年至2024年，甲公司收入分别为1亿元、2亿元、4亿元，年复合增长率为100%",
    "甲公司2024年营收3亿元。2024年，甲公司营收为3亿元",
)


def codes(sentence: str) -> list[str]:
    return [doubt.code for doubt in read_facts(document(sentence), [])[1]]


@pytest.mark.parametrize(("sentence", "code"), DOUBTED.items())
def test_figures_that_disagree_are_doubted(sentence: str, code: str) -> None:
    assert codes(sentence) == [code]


@pytest.mark.parametrize("sentence", AGREED)
def test_figures_that_agree_are_not(sentence: str) -> None:
    assert codes(sentence) == []
