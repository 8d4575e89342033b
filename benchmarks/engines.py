"""One source through every engine: articles and mentions a second, and whether their stores are equal.

``python -m benchmarks.engines SOURCE [--ray]``
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.kills import contents
from corpus.engines import in_process, on_pool, on_ray
from corpus.kernel import Limits, prepare
from corpus.run import Engine, run
from corpus.store import Store


def main(source: str, *, ray: bool) -> int:
    """Print a line an engine; exit code 1 if a store differs from the first."""
    prepare()
    limits = Limits()
    engines: dict[str, Engine] = {
        "in process": in_process(limits),
        "pool of 1": on_pool(limits, workers=1),
        "pool of 2": on_pool(limits, workers=2),
    }
    if ray:
        engines["Ray, 2 actors"] = on_ray(limits, workers=2)
    folder = Path(tempfile.mkdtemp())
    alone, first, differ = 0.0, None, False
    for name, engine in engines.items():
        with Store(folder / name) as store:
            done = run([source], store, engine, name=name)
        alone = alone or done.seconds
        rows = contents(folder / name)
        first = first or rows
        differ = differ or rows != first
        print(
            f"{name:14} {done.articles:,} articles in {done.seconds:.1f} s: "
            f"{done.articles / done.seconds:,.0f}/s, "
            f"{done.mentions / done.seconds:,.0f} mentions/s, {alone / done.seconds:.2f} x in process; "
            f"{done.dead_letters} dead letters; store {'equal' if rows == first else 'DIFFERENT'}",
            flush=True,
        )
    shutil.rmtree(folder)
    return int(differ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], ray="--ray" in sys.argv))
