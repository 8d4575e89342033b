"""spaCy's DocBin: documents of single characters, filled as the component ``caixun`` fills them."""

from collections.abc import Iterable
from pathlib import Path

from corpus.export.formats.format import Format
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.spacy``, with `ents`, ``spans["caixun"]`` and the whole record in ``user_data``."""
    import spacy
    from spacy.tokens import DocBin

    from extractor.spacy_component import fill

    nlp = spacy.blank("zh")
    binary = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for story in stories:
        binary.add(fill(nlp.make_doc(story.extraction.article.text), story.extraction))
    path = folder / f"{split}.spacy"
    path.write_bytes(binary.to_bytes())
    return [path]


FORMAT = Format("docbin", write, '`DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab)`.')
