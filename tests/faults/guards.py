"""Guards: each is taken out of a copy of the package in turn, and the trials that rest on it must turn red.

Run by hand: `python -m tests.faults.guards [NAME...]`; the exit code is 1 when a guard is missed by nobody.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tests.faults import damages, sent, shut, trials
from tests.faults.bench import Result, Ward

REPOSITORY = Path(__file__).parent.parent.parent


def book(count: int, seed: int, ward: Ward) -> Result:
    """Whoever has the database in hand tries to change and to shorten the ledger."""
    del seed
    with ward.bench("ledger written over") as bench:
        for _ in range(count):
            bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1)))
            with contextlib.closing(sqlite3.connect(bench.data / "studio.sqlite3")) as connection:
                for statement in ("UPDATE ledger SET micro = 0", "DELETE FROM ledger"):
                    with contextlib.suppress(sqlite3.IntegrityError):
                        connection.execute(statement)
                        connection.commit()
            bench.look("ledger", at_rest=True)
    return bench.result


@dataclass(frozen=True, slots=True)
class Guard:
    """Where it stands, what stands there without it, and the trials that must notice."""

    file: str
    text: str
    without: str
    run: Callable[[int, int, Ward], Result]
    count: int


#: What is killed right before it was sent, and what was sent is found again.
_FOUND_AGAIN = partial(trials.boundaries, moments=trials.MOMENTS[:1])
_ONE_EACH = partial(damages.damages, names=(*damages.SPOILT, damages.OLD))

GUARDS: dict[str, Guard] = {
    "presence lock and lease": Guard(
        "store/jobs.py",
        'held = running and is_alive(row["lease_owner"])',
        "held = False",
        trials.instances,
        4,
    ),
    "commit before send": Guard(
        "services/sending.py",
        "desk.uncut = True\n                await desk.commit(StageDone(self._clock(), quoted))",
        "desk.uncut = False",
        trials.kills,
        40,
    ),
    "one key for every attempt": Guard(
        "domain/remote.py",
        "return hashlib.sha256(key.bytes).hexdigest()[:16]",
        "return __import__('uuid').uuid4().hex[:16]",
        _FOUND_AGAIN,
        1,
    ),
    "find before sending again": Guard(
        "services/sending.py",
        "            handle = await self._found(provider, key)\n            if handle is not None:\n"
        "                return done(self._clock(), Gain(handle=handle))\n"
        "            if provider.capabilities(spec.model).idempotency is not Idempotency.NONE:",
        "            if True:",
        _FOUND_AGAIN,
        1,
    ),
    "append-only triggers": Guard(
        "store/schema/0002_cloud_jobs.sql",
        "SELECT RAISE(ABORT, 'the ledger is append-only')",
        "SELECT 1",
        book,
        1,
    ),
    "rename when whole": Guard(
        "services/stages.py",
        "            rendered.replace(target)",
        "            data = rendered.read_bytes()\n            target.write_bytes(data[:999])\n"
        "            time.sleep(0.3)\n            target.write_bytes(data)",
        trials.kills,
        60,
    ),
    "budget asked in the transaction": Guard(
        "store/spending.py", "budgets.check(connection, wanted, at)", "pass", trials.cap, 1
    ),
    "journal before commit": Guard(
        "store/database.py", "states = journal.note(connection, self.journal, time.time())", "states = []",
        _ONE_EACH, 2,
    ),
    "a database behind its journal is noticed": Guard(
        "store/rescue.py", "if ahead > 0 else None", "if ahead > 10**9 else None",
        partial(damages.damages, names=(damages.OLD,)), 3,
    ),
    "a database is held against what was written": Guard(
        "store/rescue.py", "    if small:", "    if False:", partial(damages.damages, names=(damages.WORD,)), 16
    ),
    "a damaged database is noticed": Guard(
        "store/rescue.py", 'startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))', 'startswith("NEVER")', _ONE_EACH, 2
    ),
    "what nobody knows stays set aside": Guard(
        "domain/ledger.py", "if _surely_free(before, after) else EntryKind.UNKNOWN", "", trials.lies, 2
    ),
    "a lost answer is never sent again": Guard(
        "services/sending.py",
        "            return done(self._clock(), Gain(handle=handle))\n        return outcome(Lost(",
        "            return done(self._clock(), Gain(handle=handle))\n        return outcome(NotSent(",
        sent.unkeyed, 2,
    ),
    "not found and not promised is not sent again": Guard(
        "services/sending.py",
        "if provider.capabilities(spec.model).idempotency is not Idempotency.NONE:",
        "if True:",
        partial(trials.boundaries, moments=trials.MOMENTS[:1], knows_keys=False), 1,
    ),
    "a fault of ours while a request is out makes it unsure": Guard(
        "domain/advance.py",
        "if job.state is JobState.SUBMITTING and failed.problem.code not in REFUSALS:",
        "if False:",
        sent.stumbles, 1,
    ),
    "questions ask the budgets": Guard(
        "store/talks.py", "budgets.check(connection, expense, at)", "pass", sent.talks, 1
    ),
    "the same plan is noticed": Guard(
        "services/jobs.py", "if same is Same.REFUSE and", "if False and", trials.plans, 3
    ),
    "a locked database is waited for": Guard(
        "store/database.py", "BUSY_TIMEOUT_S = 20.0", "BUSY_TIMEOUT_S = 0.0", shut.locked, 4
    ),
    "a newer database is refused": Guard("store/database.py", "if version > newest:", "if False:", shut.newer, 1),
    "a folder that cannot be written is said to be so": Guard(
        "services/data_folder.py", "except OSError as error:", "except ZeroDivisionError as error:", shut.read_only, 3
    ),
}  # fmt: skip


def without(guard: Guard, folder: Path) -> Path:
    """A copy of the sources that lacks the guard. Raises ValueError when it is not where it is said to be."""
    for name in ("holysheep_studio", "resources", "tests"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "holysheep_studio" / guard.file
    text = file.read_text()
    if guard.text not in text:
        raise ValueError(f"{guard.file} does not hold {guard.text!r}")
    file.write_text(text.replace(guard.text, guard.without))
    return folder


def main(names: list[str]) -> int:
    """Print a line for each guard: how many promises broke without it."""
    missed = 0
    for name in names or GUARDS:
        guard = GUARDS[name]
        with (
            tempfile.TemporaryDirectory(prefix="studio-guard-") as folder,
            Ward(without(guard, Path(folder))) as ward,
        ):
            result = guard.run(guard.count, 3, ward)
        missed += not result.broken
        colour = "red" if result.broken else "GREEN: nobody misses it"
        first = result.broken[0] if result.broken else ""
        sys.stdout.write(f"{name:42} {result.name:28} {result.count:5} {len(result.broken):5} {colour}  {first}\n")
        sys.stdout.flush()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
