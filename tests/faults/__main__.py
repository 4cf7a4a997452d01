"""Runs the fault suite by hand: `python -m tests.faults [--full] [--only NAME] [--trials N] [--seed N]`."""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.kinds import KINDS


def main() -> int:
    """Print a line for each kind; the exit code is 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--full", action="store_true", help="every trial; takes hours")
    parser.add_argument("--only", action="append", choices=sorted(KINDS), help="only this kind; may be given again")
    parser.add_argument("--trials", type=int, help="so many of each kind")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    wrong = 0
    sys.stdout.write(f"seed {given.seed}\n{'fault':34} {'trials':>7} {'broken':>7} {'seconds':>8}\n")
    for name in given.only or KINDS:
        run, full, short = KINDS[name]
        count = given.trials if given.trials is not None else full if given.full else short
        result = run(count, given.seed, None)
        wrong += len(result.broken)
        row = f"{result.name:34} {result.trials:7} {len(result.broken):7} {result.seconds:8.0f}"
        sys.stdout.write(row + "".join(f"  {what} {value:g}" for what, value in result.notes.items()) + "\n")
        for line in result.broken[:20]:
            sys.stdout.write(f"    {line}\n")
        sys.stdout.flush()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
