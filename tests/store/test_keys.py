"""Keys in a keyring that is kind, absent, slow, broken or foreign; what a secret shows; entries that fit everywhere."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from keyring.errors import KeyringLocked

from holysheep_studio.domain.errors import AuthError, Code, InputError, StoreError
from holysheep_studio.domain.secret import Secret
from holysheep_studio.store.keys import MOST_CHARACTERS, SERVICE, KeyEntry, Keys
from tests.store.keyrings import MemoryKeyring

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "sk-very-secret-key-ABCD"
ENTRY = KeyEntry("demo", "holysheep-a", "http://127.0.0.1:9/v1", (), "mark", Secret(KEY), Secret("whsec_x"))


async def test_an_entry_comes_back_whole() -> None:
    ring = MemoryKeyring()
    keys = Keys(lambda: ring)
    await keys.write("id.1", ENTRY)
    assert set(ring.entries) == {(SERVICE, "id.1")}
    assert await keys.read("id.1") == ENTRY
    assert await Keys(lambda: ring).read("id.1") == ENTRY  # another process
    assert await keys.read("id.2") is None
    await keys.delete("id.1")
    await keys.delete("id.1")
    assert await keys.read("id.1") is None
    assert await keys.backend() == "memory keyring"


async def test_without_a_keyring_only_memory_keeps_and_only_when_asked() -> None:
    keys = Keys(lambda: None)
    assert await keys.backend() is None
    with pytest.raises(AuthError) as caught:
        await keys.write("id.1", ENTRY)
    assert caught.value.code is Code.KEYRING_MISSING
    await keys.write("id.1", ENTRY, memory_only=True)
    assert await keys.read("id.1") == ENTRY
    assert await Keys(lambda: None).read("id.1") is None
    await keys.delete("id.1")
    assert await keys.read("id.1") is None


async def test_a_keyring_that_waits_for_its_owner_blocks_nothing() -> None:
    gate = threading.Event()
    ring = MemoryKeyring(before=gate.wait)
    keys = Keys(lambda: ring, limit_s=0.05)
    for call in (keys.read("id.1"), keys.write("id.1", ENTRY), keys.delete("id.1")):
        with pytest.raises(StoreError) as caught:
            await call
        assert caught.value.code is Code.KEYRING_FAILED
    waiting = [thread for thread in threading.enumerate() if thread.name == "keyring"]
    assert waiting
    assert all(thread.daemon for thread in waiting)  # the program can end without them
    gate.set()
    for thread in waiting:
        thread.join(120)


@pytest.mark.parametrize(
    "use", [lambda keys: keys.read("x"), lambda keys: keys.write("x", ENTRY), lambda keys: keys.backend()]
)
@pytest.mark.parametrize(("kind", "what"), [(RuntimeError, "RuntimeError"), (KeyringLocked, "it stayed locked")])
async def test_what_a_keyring_says_when_it_fails_is_not_repeated(
    use: Callable[[Keys], object], kind: type[Exception], what: str
) -> None:
    def fail() -> None:
        raise kind(f"could not store {KEY}")

    def find() -> MemoryKeyring:
        return MemoryKeyring(before=fail, name_before=fail)

    with pytest.raises(StoreError) as caught:
        await use(Keys(find))  # type: ignore[misc]
    error: BaseException | None = caught.value
    assert isinstance(error, StoreError)
    assert error.fields == {"what": what}
    while error is not None:
        assert KEY not in repr(error) + str(error)
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"connection": "a"}', "null", '{"mirrors": 5}'])
async def test_an_entry_of_somebody_else_is_no_entry(text: str) -> None:
    ring = MemoryKeyring()
    ring.entries[SERVICE, "id.1"] = text
    assert await Keys(lambda: ring).read("id.1") is None


def test_an_entry_fits_into_every_keyring() -> None:
    longest = "k" * (MOST_CHARACTERS - len(ENTRY.text()) + len(KEY) - 1)
    text = KeyEntry(
        "demo", "holysheep-a", "http://127.0.0.1:9/v1", (), "mark", Secret(longest), Secret("whsec_x")
    ).text()
    assert len(text) == MOST_CHARACTERS - 1
    assert text.isascii()
    with pytest.raises(InputError) as caught:
        KeyEntry("ü" * 60, "d", "https://x", ("https://y",), "", Secret(longest)).text()
    assert longest not in repr(caught.value)


def test_what_goes_where_is_in_one_entry_with_the_key() -> None:
    assert set(json.loads(ENTRY.text())) == {
        "connection",
        "dialect",
        "base_url",
        "mirrors",
        "options",
        "key",
        "webhook",
    }


def test_an_entry_does_not_show_its_key() -> None:
    assert KEY not in repr(ENTRY)
    assert "whsec_x" not in repr(ENTRY)
