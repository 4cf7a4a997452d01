"""The observer: all is read once, then only what changed, in portions; nothing is lost when a reading fails."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.changes import Change, Kind
from holysheep_studio.domain.errors import Code, StoreError
from holysheep_studio.ui import observer
from holysheep_studio.ui.observer import Observer, Reader
from tests.ui.conftest import until
from tests.ui.values import job

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    import pytest

    from tests.ui.conftest import Run


class Script:
    """A changelog that says what it is told to, and tables that note what they are asked for."""

    def __init__(self) -> None:
        self.batches: asyncio.Queue[tuple[Change, ...]] = asyncio.Queue()
        self.there = {name: job(name) for name in ("a", "b", "c")}
        self.asked: list[tuple[str, ...] | str] = []
        self.failing = 0

    async def watch(self) -> AsyncIterator[tuple[Change, ...]]:
        yield ()
        while True:
            yield await self.batches.get()

    def change(self, *names: str, kind: Kind = Kind.JOB) -> None:
        self.batches.put_nowait(tuple(Change(n, kind, name) for n, name in enumerate(names)))

    async def everything(self) -> tuple[Any, ...]:
        self.asked.append("everything")
        return tuple(self.there.values())

    async def some(self, ids: Iterable[str]) -> tuple[Any, ...]:
        self.asked.append(tuple(ids))
        if self.failing:
            self.failing -= 1
            raise StoreError(Code.STORE_BUSY, folder="here", retry_s=1)
        return tuple(self.there[one] for one in ids if one in self.there)

    async def nothing(self) -> tuple[Any, ...]:
        return ()

    async def ids(self) -> tuple[str, ...]:
        return tuple(self.there)

    def observer(self, *, in_portions: bool = False) -> Observer:
        quiet = Reader(self.nothing)
        return Observer(
            {
                Kind.SOURCE: quiet,
                Kind.CLIP: quiet,
                Kind.SETTING: quiet,
                Kind.JOB: Reader(self.everything, self.some, self.ids if in_portions else None),
            }
        )


async def watched(script: Script, made: Observer, story: Any) -> None:
    watching = asyncio.create_task(made.run(script))
    try:
        await story()
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


def test_only_what_changed_is_read_and_what_is_gone_is_told(run: Run) -> None:
    script, told = Script(), []
    made = script.observer()
    made.jobs_renewed.connect(lambda rows, gone: told.append(([row.id for row in rows], gone)))

    async def story() -> None:
        await until(lambda: script.asked)
        del script.there["b"]
        script.change("c", "b", "c", "c")
        await until(lambda: told)

    run(watched(script, made, story))
    assert script.asked == ["everything", ("c", "b")]  # once each, whatever the number of changes
    assert told == [(["c"], frozenset("b"))]


def test_a_burst_is_read_in_portions(run: Run) -> None:
    script = Script()
    made = script.observer()
    names = [f"{n}" for n in range(observer.MOST_ROWS + 1)]

    async def story() -> None:
        await until(lambda: script.asked)
        script.change(*names)
        await until(lambda: len(script.asked) == 3)

    run(watched(script, made, story))
    assert script.asked == ["everything", tuple(names[:-1]), (names[-1],)]


def test_a_long_table_comes_in_portions_in_order_and_changes_do_not_wait_for_its_end(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observer, "PORTION", 3)
    script, shown, told, first = Script(), [], [], []
    names = [f"{n:02}" for n in range(8)]
    script.there = {name: job(name) for name in names}
    made = script.observer(in_portions=True)
    made.jobs_changed.connect(lambda rows: first.append([row.id for row in rows]))
    made.jobs_followed.connect(lambda rows: shown.append([row.id for row in rows]))
    made.jobs_renewed.connect(lambda rows, gone: told.append(([row.id for row in rows], gone)))

    async def story() -> None:
        await until(lambda: first)
        script.change("00")
        script.failing = 1  # whatever is read next is read again
        await until(lambda: told and len(shown) == 2)
        del script.there["00"]
        script.change("00")
        await until(lambda: len(told) == 2)

    run(watched(script, made, story))
    assert "everything" not in script.asked
    assert first == [names[:3]]
    assert shown == [names[3:6], names[6:]]
    assert told == [(["00"], frozenset()), ([], frozenset(["00"]))]


def test_what_could_not_be_read_is_read_again(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    script, told = Script(), []
    script.failing = 1
    made = script.observer()
    made.jobs_renewed.connect(lambda rows, _: told.append([row.id for row in rows]))

    async def story() -> None:
        await until(lambda: script.asked)
        script.change("a")
        await until(lambda: told)

    run(watched(script, made, story))
    assert told == [["a"]]
    assert "reading again" in caplog.text
