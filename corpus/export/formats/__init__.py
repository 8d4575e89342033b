"""The formats, one a file: a constant named `FORMAT`. What is heavy to import is imported when it writes."""

from collections.abc import Mapping

from corpus.export.formats import (
    brat,
    conll,
    csv_files,
    docbin,
    doccano,
    hugging_face,
    jsonl,
    label_studio,
    parquet,
    spacy_jsonl,
    xlsx,
)
from corpus.export.formats.format import Format

FORMATS: Mapping[str, Format] = {
    format_.name: format_
    for format_ in (
        parquet.FORMAT,
        csv_files.FORMAT,
        xlsx.FORMAT,
        jsonl.FORMAT,
        hugging_face.FORMAT,
        docbin.FORMAT,
        conll.FORMAT,
        label_studio.FORMAT,
        doccano.FORMAT,
        brat.FORMAT,
        spacy_jsonl.FORMAT,
    )
}
