"""Whatever a text holds, the formats that count characters point at the same ones."""

import csv
import io
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.export.formats import FORMATS
from corpus.export.source import Story
from schemas import Count, Extraction, QuantityMention
from tests.corpus.export.stories import article

CHARACTERS = "甲乙3亿元😀𠮷éA=+-@'\"|,;\t \u3000\r\n\x85\u2028\u200b。！"
ONE = Count(low=Decimal(1), high=Decimal(1), unit="家")


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A text of awkward characters, with mentions that begin and end at none of white space."""
    text = draw(st.text(CHARACTERS, min_size=1, max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [
        (start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=False)
        if text[start:end] == text[start:end].strip() and text[start:end]
    ]
    mentions = tuple(
        QuantityMention(id=f"m{start}", kind="count", start=start, end=end, text=text[start:end], value=ONE)
        for start, end in spans
    )
    return Story("a1", "a1", Extraction(ruleset="r1", article=article(text, id="a"), mentions=mentions))


def written(name: str, story: Story) -> Sequence[bytes]:
    with TemporaryDirectory() as folder:
        return [path.read_bytes() for path in FORMATS[name].write([story], Path(folder), "all")]


def mentioned(story: Story) -> list[str]:
    return [mention.text for mention in story.extraction.mentions]


@given(stories())
def test_doccano(story: Story) -> None:
    line = json.loads(written("doccano", story)[0])
    units = line["text"].encode("utf-16-le")
    assert [units[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in line["label"]] == mentioned(
        story
    )


@given(stories())
def test_label_studio(story: Story) -> None:
    (task,) = json.loads(written("label-studio", story)[0])
    values = [result["value"] for result in task["predictions"][0]["result"]]
    assert [task["data"]["text"][value["start"] : value["end"]] for value in values] == mentioned(story)


@given(stories())
def test_brat(story: Story) -> None:
    text, standoff = (content.decode() for content in written("brat", story))
    lines = [line.split("\t", 2) for line in standoff.splitlines() if line.startswith("T")]
    assert len(lines) == len(mentioned(story))
    for (_, place, printed), mention in zip(lines, mentioned(story), strict=True):
        fragments = [tuple(map(int, each.split())) for each in place.removeprefix("count ").split(";")]
        pieces = [text[start:end] for start, end in fragments]
        assert " ".join(pieces) == printed
        assert "".join(pieces) == re.sub(r"[\r\n\x85\u2028]", "", mention)


@given(stories())
def test_conll(story: Story) -> None:
    rows = [line.split(" ") for line in written("conll", story)[0].decode().split("\n")[2:] if line]
    assert "".join(row[0] for row in rows) == "".join(story.extraction.article.text.split())
    assert sum(row[-1] == "B-count" for row in rows) == len(mentioned(story))


def bare(cell: str) -> str:
    """A cell without the apostrophe that makes it safe."""
    return cell.removeprefix("'")


@given(stories())
@example(Story("a1", "a1", Extraction(ruleset="r1", article=article("一\r二", id="a"))))
def test_csv(story: Story) -> None:
    articles, mentions, *_ = (
        list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        for content in written("csv", story)
    )
    cells = [row["text"] for row in (*articles, *mentions)]
    texts = [story.extraction.article.text, *mentioned(story)]
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells)
    assert list(map(bare, cells)) == list(map(bare, texts))
