"""Accounts: added, edited, restored, tested, removed, opened; and that nobody can send a key elsewhere."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.connection import Kept, Stage
from holysheep_studio.domain.errors import AuthError, Code, InputError, StudioError
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.services.accounts import Accounts, Edit
from holysheep_studio.store import connections
from holysheep_studio.store.database import Database
from holysheep_studio.store.keys import Backend, Keys
from tests.store.keyrings import MemoryKeyring

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

KEY = "sk-one-very-secret-key"
OTHER = "sk-two-very-secret-key"
MINE = Edit(dialect="A", base_url="https://api.example/v1/", key=KEY)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(tmp_path / "studio.sqlite3")
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def ring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def accounts(database: Database, ring: MemoryKeyring) -> Accounts:
    return opened(database, lambda: ring)


def opened(
    database: Database, find: Callable[[], Backend | None], environment: Mapping[str, str] | None = None
) -> Accounts:
    numbers = iter(range(1000))
    return Accounts(
        database,
        Keys(find),
        environment=environment or {},
        clock=lambda: 1_700_000_000.0,
        new_id=lambda: f"id{next(numbers)}-{id(numbers)}",
    )


async def refused(work: Any) -> Code:
    with pytest.raises(StudioError) as caught:
        await work
    assert KEY not in repr(caught.value)
    return caught.value.code


async def test_only_what_is_on_this_machine_may_be_called_like_the_free_demo(accounts: Accounts) -> None:
    assert await refused(accounts.add("Demo", MINE)) is Code.BAD_VALUE
    here = Edit(dialect="A", base_url="http://127.0.0.1:9/v1", key=KEY)
    away = Edit(mirrors=("https://api.example/v1",))
    await accounts.add("demo", here)
    assert await refused(accounts.edit("demo", MINE)) is Code.BAD_VALUE
    assert await refused(accounts.edit("demo", away)) is Code.BAD_VALUE


async def test_a_paid_connection_that_was_called_so_before_is_not_opened_and_can_be_removed(
    accounts: Accounts, database: Database, ring: MemoryKeyring
) -> None:
    """As an older version stored it, when the name was not refused yet."""
    made = await accounts.add("shop", MINE)
    named = replace(made, name="demo")
    await database.write(lambda connection: connections.remove(connection, made.id))
    await database.write(lambda connection: connections.save(connection, named))
    keys = Keys(lambda: ring)
    entry = await keys.read(made.entry)
    assert entry is not None
    await keys.write(made.entry, replace(entry, connection="demo"), memory_only=False)
    assert await refused(accounts.open("demo")) is Code.PAID_DEMO
    assert await refused(accounts.restore("demo", 1)) is Code.BAD_VALUE
    await accounts.remove("demo")
    assert await accounts.list() == ()
    await accounts.add("shop", MINE)


async def test_an_added_connection_is_listed_without_its_key_and_opened_with_it(
    accounts: Accounts, database: Database
) -> None:
    made = await accounts.add("  Mine ", MINE)
    assert (made.name, made.dialect, made.base_url) == ("Mine", "holysheep-a", "https://api.example/v1")
    assert (made.last_four, made.version, made.kept) == (KEY[-4:], 1, Kept.KEYRING)
    assert await accounts.list() == (made,)
    connection = await accounts.open("mine")
    assert (connection.name, connection.dialect, connection.base_url) == (made.name, made.dialect, made.base_url)
    assert connection.key == Secret(KEY)
    for shown in (repr(made), repr(connection), repr(MINE), str(connection)):
        assert KEY not in shown
    await database.close()
    assert KEY.encode() not in database.path.read_bytes()


async def test_a_known_provider_needs_no_address(accounts: Accounts) -> None:
    made = await accounts.add("x", Edit(dialect="pixverse", key=KEY))
    assert made.base_url == "https://app-api.pixverse.ai"


@pytest.mark.parametrize(
    ("name", "edit", "code"),
    [
        ("", MINE, Code.BAD_VALUE),
        ("a\nb", MINE, Code.BAD_VALUE),
        ("Environment", MINE, Code.BAD_VALUE),
        ("x", Edit(dialect="Z", key=KEY), Code.UNKNOWN_PROVIDER),
        ("x", Edit(key=KEY), Code.UNKNOWN_PROVIDER),
        ("x", Edit(dialect="A", base_url="http://api.example", key=KEY), Code.INSECURE_ADDRESS),
        ("x", Edit(dialect="A", base_url="api.example", key=KEY), Code.BAD_VALUE),
        ("x", Edit(dialect="A", mirrors=("ftp://x",), key=KEY), Code.BAD_VALUE),
        ("x", Edit(dialect="A"), Code.BAD_KEY),
        ("x", Edit(dialect="A", key="   "), Code.BAD_KEY),
        ("x", Edit(dialect="A", key="two words"), Code.BAD_KEY),
        ("x", Edit(dialect="A", key="schlüssel"), Code.BAD_KEY),
        ("x", Edit(dialect="A", key="YOUR_HOLYSHEEP_API_KEY"), Code.BAD_KEY),
        ("x", Edit(dialect="A", key="k" * 1300), Code.BAD_KEY),
        ("x", Edit(dialect="A", key=KEY, options={"nosuch": 1}), Code.BAD_PROFILE),
        ("x", Edit(dialect="A", key=KEY, limits={"nosuch": 1}), Code.BAD_VALUE),
        ("x", Edit(dialect="A", key=KEY, limits={"running": 0}), Code.BAD_VALUE),
    ],
)
async def test_what_cannot_be_is_refused_and_leaves_nothing(
    accounts: Accounts, ring: MemoryKeyring, name: str, edit: Edit, code: Code
) -> None:
    assert await refused(accounts.add(name, edit)) is code
    assert await accounts.list() == ()
    assert ring.entries == {}


async def test_a_name_is_taken_once_whatever_its_case(accounts: Accounts, ring: MemoryKeyring) -> None:
    await accounts.add("Mine", MINE)
    assert await refused(accounts.add("MINE", Edit(dialect="B", key=OTHER))) is Code.CONNECTION_EXISTS
    assert len(ring.entries) == 1
    assert await refused(accounts.open("other")) is Code.UNKNOWN_CONNECTION


async def test_an_edit_is_a_new_version_and_the_old_one_can_be_restored(accounts: Accounts) -> None:
    first = await accounts.add("x", MINE)
    second = await accounts.edit("x", Edit(base_url="https://other.example", limits={"running": 50, "in_flight": None}))
    assert (second.version, second.dialect, second.last_four) == (2, "holysheep-a", KEY[-4:])
    connection = await accounts.open("x")
    assert (connection.base_url, connection.key, connection.limits.running) == (
        "https://other.example",
        Secret(KEY),
        50,
    )
    third = await accounts.edit("x", Edit(key=OTHER))
    assert (await accounts.open("x")).key == Secret(OTHER)
    assert await accounts.history("x") == (first, second, third)
    assert await accounts.restore("x", 1) == first
    assert await accounts.list() == (first,)
    assert (await accounts.open("x")).base_url == "https://api.example/v1"
    await accounts.restore("x", 3)
    assert (await accounts.open("x")).key == Secret(OTHER)
    assert (await accounts.edit("x", Edit(limits={}))).version == 4


async def test_there_and_back_leaves_every_byte_as_it_was(
    accounts: Accounts, database: Database, ring: MemoryKeyring
) -> None:
    def rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
        tables = ("SELECT * FROM connections", "SELECT * FROM connection_versions ORDER BY version")
        return [tuple(row) for table in tables for row in connection.execute(table)]

    await accounts.add("x", MINE)
    await accounts.edit("x", Edit(base_url="https://other.example", stage=Stage.SHADOW))
    before, keys = await database.read(rows), dict(ring.entries)
    await accounts.restore("x", 1)
    assert (await accounts.list())[0].stage is Stage.PRODUCTION
    await accounts.restore("x", 2)
    assert (await accounts.list())[0].stage is Stage.SHADOW
    assert (await database.read(rows), ring.entries) == (before, keys)


async def test_a_version_whose_key_is_gone_is_not_restored(accounts: Accounts, ring: MemoryKeyring) -> None:
    first = await accounts.add("x", MINE)
    second = await accounts.edit("x", Edit(key=OTHER))
    del ring.entries["HolySheep Studio", first.entry]
    assert await refused(accounts.restore("x", 1)) is Code.KEY_MISSING
    assert await refused(accounts.restore("x", 9)) is Code.BAD_VALUE
    assert await accounts.list() == (second,)  # nothing was blanked
    assert (await accounts.open("x")).key == Secret(OTHER)


async def test_a_removed_connection_leaves_no_key(accounts: Accounts, ring: MemoryKeyring) -> None:
    await accounts.add("x", MINE)
    await accounts.edit("x", Edit(key=OTHER))
    assert len(ring.entries) == 2
    await accounts.remove("X")
    assert ring.entries == {}
    assert await accounts.list() == ()
    assert await refused(accounts.remove("x")) is Code.UNKNOWN_CONNECTION


@pytest.mark.parametrize(
    "changes",
    [
        {"base_url": "https://evil.example"},
        {"dialect": "holysheep-c"},
        {"name": "y"},
        {"mirrors": ["https://evil.example"]},
        {"options": {"paths": {"submit": "https://evil.example/take"}}},
    ],
)
async def test_an_edited_row_cannot_send_the_key_elsewhere(
    accounts: Accounts, database: Database, changes: dict[str, Any]
) -> None:
    await accounts.add("x", MINE)

    def forge(connection: sqlite3.Connection) -> None:
        row = json.loads(connection.execute("SELECT body FROM connection_versions").fetchone()[0])
        connection.execute("UPDATE connection_versions SET body = ?", (json.dumps({**row, **changes}),))

    await database.write(forge)
    for work in (accounts.open("x"), accounts.edit("x", Edit(limits={})), accounts.restore("x", 1), accounts.test("x")):
        assert await refused(work) is Code.CONNECTION_CHANGED
    # with a key of his own a person may of course change it
    await accounts.edit("x", Edit(dialect="A", base_url="https://api.example", key=OTHER, mirrors=(), options={}))


async def test_rows_cannot_swap_their_keys(accounts: Accounts, database: Database) -> None:
    one = await accounts.add("one", MINE)
    two = await accounts.add("two", Edit(dialect="A", base_url="https://two.example", key=OTHER))

    def swap(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE connection_versions SET body = replace(body, ?, ?)", (two.entry, one.entry))

    await database.write(swap)
    assert await refused(accounts.open("two")) is Code.CONNECTION_CHANGED


async def test_without_a_keyring_a_key_lives_in_this_process_only(database: Database) -> None:
    accounts = opened(database, lambda: None)
    assert await accounts.keyring() is None
    assert await refused(accounts.add("x", MINE)) is Code.KEYRING_MISSING
    assert await accounts.list() == ()
    made = await accounts.add("x", MINE, memory_only=True)
    assert made.kept is Kept.MEMORY
    assert (await accounts.open("x")).key == Secret(KEY)
    later = opened(database, lambda: None)
    assert await later.list() == (replace(made, kept=Kept.GONE),)
    with pytest.raises(AuthError) as caught:
        await later.open("x")
    assert caught.value.code is Code.KEY_MISSING
    await later.edit("x", Edit(key=OTHER))  # entered again
    assert (await later.open("x")).key == Secret(OTHER)


async def test_the_environment_serves_a_run_and_is_not_kept(database: Database, ring: MemoryKeyring) -> None:
    accounts = opened(database, lambda: ring, {"HOLYSHEEP_API_KEY": KEY})
    (made,) = await accounts.list()
    assert (made.name, made.dialect, made.kept) == ("environment", "holysheep-d", Kept.RUN)
    connection = await accounts.open("environment")
    assert (connection.base_url, connection.key) == ("https://api.holysheep.ai/v1", Secret(KEY))
    assert ring.entries == {}
    assert await opened(database, lambda: ring).list() == ()
    elsewhere = {"HOLYSHEEP_API_KEY": KEY, "HOLYSHEEP_BASE_URL": "http://127.0.0.1:9/v1", "HOLYSHEEP_DIALECT": "C"}
    connection = await opened(database, lambda: ring, elsewhere).open("environment")
    assert (connection.dialect, connection.base_url) == ("holysheep-c", "http://127.0.0.1:9/v1")
    for wrong in ({"HOLYSHEEP_DIALECT": "Z"}, {"HOLYSHEEP_BASE_URL": "http://api.example"}):
        with pytest.raises(InputError):
            await opened(database, lambda: ring, {"HOLYSHEEP_API_KEY": KEY, **wrong}).list()


async def test_an_offered_connection_lives_as_long_as_the_process(accounts: Accounts, ring: MemoryKeyring) -> None:
    await accounts.add("Demo", Edit(dialect="A", base_url="http://127.0.0.1:8/v1", key=KEY))
    offered = Connection("Demo", "holysheep-a", "http://127.0.0.1:9/v1", Secret(OTHER))
    accounts.offer(offered)
    assert await accounts.open("demo") is offered
    assert [(account.name, account.kept) for account in await accounts.list()] == [("Demo", Kept.RUN)]
    accounts.withdraw("demo")
    assert (await accounts.open("demo")).key == Secret(KEY)
    assert len(ring.entries) == 1


@pytest.mark.parametrize("dialect", "ABCD")
async def test_a_key_is_tried_at_no_cost(accounts: Accounts, dialect: str) -> None:
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server:
        await accounts.add("good", Edit(dialect=dialect, base_url=server.base_url, key=server.key))
        await accounts.add("bad", Edit(dialect=dialect, base_url=server.base_url, key=OTHER))
        await accounts.test("good")
        with pytest.raises(AuthError):
            await accounts.test("bad")
        assert not server.book.charges
        assert {entry.method for entry in server.journal.entries} == {"GET"}
        async with asyncio.timeout(300):
            while server.open_connections:  # the server learns of it a moment later
                await asyncio.sleep(0.001)


async def test_a_row_that_cannot_be_written_leaves_no_key(
    accounts: Accounts, database: Database, ring: MemoryKeyring
) -> None:
    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON connections BEGIN SELECT RAISE(ABORT, 'no'); END")

    await database.write(spoil)
    assert await refused(accounts.add("x", MINE)) is Code.DATA_FOLDER
    assert ring.entries == {}
