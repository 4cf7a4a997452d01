"""Accounts: connections to clouds, added, edited, tested, removed and opened; keys stay in the keyring."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from holysheep_studio.domain.codec import from_plain, to_json
from holysheep_studio.domain.connection import Account, Kept, Stage
from holysheep_studio.domain.errors import AuthError, Code, InputError, StoreError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers import registry
from holysheep_studio.providers.connection import Connection, checked_key
from holysheep_studio.providers.transport.address import checked_base
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services import demo
from holysheep_studio.store import connections
from holysheep_studio.store.keys import KeyEntry, Keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.store.database import Connection as Transaction
    from holysheep_studio.store.database import Database

#: A key for one run, and where it goes; the address and dialect have defaults.
KEY_VARIABLE, URL_VARIABLE, DIALECT_VARIABLE = "HOLYSHEEP_API_KEY", "HOLYSHEEP_BASE_URL", "HOLYSHEEP_DIALECT"
#: The name of the connection that these variables make.
ENVIRONMENT = "environment"
_LONGEST_NAME = 60


class Edit(Frozen, frozen=True):
    """What is to be different; None leaves a thing as it is."""

    dialect: str | None = None
    base_url: str | None = None
    key: str | None = None
    mirrors: tuple[str, ...] | None = None
    options: Mapping[str, Any] | None = None
    limits: Mapping[str, int | None] | None = None
    webhook_secret: str | None = None
    stage: Stage | None = None

    def __repr__(self) -> str:
        """Without the secrets."""
        return f"Edit(dialect={self.dialect!r}, base_url={self.base_url!r})"


class Service(Frozen, frozen=True):
    """A kind of cloud that a connection can be made to; `address` is where it usually is, empty where it differs."""

    name: str
    label: str
    address: str


class Removed(Frozen, frozen=True):
    """A connection that was removed, with its keys: in this process's memory and nowhere else."""

    versions: tuple[Account, ...]
    used: Account
    entries: Mapping[str, KeyEntry]

    def __repr__(self) -> str:
        """Without the secrets."""
        return f"Removed({self.used.name!r})"


def known_services() -> tuple[Service, ...]:
    """Every kind that needs no more than an address and a key (a profile of one's own needs a file)."""
    return tuple(
        Service(row.name, row.label, row.address) for row in registry.PROVIDERS.values() if row.name != registry.OWN
    )


