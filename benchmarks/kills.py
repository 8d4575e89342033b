"""Kill a run at random moments, start it again each time, and compare its store with an unbroken run's.

``python -m benchmarks.kills SOURCE [KILLS]``
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus.store import TABLES, Store

RUNNER = "import corpus.run; corpus.run.BATCH_ITEMS = 50; from caixun.cli import main; main()"


def contents(folder: Path) -> dict[str, list[str]]:
    """All rows of a store but its log of runs."""
    with Store(folder, read_only=True) as store:
        return {
            table: sorted(map(repr, store.query(f"from {table}").to_pylist()))
            for table in TABLES
            if table != "runs"
        }


def start(source: str, store: Path) -> "subprocess.Popen[str]":
    """Start a run."""
    command = [sys.executable, "-c", RUNNER, "run", source, "--store", str(store), "--workers", "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def main(source: str, kills: int) -> int:
    """Kill as often as asked, beginning anew whenever a run comes to its end first.

    Exit code 1 if a store differs.
    """
    folder = Path(tempfile.mkdtemp())
    draw = random.Random(7)
    whole = start(source, folder / "whole")
    began = time.monotonic()
    _, said = whole.communicate()
    lasts = time.monotonic() - began
    print(said.strip())
    expected = contents(folder / "whole")
    killed = compared = 0
    while killed < kills:
        process = start(source, folder / "store")
        try:
            _, said = process.communicate(timeout=draw.uniform(0.2, 0.6) * lasts)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
            continue
        if process.returncode:
            print(said)
            return 1
        if contents(folder / "store") != expected:
            print(f"differs after {killed} kills")
            return 1
        compared += 1
        shutil.rmtree(folder / "store")
    process = start(source, folder / "store")
    _, said = process.communicate()
    same = process.returncode == 0 and contents(folder / "store") == expected
    verdict = "all equal" if same else f"the last one differs {said}"
    print(f"{killed} kills, {compared + 1} stores compared: {verdict}")
    shutil.rmtree(folder)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20))
