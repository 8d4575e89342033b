"""The golden article: what differs from its gold is known, and nothing hangs on its names."""

import pytest

from corpus.golden import found_differences, golden_article, known_differences, unaccepted
from extractor.article import make_article
from extractor.pipeline import extract_article
from schemas import Extraction

RENAMED = {
    "智谱": "星衡",
    "MiniMax": "OmniVox",
    "星野": "云雀",
    "Talkie": "Parlor",
    "Prosperity7": "Cloudstone9",
}


def test_what_differs_from_the_gold_is_known():
    """`make golden` shows what changed, `make bless` accepts it after review."""
    if change := unaccepted(found_differences(), known_differences()):
        pytest.fail(f"the golden article's records changed:\n{change}", pytrace=False)


def renamed(text: str) -> str:
    for name, other in RENAMED.items():
        text = text.replace(name, other)
    return text


@pytest.fixture(scope="module")
def golden() -> Extraction:
    return extract_article(golden_article())


@pytest.fixture(scope="module")
def under_other_names() -> Extraction:
    article = golden_article()
    return extract_article(
        make_article(renamed(article.text), publisher=article.publisher, published=article.published)
    )


def test_renaming_its_companies_changes_no_quantity(golden: Extraction, under_other_names: Extraction):
    def quantities(extraction: Extraction) -> list[object]:
        return [(renamed(m.text), m.value) for m in extraction.mentions if m.kind != "entity"]

    assert quantities(under_other_names) == quantities(golden)


def test_renaming_its_companies_changes_no_fact_but_the_names(
    golden: Extraction, under_other_names: Extraction
):
    def facts(extraction: Extraction) -> list[object]:
        names = {entity.id: renamed(entity.name) for entity in extraction.entities}
        return [
            (
                names.get(fact.subject or ""),
                fact.metric,
                fact.measure,
                fact.value,
                fact.period,
                fact.modality,
                names.get(fact.source or ""),
            )
            for fact in extraction.facts
        ]

    assert facts(under_other_names) == facts(golden)


def test_every_mention_is_its_slice(golden: Extraction):
    text = golden.article.text
    assert [text[mention.start : mention.end] for mention in golden.mentions] == [
        m.text for m in golden.mentions
    ]