class Accounts:
    """The connections of a data folder, and those that live only in this process."""

    def __init__(
        self,
        database: Database,
        keys: Keys,
        *,
        environment: Mapping[str, str],
        clock: Callable[[], float],
        new_id: Callable[[], str],
        proxy: Callable[[], Awaitable[str]] | None = None,
        learn: Callable[[Secret | None], None] = lambda _: None,
    ) -> None:
        """`proxy` gives the proxy that is set, see domain.settings. `learn` is told every key, so that no log has it.

        `environment` is looked at for HOLYSHEEP_API_KEY; `clock` gives seconds since 1970.
        """
        self._database = database
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._environment = environment
        self._proxy = proxy
        self._learn = learn
        self._offered: dict[str, Connection] = {}

    async def keyring(self) -> str | None:
        """The name of the keyring in use; None: keys can be kept in memory only."""
        return await self._keys.backend()

    def offer(self, connection: Connection) -> None:
        """Make a connection that lives as long as this process, such as the demo server's; a stored one gives way.

        Nothing of it is written anywhere.
        """
        self._learn(connection.key)
        self._offered[connection.name.casefold()] = connection

    def withdraw(self, name: str) -> None:
        """End an offer."""
        self._offered.pop(name.casefold(), None)

    async def list(self) -> tuple[Account, ...]:
        """Every connection, the offered ones first. Raises InputError for an environment that makes none.

        A key that was only in the memory of a process that has ended is told as gone.
        """
        offered = tuple(_shown(connection) for connection in self._all_offered().values())
        stored = [self._told(account) for account in await self._database.read(connections.everything)]
        taken = {account.name.casefold() for account in offered}
        return (*offered, *(account for account in stored if account.name.casefold() not in taken))

    async def knows(self, name: str) -> bool:
        """Whether there is a connection of this name, stored or offered."""
        return any(account.name.casefold() == name.casefold() for account in await self.list())

    async def add(self, name: str, edit: Edit, *, memory_only: bool = False) -> Account:
        """A new connection. Without a keyring it can only be kept in memory, which the caller must ask for.

        Raises InputError bad_value, bad_key, unknown_provider, insecure_address, bad_profile, connection_exists;
        AuthError keyring_missing; StoreError keyring_failed.
        """
        name = checked_name(name)
        known = await self._database.read(partial(connections.one, name=name))
        if known is not None or name.casefold() in self._all_offered():
            raise InputError(Code.CONNECTION_EXISTS, name=name)
        made = _account(self._new_id(), name, 1, edit, self._clock())
        entry = _entry(made, _wanted_key(edit.key), edit)
        return await self._keep(made, entry, memory_only=memory_only)

    async def edit(self, name: str, edit: Edit, *, memory_only: bool | None = None) -> Account:
        """A new version of a connection; what is not said stays. The older version can be restored.

        Raises what `add` and `open` raise; nothing changed then.
        """
        old = await self._stored(name)
        newest = (await self._database.read(partial(connections.versions, account_id=old.id)))[-1]
        known = None if edit.key is not None else await self._entry(old)
        made = _account(old.id, old.name, newest.version + 1, edit, self._clock(), old)
        key = known.key if known is not None else _wanted_key(edit.key)
        entry = _entry(made, key, edit, known)
        only = old.kept is Kept.MEMORY if memory_only is None else memory_only
        return await self._keep(made, entry, memory_only=only)

    async def history(self, name: str) -> tuple[Account, ...]:
        """All versions of a stored connection, oldest first. Raises InputError unknown_connection."""
        account = await self._stored(name)
        return await self._database.read(partial(connections.versions, account_id=account.id))

    async def restore(self, name: str, version: int) -> Account:
        """Return to a version as it was; refused when its key is gone. Raises what `open` raises."""
        for account in await self.history(name):
            if account.version == version:
                _refuse_paid_demo(account.name, (account.base_url, *account.mirrors))
                await self._entry(account)
                await self._database.write(partial(connections.use, account=account))
                return account
        raise InputError(Code.BAD_VALUE, field="version", value=version, expected="one that was made")

    async def remove(self, name: str) -> Removed | None:
        """Delete a connection and its keys. Raises InputError unknown_connection, StoreError keyring_failed.

        What comes back is for `put_back`; nothing of the keys is kept anywhere else. None: it was an offer.
        """
        if self._offered.pop(name.casefold(), None) is not None:
            return None
        account = await self._stored(name)
        versions = await self.history(name)
        names = dict.fromkeys(version.entry for version in versions)
        entries = {one: entry for one in names if (entry := await self._keys.read(one)) is not None}
        # the keys first: a row without a key asks for one, a key without a row is found by nobody
        for one in names:
            await self._keys.delete(one)
        await self._database.write(partial(connections.remove, account_id=account.id))
        return Removed(versions, account, entries)

    async def put_back(self, removed: Removed) -> None:
        """Undo `remove`. Raises InputError connection_exists, AuthError keyring_missing, StoreError keyring_failed."""
        if await self.knows(removed.used.name):
            raise InputError(Code.CONNECTION_EXISTS, name=removed.used.name)
        in_memory = {version.entry for version in removed.versions if version.kept is Kept.MEMORY}

        def put(connection: Transaction) -> None:
            for version in removed.versions:
                connections.save(connection, version)
            connections.use(connection, removed.used)

        try:
            for one, entry in removed.entries.items():
                await self._keys.write(one, entry, memory_only=one in in_memory)
            await self._database.write(put)
        except StoreError:
            for one in removed.entries:
                await self._keys.delete(one)
            raise

    async def open(self, name: str) -> Connection:
        """A connection with its key, where the keyring says it goes; the database row has no say in that.

        Raises InputError unknown_connection; AuthError key_missing, connection_changed, paid_demo; StoreError
        keyring_failed.
        """
        offered = self._all_offered().get(name.casefold())
        if offered is not None:
            return offered
        account = await self._stored(name)
        entry = await self._entry(account)
        if demo.paid(account.name, (entry.base_url, *entry.mirrors)):
            raise AuthError(Code.PAID_DEMO, name=account.name, host=urlsplit(entry.base_url).netloc)
        return Connection(
            account.name,
            entry.dialect,
            entry.base_url,
            entry.key,
            mirrors=entry.mirrors,
            limits=_limits(account.limits),
            options=dict(account.options),
            webhook_secret=entry.webhook_secret,
        )

    async def maker(self, name: str) -> str:
        """What makes the clips of a connection, whatever its key is: for telling whether two would be the same."""
        offered = self._all_offered().get(name.casefold())
        if offered is not None:
            # a server on this machine has another port at each start, and is not there at all before its first
            here = urlsplit(offered.base_url).hostname in {"127.0.0.1", "localhost", "::1"}
            return offered.name if here else f"{offered.name} {offered.dialect} {offered.base_url}"
        account = await self._database.read(partial(connections.one, name=name))
        if account is None:
            return name
        return " ".join((account.id, account.dialect, account.base_url, _mark(account.options)))

    async def mark(self, name: str) -> object:
        """What stays the same as long as a connection does. Raises InputError unknown_connection."""
        offered = self._all_offered().get(name.casefold())
        if offered is not None:
            return offered
        account = await self._stored(name)
        return (account.id, account.version)

    async def test(self, name: str) -> None:
        """One harmless read with the key. Raises AuthError when it is not accepted, and what `open` raises."""
        provider = registry.open_provider(await self.open(name), chosen_proxy=self._proxy)
        try:
            await provider.check()
        finally:
            await provider.close()

    def _told(self, account: Account) -> Account:
        gone = account.kept is Kept.MEMORY and not self._keys.remembers(account.entry)
        return replace(account, kept=Kept.GONE) if gone else account

    async def _stored(self, name: str) -> Account:
        account = await self._database.read(partial(connections.one, name=name))
        if account is None:
            known = ", ".join(found.name for found in await self.list()) or "none has been added"
            raise InputError(Code.UNKNOWN_CONNECTION, name=name, known=known)
        return account

    async def _entry(self, account: Account) -> KeyEntry:
        """The keyring's entry, which must say the same as the row."""
        entry = await self._keys.read(account.entry)
        if entry is None:
            raise AuthError(Code.KEY_MISSING, name=account.name)
        self._learn(entry.key)
        self._learn(entry.webhook_secret)
        row = (account.name, account.dialect, account.base_url, account.mirrors, _mark(account.options))
        if row != (entry.connection, entry.dialect, entry.base_url, entry.mirrors, entry.options_mark):
            raise AuthError(Code.CONNECTION_CHANGED, name=account.name)
        return entry

    async def _keep(self, made: Account, entry: KeyEntry, *, memory_only: bool) -> Account:
        self._learn(entry.key)
        self._learn(entry.webhook_secret)
        kept = Kept.MEMORY if memory_only else Kept.KEYRING
        account = replace(made, kept=kept, last_four=entry.key.last_four)
        await self._keys.write(account.entry, entry, memory_only=memory_only)
        try:
            saved = await self._database.write(partial(connections.save, account=account))
        except StoreError:
            await self._keys.delete(account.entry)
            raise
        if not saved:
            await self._keys.delete(account.entry)
            raise InputError(Code.CONNECTION_EXISTS, name=account.name)
        return account

    def _all_offered(self) -> dict[str, Connection]:
        """The connections of this process, with the one of the environment, if there is one."""
        key = self._environment.get(KEY_VARIABLE, "")
        if not key:
            return self._offered
        self._learn(Secret(key))
        row = registry.entry(self._environment.get(DIALECT_VARIABLE, "") or "holysheep-d")
        base = checked_base(self._environment.get(URL_VARIABLE, "") or row.address)
        return {ENVIRONMENT: Connection(ENVIRONMENT, row.name, base, checked_key(key)), **self._offered}


