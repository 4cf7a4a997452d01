"""Addresses: which may be used, which belong together, and which way out of the machine they take."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

from holysheep_studio.domain.errors import Code, InputError, ProtocolError
from holysheep_studio.domain.settings import DIRECT

#: The proxy on the way to an address; None: none.
FindProxy = Callable[[str], Awaitable[str | None]]

_PORTS = {"http": 80, "https": 443}


def checked_base(url: str) -> str:
    """A connection's address without a slash at its end.

    Raises InputError: insecure_address for plain HTTP to another machine, bad_value for anything that is no address.
    """
    found = url.strip().rstrip("/")
    try:
        parts = urlsplit(found)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    plain = found.isascii() and found.isprintable() and " " not in found
    if parts.scheme not in _PORTS or not host or not plain or parts.username is not None or parts.fragment:
        raise InputError(Code.BAD_VALUE, field="address", value=_short(found), expected="https://host/path")
    if parts.scheme == "http" and not is_loopback(host):
        raise InputError(Code.INSECURE_ADDRESS, address=found)
    return found


def joined(base: str, path: str) -> str:
    """One slash between an address and a path; a path that is an address of its own stays as it is."""
    if path.startswith(("http://", "https://")):
        return path
    return f"{base.rstrip('/')}/{path.lstrip('/')}"


def origin(url: str) -> str:
    """Scheme, host and port, in one spelling."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{(parts.hostname or '').lower()}:{parts.port or _PORTS.get(parts.scheme, 0)}"


def host_of(url: str) -> str:
    """Host and port for people; never user, path or query, which may hold secrets."""
    parts = urlsplit(url)
    return (parts.hostname or "") + (f":{parts.port}" if parts.port else "")


@lru_cache(maxsize=256)
def is_loopback(host: str) -> bool:
    """This machine."""
    if host.lower() in {"localhost", "localhost."}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_link(url: str, base: str) -> None:
    """A link that a provider gave: encrypted, or on this machine if the provider is. ProtocolError otherwise."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.scheme not in _PORTS:
        raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=host_of(base), reason="a link that is no web address")
    local = is_loopback(urlsplit(base).hostname or "")
    if parts.scheme == "http" and not (local and is_loopback(host)):
        raise ProtocolError(Code.INSECURE_ADDRESS, provider=host_of(base), address=host_of(url))


def followed(url: str, location: str) -> str:
    """Where a redirect leads, without a fragment; a query is kept as it was sent."""
    parts = urlsplit(urljoin(url, location))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))


def proxy_for(url: str) -> str | None:
    """The proxy that the environment or the system names for an address; none for this machine."""
    # brings an HTTP client of its own along, which a start has no use for
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415

    parts = urlsplit(url)
    host = parts.hostname or ""
    if is_loopback(host) or proxy_bypass(host):
        return None
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


async def system_proxy(url: str) -> str | None:
    """The same off the event loop: Windows may resolve names for it."""
    return await asyncio.to_thread(proxy_for, url)


def chosen_proxy(chosen: Callable[[], Awaitable[str]]) -> FindProxy:
    """Finds proxies as a person has set them: `chosen` gives "", DIRECT or an address. This machine needs none."""

    async def find(url: str) -> str | None:
        wish = await chosen()
        if not wish:
            return await system_proxy(url)
        return None if wish == DIRECT or is_loopback(urlsplit(url).hostname or "") else wish

    return find


def _short(text: str) -> str:
    """What may be shown of an address that is none: it might hold a pasted key."""
    return text if len(text) <= 40 and "@" not in text else text[:8] + "..."
