"""Addresses, keys and proxies that are taken or refused."""

from __future__ import annotations

import pytest

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.providers.connection import checked_key
from holysheep_studio.providers.registry import PROVIDERS, entry, open_dialect
from holysheep_studio.providers.transport.address import checked_base, joined, proxy_for


@pytest.mark.parametrize(
    ("url", "code"),
    [("http://api.example.com/v1", Code.INSECURE_ADDRESS), ("ftp://h/v1", Code.BAD_VALUE), ("", Code.BAD_VALUE),
     ("https://", Code.BAD_VALUE), ("https://user:pw@h/v1", Code.BAD_VALUE), ("https://h:99999/", Code.BAD_VALUE),
     ("https://h/ x", Code.BAD_VALUE), ("https://h/\r\nX: y", Code.BAD_VALUE), ("//h/v1", Code.BAD_VALUE)],
)  # fmt: skip
def test_addresses_that_are_refused(url: str, code: Code) -> None:
    with pytest.raises(InputError) as caught:
        checked_base(url)
    assert caught.value.code is code
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/v1/", "http://localhost/v1", "http://[::1]:80", "https://h/v1"])
def test_addresses_that_are_taken(url: str) -> None:
    assert joined(checked_base(url), "/video/generate").count("//") == 1


@pytest.mark.parametrize("text", ["", "  ", "a b", "kéy-with-accents", "YOUR_HOLYSHEEP_API_KEY", "<your key>", "a\nb"])
def test_w50_and_w68_keys_that_cannot_be(text: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_key(text)
    assert caught.value.code is Code.BAD_KEY


@pytest.mark.parametrize("text", ["sk-abc", "hs_live_1", "cr_1", "sk_prod_2", " demo_1 \n"])
def test_every_format_of_key_is_taken(text: str) -> None:
    assert checked_key(text).reveal() == text.strip()


def test_proxies_come_from_the_environment_and_not_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://proxy:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    assert proxy_for("https://api.example.com/v1") == "http://proxy:3128"
    assert proxy_for("https://inside.example/v1") is None
    assert proxy_for("http://127.0.0.1:1/v1") is None
    assert proxy_for("https://localhost:1/v1") is None


@pytest.mark.parametrize(("name", "found"), [("A", "holysheep-a"), ("d", "holysheep-d"), ("PixVerse", "pixverse")])
def test_short_names(name: str, found: str) -> None:
    assert entry(name).name == found
    with pytest.raises(InputError):
        entry(f"{name}-nonsense")


@pytest.mark.parametrize("name", [name for name in PROVIDERS if name != "custom"])
@pytest.mark.parametrize("options", [{"nonsense": 1}, {"name": "other"}])
def test_options_that_a_dialect_does_not_have_are_refused(name: str, options: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        open_dialect(name, options)
    assert caught.value.code is Code.BAD_PROFILE


@pytest.mark.parametrize(
    "profile",
    [
        {"statuss": "/x"}, {"status": "/no-place"}, {"find": "/no-place"}, {"size_form": "inches"},
        {"names": {"prompt": 1}},
        {"headers": {"X": "a\r\nInjected: yes"}}, {"idempotency": "maybe"}, {"read_s": "long"},
    ],
)  # fmt: skip
def test_profiles_that_cannot_be_are_refused(profile: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        open_dialect("custom", profile)
    assert caught.value.code is Code.BAD_PROFILE


def test_paths_are_data_and_one_may_be_changed_alone() -> None:
    dialect = open_dialect("B", {"paths": {"status": "/jobs/{id}"}, "slowest": "1/10"})
    assert dialect.paths.submit == "/pixverse/v6/generate"  # type: ignore[attr-defined]
    assert dialect.paths.status == "/jobs/{id}"  # type: ignore[attr-defined]


def test_only_a_server_on_this_machine_is_believed_without_being_told() -> None:
    assert open_dialect("A", {}, loopback=True).capabilities("m").idempotency == "header"
    assert open_dialect("A", {}).capabilities("m").idempotency == "none"
    assert open_dialect("A", {"idempotency": "none"}, loopback=True).capabilities("m").idempotency == "none"
