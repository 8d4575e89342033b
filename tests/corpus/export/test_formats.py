"""Every format, read back with its tool's own library."""

import csv
import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.export.cells import safe
from corpus.export.formats import FORMATS
from corpus.export.labels import LABELS
from corpus.export.tables import TABLES
from corpus.rebuild import rebuilt
from schemas import Extraction
from tests.corpus.export.stories import PLAIN, RICH, STORIES, TEXT

SPANS = [
    ("甲科技", "company"),
    ("2024年", "date"),
    ("3.5亿元", "money"),
    ("-1.8%", "percent"),
    ("乙证券", "company"),
    ("20万名", "count"),
]


def export(name: str, folder: Path) -> list[Path]:
    return FORMATS[name].common(folder) + FORMATS[name].write(STORIES, folder, "train")


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def utf16_slice(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_stories_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        export(name, folder)
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in folders
    )
    assert one == two
    assert one


@pytest.mark.parametrize("name", FORMATS)
def test_every_file_written_is_named(name: str, tmp_path: Path) -> None:
    assert sorted(export(name, tmp_path)) == sorted(path for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", FORMATS)
def test_no_story_gives_files_too(name: str, tmp_path: Path) -> None:
    FORMATS[name].write((), tmp_path, "train")


def test_jsonl(tmp_path: Path) -> None:
    (path,) = export("jsonl", tmp_path)
    read = [Extraction.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert read == [RICH, PLAIN]


def test_parquet(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    export("parquet", tmp_path)
    rows = {table: pq.read_table(tmp_path / "train" / f"{table}.parquet").to_pylist() for table in TABLES}
    assert (
        rebuilt({table: [row for row in found if row["article"] == "a1"] for table, found in rows.items()})
        == RICH
    )
    assert [row["cluster"] for row in rows["articles"]] == ["a1", "a2"]


def test_hf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    (tmp_path / "set").mkdir()
    export("hf", tmp_path / "set")
    loaded = datasets.load_dataset(
        "parquet", data_dir=str(tmp_path / "set" / "data"), cache_dir=str(tmp_path / "cache")
    )
    row, other = loaded["train"]
    assert (row["text"], row["published"]) == (TEXT, date(2025, 3, 1))
    assert [(one["text"], one["type"] or one["kind"]) for one in row["mentions"]] == SPANS
    assert row["facts"][0]["low"] == Decimal("350000000")
    assert other["mentions"] == []


def test_docbin(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    (path,) = export("docbin", tmp_path)
    doc, _ = DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab)
    assert doc.text == TEXT
    assert [(span.text, span.label_) for span in doc.spans["caixun"]] == SPANS
    assert [span.label_ for span in doc.ents] == ["ORG", "DATE", "MONEY", "PERCENT", "ORG", "QUANTITY"]
    assert Extraction.model_validate_json(doc.user_data["caixun"]) == RICH


def test_conll(tmp_path: Path) -> None:
    from spacy.training.converters import conll_ner_to_docs

    (path,) = export("conll", tmp_path)
    docs = list(conll_ner_to_docs(path.read_text(encoding="utf-8"), n_sents=0, no_print=True))
    words = [[token.text for token in doc] for doc in docs]
    assert "".join(words[0]) == re.sub(r"\s", "", TEXT)
    assert [("".join(token.text for token in ent), ent.label_) for ent in docs[0].ents] == SPANS
    sentences = path.read_text(encoding="utf-8").split("\n\n")[1:3]
    assert [len(sentence.splitlines()) for sentence in sentences] == [26, 21]


def test_spacy_jsonl(tmp_path: Path) -> None:
    import spacy
    import srsly

    (path,) = export("spacy-jsonl", tmp_path)
    line, _ = srsly.read_jsonl(path)
    doc = spacy.blank("zh")(line["text"])
    spans = [doc.char_span(one["start"], one["end"], label=one["label"]) for one in line["spans"]]
    assert [(span.text, span.label_) for span in spans] == SPANS


def test_doccano_counts_utf16(tmp_path: Path) -> None:
    (path,) = export("doccano", tmp_path)
    line, empty = lines(path)
    assert [(utf16_slice(line["text"], start, end), label) for start, end, label in line["label"]] == SPANS
    assert line["label"][0][0] == 2
    assert empty["label"] == []


def test_label_studio(tmp_path: Path) -> None:
    """The form its import takes: https://labelstud.io/guide/predictions."""
    from xml.etree import ElementTree

    config, path = export("label-studio", tmp_path)
    view = ElementTree.parse(config).getroot()
    controls = {tag.get("name"): tag for tag in view if tag.get("name")}
    assert [label.get("value") for label in controls["label"]] == list(LABELS)
    task, empty = json.loads(path.read_text(encoding="utf-8"))
    results = task["predictions"][0]["result"]
    assert {(one["from_name"], one["to_name"], one["type"]) for one in results} == {
        ("label", "text", "labels")
    }
    assert controls["label"].get("toName") == "text"
    assert controls["text"].get("value") == "$text"
    values = [one["value"] for one in results]
    assert [(TEXT[one["start"] : one["end"]], one["labels"][0]) for one in values] == SPANS
    assert all(one["text"] == TEXT[one["start"] : one["end"]] for one in values)
    assert empty["predictions"][0]["result"] == []


def test_brat(tmp_path: Path) -> None:
    config, text, standoff, *_ = export("brat", tmp_path)
    assert (text.name, standoff.name) == ("a1.txt", "a1.ann")
    stored = text.read_bytes().decode()
    assert stored == TEXT
    found = re.findall(r"^T\d+\t(\w+) (\d+) (\d+)\t(.+)$", standoff.read_text(encoding="utf-8"), re.M)
    assert [(stored[int(start) : int(end)], label) for label, start, end, _ in found] == SPANS
    assert all(stored[int(start) : int(end)] == printed for _, start, end, printed in found)
    notes = re.findall(r"^#\d+\tAnnotatorNotes (T\d+)\t(.+)$", standoff.read_text(encoding="utf-8"), re.M)
    assert notes[0] == ("T1", "甲科技 ticker:600000.SH")
    assert json.loads(notes[2][1])["low"] == "350000000"
    assert {label for label, *_ in found} <= set(config.read_text(encoding="utf-8").split())


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv(tmp_path: Path) -> None:
    export("csv", tmp_path)
    mentions = read_csv(tmp_path / "train" / "mentions.csv")
    assert [row["text"] for row in mentions] == ["甲科技", "2024年", "3.5亿元", "'-1.8%", "乙证券", "20万名"]
    assert [row["low"] for row in mentions] == ["", "", "350000000", "-1.8", "", "200000"]
    assert mentions[1]["date_start"] == "2024-01-01"
    article, _ = read_csv(tmp_path / "train" / "articles.csv")
    assert (article["title"], article["text"]) == ("'@甲科技 年报 | 摘要", TEXT)
    assert json.loads(read_csv(tmp_path / "train" / "facts.csv")[0]["evidence"])[0]["start"] == TEXT.index(
        "2024"
    )


def test_xlsx(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    (path,) = export("xlsx", tmp_path)
    book = load_workbook(path)
    assert book.sheetnames == list(TABLES)
    head, *rows = ([cell.value for cell in row] for row in book["mentions"].iter_rows())
    mentions = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["low"] for row in mentions] == [None, None, 350000000, -1.8, None, 200000]
    assert mentions[1]["date_start"].date() == date(2024, 1, 1)
    assert mentions[3]["text"] == "'-1.8%"
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_a_text_longer_than_a_cell_is_cut_with_a_sign(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from corpus.export.source import Story
    from tests.corpus.export.stories import article

    long = Extraction(ruleset="r1", article=article("长" * 40_000, id="long"))
    (path,) = FORMATS["xlsx"].write([Story("a", "a", long)], tmp_path, "all")
    column = TABLES["articles"].names.index("text") + 1
    stored = load_workbook(path)["articles"].cell(2, column).value
    assert (len(stored), stored[-1]) == (32_767, "…")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1.8%", "'-1.8%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("1=1", "1=1"),
        ("营收", "营收"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_is_made_safe(text: str, cell: str) -> None:
    assert safe(text) == cell


def test_an_empty_label_studio_file_is_an_empty_list(tmp_path: Path) -> None:
    files: Sequence[Path] = FORMATS["label-studio"].write((), tmp_path, "train")
    assert json.loads(files[0].read_text()) == []
