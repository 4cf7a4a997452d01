"""Runs the fault suite by hand: the short form, some kinds, or the full form with a file from which it can go on.

`python -m tests.faults [--only NAME] [--trials N] [--seed N]`
`python -m tests.faults --full --state FILE [--shard K/N] [--only NAME] [--anew NAME]`, then `--report`
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.faults.bench import CHILDREN_END_S, Result, Ward
from tests.faults.kinds import KINDS
from tests.faults.state import REPOSITORY, State, Tally, commit, program

#: So many parts are tried with one provider and one set of loaded processes.
PARTS_OF_A_WARD = 20


def main() -> int:
    """Print a line for each kind; the exit code is 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--full", action="store_true", help="every trial; takes an hour or two; needs --state")
    parser.add_argument("--state", type=Path, help="where the full form notes each trial, and goes on from")
    parser.add_argument("--shard", default="1/1", help="K/N: only every N-th part, for N processes side by side")
    parser.add_argument("--anew", action="append", default=[], choices=KINDS, help="what is noted of it counts no more")
    parser.add_argument("--report", action="store_true", help="print what is noted, and do nothing")
    parser.add_argument("--readme", action="store_true", help="with --report: put its table into README.md")
    parser.add_argument("--only", action="append", choices=KINDS, help="only this kind; may be given again")
    parser.add_argument("--part", type=int, help="only this part of the full form")
    parser.add_argument("--trials", type=int, help="so many of each kind, in the short form")
    parser.add_argument("--children-s", type=float, default=CHILDREN_END_S, help="by when children must be gone")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if (given.full or given.report) and given.state is None:
        parser.error("the full form needs --state FILE")
    if given.report:
        return report(State(given.state), readme=given.readme)
    if given.full:
        return full(given, State(given.state))
    wrong = 0
    sys.stdout.write(f"seed {given.seed}\n{'fault':60} {'trials':>7} {'broken':>7} {'seconds':>8}\n")
    with Ward(children_end_s=given.children_s) as ward:
        for name in given.only or KINDS:
            short = KINDS[name].short
            result = short.run(short.trials if given.trials is None else given.trials, given.seed, ward)
            wrong += len(result.broken)
            _say(KINDS[name].title, result)
    return int(wrong > 0)


def _say(title: str, result: Result) -> None:
    row = f"{title:60} {result.count:7} {len(result.broken):7} {result.seconds:8.1f}"
    sys.stdout.write(row + "".join(f"  {what} {value:g}" for what, value in result.notes.items()) + "\n")
    for line in result.broken[:20]:
        sys.stdout.write(f"    {line}\n")
    sys.stdout.flush()


def full(given: argparse.Namespace, state: State) -> int:
    """Every part that is not noted yet and belongs to this shard."""
    which, of = (int(text) for text in given.shard.split("/"))
    for name in given.anew:
        state.void(name)
    made_with = f"{commit()} {program()}"
    names = given.only or list(KINDS)
    done = {name: tally.parts for name, tally in state.tallies().items()}
    left = [
        (name, number)
        for name in names
        for number in range(len(KINDS[name].parts))
        if number % of == which - 1 and number not in done.get(name, set()) and given.part in {None, number}
    ]
    wrong = 0
    while left:
        portion, left = left[:PARTS_OF_A_WARD], left[PARTS_OF_A_WARD:]
        with Ward(children_end_s=given.children_s) as ward:
            for name, number in portion:
                part, seed = KINDS[name].parts[number], given.seed * 10_000 + number
                result = part.run(part.trials, seed, ward)
                state.keep(name, number, seed, made_with, result)
                wrong += len(result.broken)
                _say(f"{time.strftime('%H:%M:%S')} {name} {number + 1} of {len(KINDS[name].parts)}", result)
    return int(wrong > 0)


#: Around the table in README.md.
BEGINS, ENDS = "<!-- what the fault suite has noted -->\n", "<!-- end of it -->\n"


def report(state: State, *, readme: bool = False) -> int:
    """The table of what is noted, in Markdown; the exit code is 1 when a promise was broken or something is missing."""
    tallies = {name: state.tallies().get(name, Tally()) for name in KINDS}
    rows = ["| fault | trials | broken | parts of the full form |\n", "|---|---|---|---|\n"]
    for name, tally in tallies.items():
        parts = f"{len(tally.parts)} of {len(KINDS[name].parts)}"
        rows.append(f"| {KINDS[name].title} | {tally.trials:,} | {len(tally.broken)} | {parts} |\n")
    rows.append(
        f"| together | {sum(tally.trials for tally in tallies.values()):,} "
        f"| {sum(len(tally.broken) for tally in tallies.values())} | |\n"
    )
    sys.stdout.write("".join(rows))
    for name, tally in tallies.items():
        notes = ", ".join(f"{what} {value:g}" for what, value in sorted(tally.notes.items()))
        programs = ", ".join(f"{made} ({count})" for made, count in sorted(tally.programs.items()))
        sys.stdout.write(f"{name}: {tally.seconds:.0f} s, made with {programs}; {notes}\n")
        for line in tally.broken:
            sys.stdout.write(f"    BROKEN {line}\n")
    if readme:
        file = REPOSITORY / "README.md"
        before, rest = file.read_text(encoding="utf-8").split(BEGINS)
        file.write_text(before + BEGINS + "".join(rows) + ENDS + rest.split(ENDS)[1], encoding="utf-8")
    return int(any(tally.broken or len(tally.parts) < len(KINDS[name].parts) for name, tally in tallies.items()))


if __name__ == "__main__":
    sys.exit(main())
