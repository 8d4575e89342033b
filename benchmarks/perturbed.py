"""Many articles out of few, for long runs: repeated, with other numbers and some sentences left out."""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

DIGIT = re.compile(r"[1-9]")
SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]+")


def perturbed(source: Path, count: int, *, seed: int = 1) -> Iterator[dict[str, object]]:
    """`count` articles like those of `source` (JSON Lines), no two alike.

    Each sentence stays with probability 0.8, in its order, and every digit but 0 is drawn anew.
    """
    data = source.read_bytes()
    lines = gzip.decompress(data) if source.suffix == ".gz" else data
    articles = [json.loads(line) for line in lines.splitlines()]
    draw = random.Random(seed)
    for number in range(count):
        article = articles[number % len(articles)]
        kept = [sentence for sentence in SENTENCE.findall(article["text"]) if draw.random() < 0.8]
        text = DIGIT.sub(lambda _: str(draw.randint(1, 9)), "".join(kept) or article["text"])
        yield {**article, "id": f"{article['id']}#{number}", "text": text}


def write(source: Path, target: Path, count: int) -> None:
    """Write them as compressed JSON Lines."""
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=1) as file:
        for article in perturbed(source, count):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
