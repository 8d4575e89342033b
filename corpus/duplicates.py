"""Syndicated copies: near-duplicates by MinHash over character shingles, found again by LSH bands.

A cluster is known by its first article, and only that one is in the index: a later article joins the cluster
whose first it is nearest to, if that is near enough. So the index grows with stories, not with copies, and
nothing drifts along a chain of copies of copies.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

SHINGLE = 5
PERMUTATIONS = 120
BANDS = 24
SEED = 1
NEAR = 0.8
"""Share of common shingles (Jaccard, as estimated) from which on two articles are one story."""

SHORT = 100
"""Texts with fewer letters, digits and Han characters are copies only where all of these are equal."""

FOLD = np.uint64(29)
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def signature(text: str) -> bytes:
    """What a text is compared by: its MinHash, or for a short one the hash of all its characters."""
    signs = _signs(text)
    if len(signs) < SHORT:
        return hashlib.sha256(signs.tobytes()).digest()
    shingles = _shingle_hashes(signs)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], PERMUTATIONS, SEED)
    return np.asarray(matrix.to_rows()[0], dtype="<u4").tobytes()


def bands(of: bytes) -> list[int]:
    """Keys of which two near-copies share at least one, almost surely; unlike texts seldom do."""
    if not _is_minhash(of):
        return [int.from_bytes(of[:8], "little")]
    rows = np.frombuffer(of, "<u4").astype(np.uint64).reshape(BANDS, -1)
    keys = np.arange(BANDS, dtype=np.uint64)
    for column in rows.T:
        keys = (keys ^ column) * MULTIPLIER
        keys ^= keys >> FOLD
    found: list[int] = keys.tolist()
    return found


def similarity(one: bytes, other: bytes) -> float:
    """Estimated share of shingles that two texts have in common; 0 or 1 where either is short."""
    if not (_is_minhash(one) and _is_minhash(other)):
        return float(one == other)
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def find_clusters(
    articles: Sequence[tuple[str, bytes]],
    candidates: Callable[[Iterable[int]], Mapping[int, Sequence[tuple[str, bytes]]]],
) -> dict[str, str]:
    """The cluster of each of `articles`, which are (article, signature) pairs in reading order.

    `candidates` looks up in the index which clusters' first articles have any of the given band keys.
    """
    keys = {article: bands(of) for article, of in articles}
    wanted = {key for each in keys.values() for key in each}
    index = {key: list(firsts) for key, firsts in candidates(wanted).items()}
    clusters: dict[str, str] = {}
    for article, of in articles:
        firsts = {first: other for key in keys[article] for first, other in index.get(key, ())}
        near = {first: similarity(of, other) for first, other in firsts.items()}
        best = max(near, key=lambda first: (near[first], first), default=None)
        if best is not None and near[best] >= NEAR:
            clusters[article] = best
            continue
        clusters[article] = article
        for key in keys[article]:
            index.setdefault(key, []).append((article, of))
    return clusters


def _signs(text: str) -> NDArray[np.uint32]:
    """Code points of the Han characters, ASCII letters and digits of a text: what layout doesn't change."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lower = points | 0x20
    kept = (
        (points >= 0x3400) & (points < 0xA000)
        | (points >= 48) & (points < 58)
        | (lower >= 97) & (lower < 123)
    )
    return points[kept]


def _shingle_hashes(signs: NDArray[np.uint32]) -> NDArray[np.uint64]:
    wide = signs.astype(np.uint64)
    count = len(wide) - SHINGLE + 1
    hashes = wide[:count].copy()
    for offset in range(1, SHINGLE):
        hashes *= MULTIPLIER
        hashes += wide[offset : offset + count]
    return hashes


def _is_minhash(of: bytes) -> bool:
    return len(of) == 4 * PERMUTATIONS
