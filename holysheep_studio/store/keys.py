"""The operating system's keyring, the only place outside this process where secrets live; memory where there is none.

One entry holds a key together with everything that decides where it goes, so that nobody can redirect a key by
editing the database. Every call to a keyring runs in a thread of its own with a limit: a locked keyring may ask its
owner and wait for ever.
"""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from holysheep_studio.domain.errors import AuthError, Code, InputError, StoreError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
SERVICE = "HolySheep Studio"
#: Windows keeps 2,560 bytes of UTF-16 in an entry.
MOST_CHARACTERS = 1280
#: How long a keyring may take, which may be somebody typing a password.
LIMIT_S = 60.0


class Backend(Protocol):
    """What this module uses of a keyring back end."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    @property
    def priority(self) -> float:
        """Below 1: it protects nothing."""
        ...

    def get_password(self, service: str, username: str) -> str | None:
        """An entry, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write an entry."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Delete an entry; raises when there is none."""
        ...


class KeyEntry(Frozen, frozen=True):
    """What is kept of a connection. `options_mark` is a hash of the dialect's options, which may be long."""

    connection: str
    dialect: str
    base_url: str
    mirrors: tuple[str, ...]
    options_mark: str
    key: Secret
    webhook_secret: Secret | None = None

    def text(self) -> str:
        """The entry as it is kept. Raises InputError bad_key when it is too long for some keyring."""
        values = {
            "connection": self.connection,
            "dialect": self.dialect,
            "base_url": self.base_url,
            "mirrors": list(self.mirrors),
            "options": self.options_mark,
            "key": self.key.reveal(),
            "webhook": None if self.webhook_secret is None else self.webhook_secret.reveal(),
        }
        text = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
        if len(text) >= MOST_CHARACTERS:
            raise InputError(Code.BAD_KEY, reason="with its address it is longer than a keyring can keep")
        return text

    @classmethod
    def read(cls, text: str) -> KeyEntry | None:
        """The entry back; None for anything that this program did not write."""
        try:
            values: dict[str, Any] = json.loads(text)
            webhook = values["webhook"]
            return cls(
                str(values["connection"]),
                str(values["dialect"]),
                str(values["base_url"]),
                tuple(map(str, values["mirrors"])),
                str(values["options"]),
                Secret(str(values["key"])),
                None if webhook is None else Secret(str(webhook)),
            )
        except (ValueError, KeyError, TypeError):
            return None


def backend() -> str | None:
    """The name of a keyring that protects what it keeps, or None. May take a moment; call it off the event loop.

    A back end with a priority below 1 (none at all, or one that writes plain text) counts as none.
    """
    found = system_backend()
    return None if found is None else found.name


def system_backend() -> Backend | None:
    """The system's keyring, or None; see `backend`."""
    import keyring  # noqa: PLC0415 - takes 150 ms, which nothing but this needs

    found = keyring.get_keyring()
    return None if found.priority < 1 else found


class Keys:
    """Key entries by name, in the keyring or, where the caller says so, in this process's memory only."""

    def __init__(self, find: Callable[[], Backend | None] = system_backend, limit_s: float = LIMIT_S) -> None:
        """`find` gives the back end; it is called when it is first needed."""
        self._find = find
        self._limit_s = limit_s
        self._found: tuple[Backend | None] | None = None
        self._memory: dict[str, KeyEntry] = {}

    async def backend(self) -> str | None:
        """The name of the keyring in use, None when there is none. Raises StoreError keyring_failed."""
        found = await self._backend()
        return None if found is None else await self._call(lambda: found.name)

    async def write(self, name: str, entry: KeyEntry, *, memory_only: bool = False) -> None:
        """Keep an entry. Raises AuthError keyring_missing, StoreError keyring_failed, InputError bad_key."""
        text = entry.text()
        if memory_only:
            self._memory[name] = entry
            return
        found = await self._backend()
        if found is None:
            raise AuthError(Code.KEYRING_MISSING)
        await self._call(lambda: found.set_password(SERVICE, name, text))

    def remembers(self, name: str) -> bool:
        """Whether this process has an entry in its memory."""
        return name in self._memory

    async def read(self, name: str) -> KeyEntry | None:
        """An entry, or None when it is not there or cannot be understood. Raises StoreError keyring_failed."""
        if name in self._memory:
            return self._memory[name]
        found = await self._backend()
        if found is None:
            return None
        text = await self._call(lambda: found.get_password(SERVICE, name))
        return None if text is None else KeyEntry.read(text)

    async def delete(self, name: str) -> None:
        """Forget an entry, if it is there. Raises StoreError keyring_failed."""
        if self._memory.pop(name, None) is not None:
            return
        found = await self._backend()
        if found is not None and await self._call(lambda: found.get_password(SERVICE, name)) is not None:
            await self._call(lambda: found.delete_password(SERVICE, name))

    async def _backend(self) -> Backend | None:
        if self._found is None:
            self._found = (await self._call(self._find),)
        return self._found[0]

    async def _call(self, work: Callable[[], T]) -> T:
        """The result of `work` in a thread that nobody waits for longer than the limit, not even at the exit."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        problem = StoreError(Code.KEYRING_FAILED, what="")

        def tell(set_it: Callable[[], None]) -> None:
            if not answer.done():
                set_it()

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - back ends raise what they like; its words may hold the secret
                kind = type(error).__name__
                what = "it stayed locked" if kind == "KeyringLocked" else kind
                problem.fields["what"] = what
                act: Callable[[], None] = lambda: answer.set_exception(problem)  # noqa: E731 - told below
            else:
                act = lambda: answer.set_result(result)  # noqa: E731 - told below
            try:
                loop.call_soon_threadsafe(tell, act)
            except RuntimeError:
                return  # the loop is closed: nobody waits any more

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            return await asyncio.wait_for(answer, self._limit_s)
        except TimeoutError:
            what = f"no answer within {self._limit_s:g} s"
            raise StoreError(Code.KEYRING_FAILED, what=what) from None
