"""Notifications of a Linux desktop, over its message bus; one that is clicked says so. Other systems have a tray."""

from __future__ import annotations

import asyncio
import contextlib
import html
import os
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney.io.asyncio import DBusConnection, DBusRouter

    #: What a click hands over: a token by which Wayland lets the window come to the front, "" elsewhere.
    Clicked = Callable[[str], object]

APP, ICON, SHOWN_MS, LIMIT_S = "HolySheep Studio", "holysheep-studio", 8000, 5.0
_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
#: The action that a click on the notification itself stands for.
_DEFAULT = "default"
#: What a desktop says of notes, with the types of it as the bus writes them; a number comes first.
_SIGNALS = MappingProxyType({"ActivationToken": "us", "ActionInvoked": "us", "NotificationClosed": "uu"})
#: Where a message says these, in the bus's own numbers.
_MEMBER, _SIGNATURE = 3, 8


class Note(Frozen, frozen=True):
    """What is shown; a note takes the place of the one before it about the same `topic`."""

    topic: str
    title: str
    body: str
    click: str  # what a click does, in a word


class DesktopNotes:
    """One connection to the session's bus, made when first something is told, kept for the clicks."""

    def __init__(self, platform: str = sys.platform) -> None:
        """`platform` is Python's name of the system."""
        self._linux = platform.startswith("linux")
        self._connection: DBusConnection | None = None
        self._router: DBusRouter | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._able: frozenset[str] = frozenset()
        self._shown: dict[str, int] = {}  # topic -> the desktop's number
        self._clicked: dict[int, Clicked] = {}
        self._turn = asyncio.Lock()

    @property
    def able(self) -> bool:
        """Whether there is a bus to tell."""
        return self._linux and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))

    async def tell(self, note: Note, clicked: Clicked) -> bool:
        """Show a note; False where the desktop did not take it."""
        if not self.able:
            return False
        async with self._turn:
            # a bus that hung up since the last note is asked once more, on a new connection
            for _ in range(2 if self._router is not None else 1):
                try:
                    async with asyncio.timeout(LIMIT_S):
                        await self._open()
                        number = await self._notify(note)
                except Exception:  # noqa: BLE001 - a desktop that cannot is no fault of the studio's: the tray may do
                    await self._drop()
                else:
                    self._shown[note.topic] = number
                    self._clicked[number] = clicked
                    return True
            return False

    async def withdraw(self) -> None:
        """Take away what is shown still: the person has come."""
        async with self._turn:
            numbers = list(self._shown.values())
            self._shown.clear()
            self._clicked.clear()
            try:
                async with asyncio.timeout(LIMIT_S):
                    for number in numbers:
                        await self._call("CloseNotification", "u", (number,))
            except Exception:  # noqa: BLE001 - the bus may be gone, and the notes with it
                await self._drop()

    async def close(self) -> None:
        """Leave the bus."""
        async with self._turn:
            await self._drop()

    async def _notify(self, note: Note) -> int:
        body = html.escape(note.body, quote=False) if "body-markup" in self._able else note.body
        actions = [_DEFAULT, note.click] if "actions" in self._able else []
        hints = {"desktop-entry": ("s", ICON), "urgency": ("y", 1)}
        values = (APP, self._shown.get(note.topic, 0), ICON, note.title, body, actions, hints, SHOWN_MS)
        return int((await self._call("Notify", "susssasa{sv}i", values))[0])

    async def _call(self, method: str, signature: str = "", values: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - see _open
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

        if self._router is None:
            raise ConnectionError
        where = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        answer = await self._router.send_and_get_reply(new_method_call(where, method, signature, values))
        body: tuple[Any, ...] = unwrap_msg(answer)
        return body

    async def _open(self) -> None:
        # loaded when first something is told: no start has a use for it
        from jeepney import MatchRule, message_bus  # noqa: PLC0415
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection  # noqa: PLC0415

        if self._router is not None:
            return
        self._connection = await open_dbus_connection(bus="SESSION")
        self._router = DBusRouter(self._connection)
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        heard: asyncio.Queue[Any] = asyncio.Queue(64)
        self._hearing = asyncio.create_task(self._hear(self._router.filter(rule, queue=heard), heard))
        await Proxy(message_bus, self._router).AddMatch(rule)
        self._able = frozenset((await self._call("GetCapabilities"))[0])

    async def _hear(self, kept: Any, heard: asyncio.Queue[Any]) -> None:  # noqa: ANN401 - jeepney has no types
        """What the desktop says of our notes. Of other programs' it may tell too: their numbers are not ours."""
        token, loop = "", asyncio.get_running_loop()
        with kept:
            while True:
                said = await heard.get()
                member, signature = (said.header.fields.get(field) for field in (_MEMBER, _SIGNATURE))
                if signature is None or _SIGNALS.get(member) != signature:  # anybody on the bus can say anything
                    continue
                number = said.body[0]
                if member == "ActivationToken":
                    token = said.body[1]
                elif member == "ActionInvoked" and number in self._clicked:
                    loop.call_soon(self._clicked[number], token)  # what fails in it makes nobody deaf here
                    token = ""
                elif member == "NotificationClosed":
                    self._clicked.pop(number, None)
                    self._shown = {topic: one for topic, one in self._shown.items() if one != number}

    async def _drop(self) -> None:
        hearing, router, connection = self._hearing, self._router, self._connection
        self._hearing = self._router = self._connection = None
        self._shown.clear()
        self._clicked.clear()
        if hearing is not None:
            hearing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await hearing
        if router is not None:
            with contextlib.suppress(Exception):  # the bus may have hung up before
                await router.__aexit__(None, None, None)
        if connection is not None:
            with contextlib.suppress(Exception):
                await connection.close()
