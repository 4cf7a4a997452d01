"""Every provider in the cloud by its name: one line each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from holysheep_studio.domain.capability import Idempotency
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.providers.dialect import Dialect
from holysheep_studio.providers.dialects.custom import Custom, read_profile
from holysheep_studio.providers.dialects.fal import Fal
from holysheep_studio.providers.dialects.holysheep_a import HolySheepA
from holysheep_studio.providers.dialects.holysheep_b import HolySheepB
from holysheep_studio.providers.dialects.holysheep_c import HolySheepC
from holysheep_studio.providers.dialects.holysheep_d import HolySheepD
from holysheep_studio.providers.dialects.openai_videos import OpenAIVideos
from holysheep_studio.providers.dialects.pixverse import PixVerse
from holysheep_studio.providers.dialects.replicate import Replicate
from holysheep_studio.providers.transport import address
from holysheep_studio.providers.transport.address import checked_base, is_loopback

if TYPE_CHECKING:
    import ssl

    from holysheep_studio.providers.cloud import CloudProvider
    from holysheep_studio.providers.connection import Connection
    from holysheep_studio.providers.transport.clock import Clock


class Entry(Frozen, frozen=True):
    """One provider. `address` is where it is found unless the person says otherwise; empty: the person must say."""

    name: str
    label: str
    kind: Callable[[], Dialect]
    address: str = ""


#: The kind whose dialect is written down by the person.
OWN = "custom"
_HOLYSHEEP = "https://api.holysheep.ai/v1"

PROVIDERS: Mapping[str, Entry] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            Entry("holysheep-a", "HolySheep AI, dialect A (effects)", HolySheepA, _HOLYSHEEP),
            Entry("holysheep-b", "HolySheep AI, dialect B (physics)", HolySheepB, _HOLYSHEEP),
            Entry("holysheep-c", "HolySheep AI, dialect C (signed)", HolySheepC, _HOLYSHEEP),
            Entry("holysheep-d", "HolySheep AI, dialect D (callback)", HolySheepD, _HOLYSHEEP),
            Entry("pixverse", "PixVerse Platform v2", PixVerse, "https://app-api.pixverse.ai"),
            Entry("openai-videos", "OpenAI-compatible /videos gateway", OpenAIVideos),
            Entry("replicate", "Replicate", Replicate, "https://api.replicate.com/v1"),
            Entry("fal", "fal queue", Fal, "https://queue.fal.run"),
            Entry(OWN, "Own profile", Custom),
        )
    }
)


def entry(name: str) -> Entry:
    """The provider of a name; A, B, C and D are HolySheep's. InputError unknown_provider."""
    found = PROVIDERS.get(name.strip().lower()) or PROVIDERS.get(f"holysheep-{name.strip().lower()}")
    if found is None:
        raise InputError(Code.UNKNOWN_PROVIDER, name=name, known=", ".join(PROVIDERS))
    return found


def open_dialect(name: str, options: Mapping[str, Any], *, loopback: bool = False) -> Dialect:
    """The dialect with its options: fields of its class by name, for `custom` those of a profile.

    A server on this machine is ours, so that repeated submits may carry a key it knows them by; nobody else's is
    believed to without being told. InputError bad_profile.
    """
    kind = entry(name).kind
    if kind is Custom:
        return Custom(profile=read_profile(options))
    plain = to_plain(kind())
    if loopback and "idempotency" in plain:
        plain["idempotency"] = Idempotency.HEADER.value
    unknown = set(options) - set(plain)
    if unknown or options.get("name", plain["name"]) != plain["name"]:
        raise InputError(Code.BAD_PROFILE, field=min(unknown, default="name"), reason=f"is no option of {name}")
    try:
        return from_plain(kind, _merged(plain, options))  # type: ignore[arg-type]
    except ValueError as error:
        raise InputError(Code.BAD_PROFILE, field="", reason=str(error)) from None


def open_provider(
    connection: Connection,
    *,
    clock: Clock | None = None,
    tls: ssl.SSLContext | None = None,
    chosen_proxy: Callable[[], Awaitable[str]] | None = None,
) -> CloudProvider:
    """The provider of a connection; close it. `chosen_proxy` gives the setting; None: the system's.

    Raises InputError for addresses and options that cannot be used.
    """
    # HTTP costs a fifth of the start-up, and a studio without a connection needs none of it
    from holysheep_studio.providers.cloud import CloudProvider  # noqa: PLC0415
    from holysheep_studio.providers.transport.session import Session  # noqa: PLC0415

    found = entry(connection.dialect)
    bases = tuple(checked_base(url) for url in (connection.base_url or found.address, *connection.mirrors))
    loopback = all(is_loopback(urlsplit(base).hostname or "") for base in bases)
    dialect = open_dialect(found.name, connection.options, loopback=loopback)
    session = Session(
        bases, connection.key, lambda moment: dialect.headers(connection.key, moment),
        limits=connection.limits, clock=clock, tls=tls,
        proxy=None if chosen_proxy is None else address.chosen_proxy(chosen_proxy),
    )  # fmt: skip
    return CloudProvider(dialect, session, bases, connection.webhook_secret)


def _merged(plain: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Options over defaults, also inside tables."""
    merged = dict(plain)
    for name, value in options.items():
        inner = merged.get(name)
        merged[name] = _merged(inner, value) if isinstance(inner, dict) and isinstance(value, Mapping) else value
    return merged
