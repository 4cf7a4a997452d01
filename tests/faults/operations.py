"""Operations: the n-th thing that a life does with its files fails; made to by a library that is loaded before C's."""

from __future__ import annotations

import errno
import itertools
import os
import random
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.trials import PORTION, Result, add, benched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ERRNOS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE)


def shim(folder: Path) -> Path | None:
    """The library that makes files fail, built now; None where there is no C compiler or the system is not Linux."""
    compiler = shutil.which("cc")
    if compiler is None or os.uname().sysname != "Linux":
        return None
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def files(trials: int, seed: int, package: Path | None = None) -> Result:
    """The n-th file operation fails, for `trials` of all n spread evenly (0: every one), with each errno."""
    total = Result("n-th I/O fails")
    with tempfile.TemporaryDirectory() as built:
        library = shim(Path(built))
        if library is None:
            return total
        count = operations_of_a_life(package, library)
        every = range(1, count + 1)
        chosen = every if trials == 0 else sorted(random.Random(seed).sample(every, trials))
        add(total, operations(chosen, ERRNOS if trials == 0 else (ERRNOS[seed % 4],), package, library))
    total.notes["operations in a job's life"] = count
    return total


def operations_of_a_life(package: Path | None, library: Path) -> int:
    """How many file operations a job's life has, on a data folder that it makes."""
    with benched("files", package, preload=library) as bench:
        bench.nursery.whole(replace(bench.order, prompts=bench.prompts(1), io=(10**9, 1)))
        return int((bench.data.parent / "count").read_text())


def operations(chosen: Iterable[int], numbers: Sequence[int], package: Path | None, library: Path) -> Result:
    """Each of the chosen operations fails with each errno."""
    with benched("n-th I/O fails", package, preload=library) as bench:
        for n, number in itertools.product(chosen, numbers):
            life = bench.nursery.begin(replace(bench.order, prompts=bench.prompts(1), io=(n, number)))
            if bench.nursery.wait(life, 20) is None:
                bench.nursery.end(life)
            bench.gone(life)
            bench.look(f"operation {n} errno {errno.errorcode[number]}")
            if bench.result.trials % PORTION == 0:
                bench.settle(f"after operation {n}")
                bench.result.trials -= 1
                bench.renew()
        bench.settle("after the file faults")
        bench.result.trials -= 1
    return bench.result
