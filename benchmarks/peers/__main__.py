"""Prints what we read of the peers' cases, suite by suite.

usage: python -m benchmarks.peers FOLDER [--misses]
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.peers.cases import Judge, load, reason_left_out
from benchmarks.peers.dates import JUDGES as DATES
from benchmarks.peers.quantities import JUDGES as QUANTITIES

JUDGES: dict[str, Judge] = {**QUANTITIES, **DATES}


def main() -> None:
    """Judge every case of the folder that is within our scope."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the suites' JSON Lines lie")
    parser.add_argument("--misses", action="store_true", help="show each case that is missed")
    options = parser.parse_args()
    passed: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    out: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for case in load(options.folder):
        reason = reason_left_out(case)
        if reason is not None:
            out[case.suite] += 1
            reasons[reason] += 1
        elif case.suite in JUDGES:
            complaint = JUDGES[case.suite](case)
            (passed if complaint is None else missed)[case.suite] += 1
            if complaint is not None and options.misses:
                print(f"  {case.id} {case.input!r}: {complaint}")
    print(f"{'suite':42}{'read':>6}{'missed':>8}{'share':>8}{'out of scope':>14}")
    for suite in sorted({*passed, *missed, *out}):
        judged = passed[suite] + missed[suite]
        share = f"{passed[suite] / judged:.1%}" if judged else "–"
        print(f"{suite:42}{passed[suite]:6}{missed[suite]:8}{share:>8}{out[suite]:14}")
    print("\nout of scope:")
    for reason, cases in reasons.most_common():
        print(f"  {cases:4}  {reason}")


if __name__ == "__main__":
    main()
