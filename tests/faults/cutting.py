"""A line that can be cut: between the studio and the provider, on the loopback interface, in every way lines fail."""

from __future__ import annotations

import contextlib
import random
import socket
import struct
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

#: What may happen to one connection.
WAYS = (
    "refuse", "close", "reset", "cut request", "cut answer", "reset answer", "stall request", "stall answer", "slow",
)  # fmt: skip
STALL_S = 0.4


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happens to a connection: the way, and after how many bytes."""

    way: str
    after: int


class CuttingLine:
    """Passes bytes on to `port`; every connection draws whether and how it fails."""

    def __init__(self, port: int, chance: float, ways: tuple[str, ...] = WAYS, seed: int = 0) -> None:
        self.chance = chance
        self.cut = 0
        self._target = port
        self._ways = ways
        self._drawn = random.Random(seed)
        self._door = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._over = False
        self.port: int = self._door.getsockname()[1]
        self._taking = threading.Thread(target=self._take, daemon=True)

    def __enter__(self) -> Self:
        self._taking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._taking.join(5)
        self._door.close()

    def _take(self) -> None:
        while not self._over:
            caller, _ = self._door.accept()
            trouble = None
            if self._drawn.random() < self.chance:
                trouble = Trouble(self._drawn.choice(self._ways), self._drawn.randrange(0, 900))
                self.cut += 1
            threading.Thread(target=self._serve, args=(caller, trouble), daemon=True).start()

    def _serve(self, caller: socket.socket, trouble: Trouble | None) -> None:
        way = "" if trouble is None else trouble.way
        with caller, contextlib.suppress(OSError):
            if way in {"refuse", "reset"}:
                _reset(caller)
                return
            if way == "close":
                return
            with socket.create_connection(("127.0.0.1", self._target)) as server:
                back = threading.Thread(target=_pass, args=(server, caller, trouble, "answer"), daemon=True)
                back.start()
                _pass(caller, server, trouble, "request")
                back.join(30)


def _pass(source: socket.socket, target: socket.socket, trouble: Trouble | None, what: str) -> None:
    left = trouble.after if trouble is not None and what in trouble.way else None
    slow = trouble is not None and trouble.way == "slow"
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            if left is not None and len(data) >= left and trouble is not None:
                target.sendall(data[:left])
                _trip(source, target, trouble)
                return
            if slow:
                time.sleep(0.02)
            target.sendall(data)
            left = None if left is None else left - len(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def _trip(source: socket.socket, target: socket.socket, trouble: Trouble) -> None:
    if trouble.way.startswith("stall"):
        time.sleep(STALL_S)
    for one in (source, target):
        with contextlib.suppress(OSError):
            if trouble.way.startswith("reset"):
                _reset(one)
            one.shutdown(socket.SHUT_RDWR)


def _reset(line: socket.socket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
