"""The demo provider as a process of its own, with its billing book and a record of every request."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options

if TYPE_CHECKING:
    from types import TracebackType

KEY = "demo_0123456789abcdef0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Charge:
    """One charge of the provider's book and whether it was given back."""

    client_key: str
    micros: int
    credited: bool


class ProviderProcess:
    """Started in `with`; `port` is where it listens."""

    def __init__(self, folder: Path, *, knows_keys: bool = True) -> None:
        """`knows_keys` False: it can be asked by its own ids only, and the same order twice is two jobs."""
        folder.mkdir(exist_ok=True)
        self._knows_keys = knows_keys
        self.book_file = folder / "book.jsonl"
        self.requests_file = folder / "requests.jsonl"
        self.port = 0
        self._log = folder / "provider.log"
        self._read_bytes = {self.book_file: 0, self.requests_file: 0}
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.faults.provider",
                    str(self.book_file),
                    str(self.requests_file),
                    str(int(self._knows_keys)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.communicate("", timeout=300)

    def charges(self) -> list[Charge]:
        """Every charge so far."""
        lines = self._lines(self.book_file)
        credited = {line["job"] for line in lines if line["kind"] == "credit"}
        return [
            Charge(line["client_key"], line["micros"], line["job"] in credited)
            for line in lines
            if line["kind"] == "charge"
        ]

    def accepted(self) -> list[str]:
        """The client key of every paid request that was taken on, answered or not."""
        return [
            line["client_key"] for line in self._lines(self.requests_file) if line["door"] == "submit" and line["job"]
        ]

    def questions(self) -> int:
        """How many questions to language models have come."""
        return sum(line["door"] == "chat" for line in self._lines(self.requests_file))

    def turn_page(self) -> None:
        """What stands in the book now belongs to a data folder that is gone; only what comes is read from here on."""
        for file in self._read_bytes:
            self._read_bytes[file] = file.stat().st_size if file.exists() else 0

    def _lines(self, file: Path) -> list[dict[str, Any]]:
        text = file.read_bytes()[self._read_bytes[file] :] if file.exists() else b""
        return [json.loads(line) for line in text.splitlines()]


async def _serve(book: Path, requests: Path, *, knows_keys: bool) -> None:
    options = Options(
        keys=(KEY,), limits=NO_LIMITS, book_file=book, journal_file=requests, instant=True, knows_keys=knows_keys
    )
    async with DemoServer(options) as server:
        sys.stdout.write(server.shop.root_url.rpartition(":")[2] + "\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), Path(sys.argv[2]), knows_keys=sys.argv[3] == "1"))
