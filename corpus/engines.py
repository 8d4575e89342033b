"""The engines that run the kernel: in this process, on a pool of local ones, or on Ray.

The same rows come of all of them.
"""

import os
from functools import partial

from corpus.kernel import Extract, Limits, extract_batch
from corpus.run import Engine
from extractor.pipeline import extract_article
from extractor.settings import DEFAULT, Settings
from schemas.errors import UsageError


def choose_engine(
    engine: str,
    *,
    limits: Limits,
    settings: Settings = DEFAULT,
    workers: int | None = None,
    address: str | None = None,
) -> tuple[str, Engine]:
    """An engine and its name. One worker needs no pool, and runs in this process.

    Raises UsageError for an engine that there is not.
    """
    count = workers or os.cpu_count() or 1
    extract = partial(extract_article, settings=settings)
    if engine == "local" and count == 1:
        return "in process", in_process(limits, extract=extract)
    if engine == "local":
        return f"{count} processes", on_pool(limits, workers=count, extract=extract)
    if engine == "ray":
        return f"Ray, {count} actors", on_ray(limits, workers=count, address=address, extract=extract)
    raise UsageError(f"no engine {engine!r}", mend="local or ray")


def in_process(limits: Limits, *, extract: Extract = extract_article) -> Engine:
    """Run the kernel in this process."""
    return lambda batches: (extract_batch(batch, limits=limits, extract=extract) for batch in batches)


def on_pool(limits: Limits, *, workers: int, extract: Extract = extract_article) -> Engine:
    """Run the kernel on a pool of local processes."""
    from corpus.pool import run_pool

    return lambda batches: run_pool(batches, limits=limits, workers=workers, extract=extract)


def on_ray(
    limits: Limits, *, workers: int, address: str | None = None, extract: Extract = extract_article
) -> Engine:
    """Run the kernel on Ray Data: on the cluster at `address`, or on this machine."""
    from corpus.ray import run_ray

    return lambda batches: run_ray(batches, limits=limits, workers=workers, address=address, extract=extract)
