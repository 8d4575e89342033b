"""Lists of names: the user's own beside the house's, in three formats."""

import resource
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from extractor.entities.resolve import resolve
from extractor.grammar.lexicon import LexiconError
from extractor.names.find import find_names
from extractor.names.gazetteer import Gazetteer, Known, gazetteers_of, own, read_file
from extractor.settings import Settings
from extractor.text.layout import read_layout

HEADER = ("name", "type", "aliases", "ticker", "valid_from", "valid_to")
ROWS = [
    ("星澜新材料", "company", "星澜新|XLNew", "688999.SH", "2021-03-01", ""),
    ("云岚指数", "index", "", "", "", ""),
]


def csv(path: Path, delimiter: str) -> Path:
    path.write_text("\n".join(delimiter.join(row) for row in (HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


def parquet_file(path: Path) -> Path:
    parquet.write_table(pa.table(dict(zip(HEADER, map(list, zip(*ROWS, strict=True)), strict=True))), path)
    return path


def test_the_three_formats_read_alike(tmp_path: Path) -> None:
    files = [
        csv(tmp_path / "a.csv", ","),
        csv(tmp_path / "a.tsv", "\t"),
        parquet_file(tmp_path / "a.parquet"),
    ]
    first, *others = [list(read_file(file)) for file in files]
    assert first[0] == Known("星澜新材料", "company", ("星澜新", "XLNew"), "688999.SH", "2021-03-01", None)
    assert all(other == first for other in others)


def test_a_list_of_ones_own_is_read_with_aliases_and_ticker(tmp_path: Path) -> None:
    gazetteers = gazetteers_of(Settings(lexicons=(str(csv(tmp_path / "mine.csv", ",")),)))
    text = "星澜新材料涨停，XLNew与星澜新是一家，云岚指数收高"
    layout = read_layout(text)
    names = find_names(text, layout, [], gazetteers=gazetteers)
    found, things = resolve(names, text, layout, gazetteers=gazetteers)
    assert [text[one.start : one.end] for one in found] == ["星澜新材料", "XLNew", "星澜新", "云岚指数"]
    assert [(thing.name, thing.type) for thing in things] == [
        ("星澜新材料", "company"),
        ("云岚指数", "index"),
    ]
    assert things[0].aliases == ("XLNew", "星澜新")
    assert things[0].identifiers == {"ticker": "688999.SH"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,kind\n星澜,company\n", "unknown kind"),
        ("type\ncompany\n", "no name"),
        ("name,type\n星澜,firm\n", "line 2: type 'firm' is none of"),
        ("name,type\n,company\n", "line 2: give it a name"),
        ("", "no name, type"),
    ],
)
def test_a_file_that_is_no_list_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=says) as error:
        list(read_file(path))
    assert "bad.csv" in str(error.value)


def test_the_first_line_that_claims_a_form_owns_it() -> None:
    lists = Gazetteer([Known("甲", "company", ("丙",), "1.SH"), Known("乙", "company", ("丙",), "2.SH")])
    assert [lists.ticker(hit.means) for hit in lists.find("丙")] == ["1.SH"]


def test_the_houses_own_lists_know_what_they_should() -> None:
    lists = own()
    for form, ticker in {"贵州茅台": "600519.SH", "万科A": "000002.SZ", "腾讯控股": "00700.HK"}.items():
        row = lists.row(form)
        assert row is not None and lists.ticker(row) == ticker
    assert all(not form.startswith(("ST", "*ST", "XD")) for form in map(lists.name, range(len(lists))))


def test_half_a_million_names_fit() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pairs = ((chr(0x4E00 + n // 700), chr(0x4E00 + n % 700), n) for n in range(500_000))
    lists = Gazetteer(Known(f"{first}{second}星澜{n}", "company", (), None) for first, second, n in pairs)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert len(lists) == 500_000
    assert [hit.means for hit in lists.find("购自一一星澜0和七万星澜2107公司")] == [0, 2107]
    assert grown < 400, f"{grown:.0f} MB"
