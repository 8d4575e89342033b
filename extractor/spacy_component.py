"""The spaCy component: ``nlp.add_pipe("caixun")``; the one place that touches a Doc.

It fills ``doc.spans["caixun"]`` with every mention under our own labels (``money``, ``company``),
``doc.ents`` with the same under OntoNotes labels (``MONEY``, ``ORG``), and ``doc._.caixun`` with the
Extraction. A span's `id_` is its mention's id. Where a tokenizer cuts across a mention the span takes in the
whole tokens; the records keep the exact characters.
"""

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractor.article import make_article
from extractor.pipeline import extract_article
from schemas import Extraction, Mention

KEY = "caixun"
LABELS = {
    "money": "MONEY",
    "percent": "PERCENT",
    "multiple": "CARDINAL",
    "count": "QUANTITY",
    "date": "DATE",
    "duration": "DATE",
    "company": "ORG",
    "organization": "ORG",
    "index": "ORG",
    "person": "PERSON",
    "product": "PRODUCT",
    "place": "GPE",
}


class Component:
    """Reads a Doc's text; `published` and `publisher` hold for all, a text's own context goes before them.

    The context is what ``nlp.pipe(texts, as_tuples=True)`` is given beside each text: a mapping with
    ``published``, ``publisher``, ``title`` or ``id``.
    """

    def __init__(self, *, published: str | None, publisher: str | None) -> None:
        self._always = {"published": published, "publisher": publisher}

    def __call__(self, doc: Doc) -> Doc:
        """Fill a Doc."""
        context = doc._context if isinstance(doc._context, Mapping) else {}
        known = {name: context[name] for name in ("id", "title", "publisher", "published") if name in context}
        return fill(doc, extract_article(make_article(doc.text, **{**self._always, **known})))


@Language.factory(
    KEY, assigns=["doc.ents", "doc.spans"], default_config={"published": None, "publisher": None}
)
def create(nlp: Language, name: str, published: str | None, publisher: str | None) -> Component:
    """Make the component; `published` is an ISO date."""
    Doc.set_extension(KEY, getter=_extraction, force=True)
    return Component(published=published, publisher=publisher)


def fill(doc: Doc, extraction: Extraction) -> Doc:
    """Put an Extraction into the Doc of its text."""
    spans = [span for mention in extraction.mentions if (span := _span(doc, mention)) is not None]
    doc.spans[KEY] = spans
    doc.ents = filter_spans([Span(doc, span.start, span.end, LABELS[span.label_]) for span in spans])
    doc.user_data[KEY] = extraction.model_dump_json()  # a string, so that the Doc can be saved and sent
    return doc


def _extraction(doc: Doc) -> Extraction | None:
    stored = doc.user_data.get(KEY)
    return None if stored is None else Extraction.model_validate_json(stored)


def _span(doc: Doc, mention: Mention) -> Span | None:
    label = mention.type if mention.kind == "entity" else mention.kind
    return doc.char_span(mention.start, mention.end, label=label, span_id=mention.id, alignment_mode="expand")
