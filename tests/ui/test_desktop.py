"""What is told outside of the window: on a real message bus, to a desktop that writes down what it is asked."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault
from holysheep_studio.domain.job import JobState
from holysheep_studio.services.desktop_notes import DesktopNotes, Note
from tests.ui import values
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="no message bus to talk to"
)
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
# a place of its own: the name of a socket is short, and the folder of a test may lie deep
CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


class Shown:
    """A desktop on the bus, as far as notifications go."""

    def __init__(self, abilities: tuple[str, ...]) -> None:
        self.abilities = abilities
        self.notes: list[tuple[Any, ...]] = []
        self.closed: list[int] = []
        self._connection: Any = None

    async def serve(self) -> None:
        from jeepney import MessageType, message_bus, new_method_return  # noqa: PLC0415 - Linux alone has it
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection  # noqa: PLC0415

        self._connection = await open_dbus_connection(bus="SESSION")
        async with DBusRouter(self._connection) as router:
            await Proxy(message_bus, router).RequestName(NAME)
        while True:
            asked = await self._connection.receive()
            if asked.header.message_type is not MessageType.method_call:
                continue
            member = asked.header.fields[3]
            if member == "Notify":
                self.notes.append(asked.body)
                answer = new_method_return(asked, "u", (asked.body[1] or len(self.notes),))
            elif member == "GetCapabilities":
                answer = new_method_return(asked, "as", (list(self.abilities),))
            else:
                self.closed.append(asked.body[0])
                answer = new_method_return(asked)
            await self._connection.send(answer)

    async def click(self, number: int) -> None:
        await self.say("ActivationToken", "us", (number, "token-1"))
        await self.say("ActionInvoked", "us", (number, "default"))

    async def say(self, member: str, signature: str | None = None, values: tuple[object, ...] = ()) -> None:
        from jeepney import DBusAddress, new_signal  # noqa: PLC0415

        await self._connection.send(new_signal(DBusAddress(PATH, interface=NAME), member, signature, values))

    async def close(self) -> None:
        await self._connection.close()


@asynccontextmanager
async def desktop(
    folder: Path, monkeypatch: pytest.MonkeyPatch, abilities: tuple[str, ...] = ("actions", "body-markup")
) -> AsyncIterator[Shown]:
    """A bus of our own with a desktop on it, named in the environment."""
    folder.mkdir(exist_ok=True)
    configuration = folder / "bus.conf"
    configuration.write_text(CONFIGURATION)
    daemon = subprocess.Popen(
        [str(shutil.which("dbus-daemon")), f"--config-file={configuration}", "--nofork", "--nopidfile",
         "--print-address"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    shown = Shown(abilities)
    serving = None
    try:
        assert daemon.stdout is not None
        address = (await asyncio.to_thread(daemon.stdout.readline)).decode().strip()  # it listens
        assert address
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        serving = asyncio.create_task(shown.serve())
        await until(lambda: shown._connection is not None)
        yield shown
    finally:
        if serving is not None:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await shown.close()
        daemon.terminate()
        daemon.communicate()


def test_a_note_is_shown_replaced_clicked_and_taken_away(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with desktop(tmp_path, monkeypatch) as shown:
            notes, tokens = DesktopNotes("linux"), list[str]()
            assert await notes.tell(Note("ready", "One", "a <b> & c", "Show"), tokens.append)
            assert await notes.tell(Note("ready", "Two", "", "Show"), tokens.append)
            assert await notes.tell(Note("trouble", "Three", "", "Show"), tokens.append)
            assert [note[1] for note in shown.notes] == [0, 1, 0]
            assert shown.notes[0][3:6] == ("One", "a &lt;b&gt; &amp; c", ["default", "Show"])
            await shown.click(99)  # somebody else's
            await shown.click(1)
            await until(lambda: tokens == ["token-1"])
            await notes.withdraw()
            assert shown.closed == [1, 3]
            await notes.close()

    run(story())


def test_nothing_that_is_said_on_the_bus_makes_the_notes_deaf(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        wrong, heard = list[dict[str, Any]](), list[str]()
        asyncio.get_running_loop().set_exception_handler(lambda _loop, told: wrong.append(told))

        def stumble(_token: str) -> None:
            raise ValueError

        async with desktop(tmp_path, monkeypatch) as shown:
            notes = DesktopNotes("linux")
            assert await notes.tell(Note("ready", "One", "", "Show"), stumble)
            assert await notes.tell(Note("trouble", "Two", "", "Show"), heard.append)
            for member in ("ActionInvoked", "ActivationToken", "NotificationClosed", "SomethingElse"):
                await shown.say(member)
            await shown.say("ActionInvoked", "as", (["1"],))
            await shown.click(1)
            await shown.click(2)
            await until(lambda: heard == ["token-1"])
            assert [type(one["exception"]) for one in wrong] == [ValueError]
            await notes.close()

    run(story())


def test_a_desktop_without_clicks_or_markup_gets_plain_notes(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with desktop(tmp_path, monkeypatch, ("body",)) as shown:
            notes = DesktopNotes("linux")
            assert await notes.tell(Note("ready", "One", "a & c", "Show"), print)
            assert shown.notes[0][4:6] == ("a & c", [])
            await notes.close()

    run(story())


def test_a_bus_that_is_gone_or_has_no_desktop_is_said_and_a_new_one_is_found(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        note, notes = Note("ready", "One", "", "Show"), DesktopNotes("linux")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
        assert not await notes.tell(note, print)
        async with desktop(tmp_path / "one", monkeypatch):
            assert await notes.tell(note, print)
        async with desktop(tmp_path / "two", monkeypatch) as shown:
            assert await notes.tell(note, print)
            assert len(shown.notes) == 1
            await notes.close()
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
        assert not notes.able
        assert not await notes.tell(note, print)
        assert not DesktopNotes("win32").able

    run(story())


def test_while_the_person_is_away_notes_gather_and_a_click_leads_there(
    desk: Desk, window: Window, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with desktop(tmp_path / "bus", monkeypatch) as shown, desk.opened() as session:
            background, clips = session.household.background, list[object]()
            monkeypatch.setattr(type(background.desktop), "away", True)
            background._show_clip = clips.append
            first, second = values.line("1", title="first.mp4"), values.line("2", title="second.mp4")
            background.tell_ready((first,))
            background.tell_ready((second,))
            await until(lambda: len(shown.notes) == 2)
            assert shown.notes[0][4] == "first.mp4"
            assert shown.notes[1][1] == 1
            assert shown.notes[1][3:5] == ("2 clips are ready", "second.mp4\nfirst.mp4")
            await shown.click(1)
            await until(lambda: clips == [second])
            jobs = [values.job(f"{number} {{n}}") for number in (1, 2)]
            window.queue.set_jobs(jobs)
            full = Problem(Code.DISK_FULL.value, {}, Fault.MACHINE)  # goes on by itself: nothing is told
            failed = values.job(
                "1 {n}", state=JobState.FAILED, problem=Problem("no_video", {"file": "x.mp4"}, Fault.USER)
            )
            window.queue.renew_jobs([failed], ())
            await until(lambda: len(shown.notes) == 3)
            assert shown.notes[2][3] == "1 {n}.mp4: Failed"
            window.queue.renew_jobs([values.job("2 {n}", paused=True, problem=full)], ())
            budget = Problem(Code.BUDGET_REACHED.value, {}, Fault.USER)
            window.queue.renew_jobs([values.job("2 {n}", paused=True, problem=budget)], ())
            await until(lambda: len(shown.notes) == 4)
            assert shown.notes[3][3:5] == ("2 jobs need you", "2 {n}.mp4\n1 {n}.mp4")
            await shown.click(3)
            await until(lambda: len(window.queue.selected) == 2)
            await background.close()

    run(story())