def checked_name(name: str) -> str:
    """A name for a connection. Raises InputError bad_value."""
    found = name.strip()
    if not found or len(found) > _LONGEST_NAME or not found.isprintable() or found.casefold() == ENVIRONMENT:
        raise InputError(Code.BAD_VALUE, field="name", value=found[:80] or "empty", expected="1-60 readable characters")
    return found


def _refuse_paid_demo(name: str, bases: Sequence[str]) -> None:
    if demo.paid(name, bases):
        raise InputError(Code.BAD_VALUE, field="name", value=name, expected="another name; demo is the free provider")


def _wanted_key(text: str | None) -> Secret:
    return checked_key("" if text is None else text)


def _account(account_id: str, name: str, version: int, edit: Edit, at: float, old: Account | None = None) -> Account:
    """The row, checked as far as that can be done without the network."""
    row = registry.entry(edit.dialect if edit.dialect is not None else old.dialect if old else "")
    address = edit.base_url if edit.base_url is not None else old.base_url if old else row.address
    mirrors = edit.mirrors if edit.mirrors is not None else old.mirrors if old else ()
    options = edit.options if edit.options is not None else old.options if old else {}
    limits = edit.limits if edit.limits is not None else old.limits if old else {}
    registry.open_dialect(row.name, options)
    _limits(limits)
    _refuse_paid_demo(name, (checked_base(address), *mirrors))
    return Account(
        account_id,
        name,
        version,
        row.name,
        checked_base(address),
        f"{account_id}.{version}",
        "",
        Kept.KEYRING,
        at,
        tuple(checked_base(mirror) for mirror in mirrors),
        dict(limits),
        dict(options),
        edit.stage if edit.stage is not None else old.stage if old else Stage.PRODUCTION,
    )


