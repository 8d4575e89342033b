"""Splits of a dataset: which one an article is in depends on what its story says, and on nothing else."""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import accumulate

from corpus.export.source import Listed
from schemas.errors import UsageError

WHOLE = "all"
"""The name of the one split of a dataset that is not split."""


def read_splits(stated: str) -> dict[str, int]:
    """Weights by name from ``train=80,dev=10,test=10``; one split of all for an empty string.

    Raises UsageError for anything else.
    """
    if not stated:
        return {WHOLE: 1}
    weights: dict[str, int] = {}
    for part in stated.split(","):
        name, _, weight = part.partition("=")
        if not (name.isidentifier() and weight.isdecimal() and int(weight)) or name in weights:
            raise UsageError(
                f"--splits {stated!r} cannot be read", mend="write it as train=80,dev=10,test=10"
            )
        weights[name] = int(weight)
    return weights


def split_of(cluster: str, weights: Mapping[str, int]) -> str:
    """The split that a story is in, by the hash of its cluster: all copies of it are in the same one."""
    drawn = int.from_bytes(hashlib.sha256(cluster.encode()).digest()[:8]) * sum(weights.values()) >> 64
    bounds = accumulate(weights.values())
    return next(name for name, bound in zip(weights, bounds, strict=True) if drawn < bound)


def in_splits(articles: Iterable[Listed], weights: Mapping[str, int]) -> dict[str, list[str]]:
    """The keys of the articles in each split, in their order."""
    splits: dict[str, list[str]] = {name: [] for name in weights}
    for article in articles:
        splits[split_of(article.cluster, weights)].append(article.article)
    return splits
