"""The memory of a long run of perturbed articles: its workers', sampled every few seconds.

``python -m benchmarks.memory SOURCE COUNT`` (Linux)
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.perturbed import write

EVERY = 5.0


def main(source: Path, count: int) -> None:
    """Print the memory of the run and of its largest worker over time."""
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder, "feed.jsonl.gz")
        write(source, feed, count)
        command = [
            sys.executable,
            "-m",
            "caixun",
            "run",
            str(feed),
            "--store",
            f"{folder}/store",
            "--workers",
            "2",
        ]
        began = time.monotonic()
        process = subprocess.Popen(command)
        print("seconds  run MB  largest worker MB")
        while process.poll() is None:
            largest = max(map(_resident, _descendants(process.pid)), default=0.0)
            passed = time.monotonic() - began
            print(f"{passed:7.0f} {_resident(process.pid):7.0f} {largest:10.0f}", flush=True)
            time.sleep(EVERY)
        size = Path(folder, "store", "store.duckdb").stat().st_size / count
        passed = time.monotonic() - began
        print(f"{count:,} articles in {passed:,.0f} s; {size / 1000:.1f} kB of store an article")


def _descendants(pid: int) -> list[int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [pid]
    for parent in found:
        found.extend(child for child, of in parents.items() if of == parent)
    return found[1:]


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
