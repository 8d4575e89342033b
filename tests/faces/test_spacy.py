from datetime import date

import pytest
import spacy
from spacy.tokens import DocBin

TEXT = "甲公司2025年收入1.2亿元，\r\n同比增长３０％。"


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe("caixun", config={"published": "2026-01-13", "publisher": "新星报"})
    return nlp


def test_a_doc_holds_the_records_of_its_text(nlp: spacy.Language):
    extraction = nlp(TEXT)._.caixun
    assert extraction.article.text == TEXT
    assert (extraction.article.publisher, extraction.article.published) == ("新星报", date(2026, 1, 13))


def test_spans_are_the_mentions(nlp: spacy.Language):
    doc = nlp(TEXT)
    mentions = [(m.id, m.text) for m in doc._.caixun.mentions]
    assert [(span.id_, span.text) for span in doc.spans["caixun"]] == mentions
    assert [ent.text for ent in doc.ents] == [text for _, text in mentions]


def test_a_text_has_its_own_context(nlp: spacy.Language):
    (doc,) = nlp.pipe([(TEXT, {"published": date(2024, 5, 6), "id": "a1", "other": 1})], as_tuples=True)
    assert (doc[0]._.caixun.article.published, doc[0]._.caixun.article.id) == (date(2024, 5, 6), "a1")


def test_a_doc_can_be_saved(nlp: spacy.Language):
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert again._.caixun == doc._.caixun


def test_a_doc_of_another_pipeline_has_no_records(nlp: spacy.Language):
    assert spacy.blank("zh")(TEXT)._.caixun is None
