"""Write extractor/lexicons/companies.tsv: the names and tickers of A-shares, from the data of `adata`.

Run it as ``python scripts/companies.py CODE_CSV VERSION DATE`` with the `adata/stock/cache/code.csv` of an
unpacked adata wheel (Apache-2.0), its version, and the day it was fetched. The names are facts; nothing else
is taken.
"""

import csv
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "extractor" / "lexicons" / "companies.tsv"
MARKS = re.compile(r"^(?:XD|XR|DR|N|C|U|W)(?=[一-鿿])|^(?:PT|S?\*?ST)|(?:-?[UWVD]{1,2}|[AB]|退)$")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def clean(name: str) -> str:
    """``"万  科Ａ"`` → ``"万科A"``: half-width, without inner spaces or listing marks (ST, 退, -U)."""
    plain = re.sub(r"\s", "", name.translate(WIDE))
    return MARKS.sub("", MARKS.sub("", plain))


def canonical(code: str) -> str | None:
    """``"600519"`` → ``"600519.SH"``; None for boards without an exchange's suffix."""
    suffix = {"6": "SH", "9": "SH", "0": "SZ", "2": "SZ", "3": "SZ", "4": "BJ", "8": "BJ"}.get(code[:1])
    if code.startswith("92"):
        suffix = "BJ"
    return f"{code}.{suffix}" if suffix else None


def main(source: str, version: str, day: str) -> None:
    """Write the list, sorted by ticker, B shares folded into the A share of the same name."""
    rows: dict[str, tuple[str, str, str, str]] = {}
    with Path(source).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code, listed = row["stock_code"], row["list_date2"]
            name, ticker = clean(row["short_name"]), canonical(code)
            full = re.sub(r"\s", "", row["short_name"].translate(WIDE))
            cut_short = len(name) < 3 and ("ST" in full or "PT" in full or full.endswith("退"))
            b_share = code[0] in "29" and not code.startswith("92")
            if ticker is None or len(name) < 2 or not listed or cut_short or b_share:
                continue
            alias = full if re.fullmatch(r".+[AB]", full) and "ST" not in full else ""
            rows.setdefault(name, (name, alias, ticker, listed))
    lines = [
        f"# A-share names, list dates: adata {version} (Apache-2.0), fetched {day}, by scripts/companies.py",
        "name\ttype\taliases\tticker\tvalid_from\tvalid_to",
        *(
            f"{name}\tcompany\t{alias}\t{ticker}\t{listed}\t"
            for name, alias, ticker, listed in sorted(rows.values(), key=lambda row: row[2])
        ),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
