"""The golden article held against its gold: every record, and which differences are known.

``python -m corpus.golden`` shows what differs from the gold and is not yet accepted; ``--bless`` accepts it,
after review, by writing the file of known differences anew.
"""

import sys
from collections.abc import Sequence
from difflib import ndiff
from pathlib import Path

from corpus.evaluation.annotated import annotated, read_annotated
from corpus.evaluation.difference import differences
from corpus.evaluation.report import report
from extractor.article import make_article
from extractor.pipeline import extract_article
from schemas import Article

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "seed.gold.jsonl"
KNOWN = HERE / "gold" / "seed.known-differences.txt"


def golden_article() -> Article:
    """The golden article, published as its gold says."""
    (gold,) = read_annotated(GOLD)
    return make_article(gold.text, id=gold.id, publisher=gold.publisher, published=gold.published)


def found_differences() -> list[str]:
    """Every record of the golden article that differs from its gold, told in its sentence."""
    (gold,) = read_annotated(GOLD)
    found = annotated(extract_article(golden_article()).model_dump(mode="json"))
    return [report(difference, ("gold", "found")) for difference in differences(gold, found)]


def known_differences() -> list[str]:
    """The differences that were accepted."""
    return KNOWN.read_text("utf-8").strip("\n").split("\n\n") if KNOWN.exists() else []


def unaccepted(found: Sequence[str], known: Sequence[str]) -> str:
    """What is new (+) or gone (-) since the differences were accepted; empty where nothing is."""
    lines = ndiff("\n\n".join(known).splitlines(), "\n\n".join(found).splitlines())
    return "\n".join(line for line in lines if line[:2] in {"+ ", "- "} and line[2:])


def main(arguments: Sequence[str]) -> int:
    """Show what is not accepted, or accept it; 1 where something is left to accept."""
    found = found_differences()
    if "--bless" in arguments:
        KNOWN.write_text("\n\n".join(found) + "\n" * bool(found), "utf-8")
        sys.stdout.write(f"{len(found)} known differences in {KNOWN.relative_to(HERE.parent)}\n")
        return 0
    change = unaccepted(found, known_differences())
    sys.stdout.write(
        change + "\n" if change else f"no change: {len(found)} known differences from the gold\n"
    )
    return 1 if change else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