def _entry(made: Account, key: Secret, edit: Edit, known: KeyEntry | None = None) -> KeyEntry:
    webhook = known.webhook_secret if known is not None else None
    if edit.webhook_secret is not None:
        webhook = checked_key(edit.webhook_secret) if edit.webhook_secret else None
    return KeyEntry(made.name, made.dialect, made.base_url, made.mirrors, _mark(made.options), key, webhook)


def _mark(options: Mapping[str, Any]) -> str:
    """A hash that is the same for the same options, whatever their order."""
    return hashlib.sha256(to_json(_sorted(options))).hexdigest()[:32]


def _sorted(value: Any) -> Any:  # noqa: ANN401 - options are JSON
    if isinstance(value, Mapping):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list | tuple) else value


def _limits(given: Mapping[str, int | None]) -> Limits:
    """Raises InputError bad_value."""
    known = set(Limits.__struct_fields__)
    for name, value in given.items():
        if name not in known or (value is not None and value < 1):
            raise InputError(Code.BAD_VALUE, field=f"limits.{name}", value=value, expected="1 or more, or none")
    try:
        return from_plain(Limits, dict(given))
    except ValueError as error:
        raise InputError(Code.BAD_VALUE, field="limits", value="this", expected=error) from None


def _shown(connection: Connection) -> Account:
    return Account(
        "", connection.name, 0, connection.dialect, connection.base_url, "", connection.key.last_four, Kept.RUN, 0.0
    )
