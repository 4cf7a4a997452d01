"""Releases: asks the publisher of a build for the newest version, where there is an address and a person wants it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from holysheep_studio import __version__, resources
from holysheep_studio.domain.errors import Code, ProtocolError
from holysheep_studio.domain.release import newer, release_in
from holysheep_studio.domain.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from holysheep_studio.domain.release import Release
    from holysheep_studio.providers.answer import Answer

#: What the packager leaves beside the shipped files: `releases = "https://..."`. A checkout has none.
BUILD = "build.toml"
READ_S, MOST_BYTES = 15.0, 20_000


def publisher(folder: Path | None = None) -> str:
    """The address that this build was given to look for releases at; "" where it was given none."""
    if not ((folder or resources.folder()) / BUILD).is_file():
        return ""
    return str(resources.table(BUILD).get("releases", ""))


class Releases:
    """Asks only when told to: a plain read, which says nothing of the machine or the person."""

    def __init__(self, address: str, proxy: Callable[[], Awaitable[str]], *, running: str = __version__) -> None:
        """`address` is the publisher's, "" where there is none; `proxy` gives the chosen proxy."""
        self.address = address
        self._proxy = proxy
        self._running = running

    async def look(self) -> Release | None:
        """A release that is newer than what runs, or None.

        Raises InputError for an address that is none or insecure; ProviderError: unreachable, or no sensible answer.
        """
        # an HTTP client: few builds look for releases, and none at its start
        from holysheep_studio.providers.dialect import get  # noqa: PLC0415
        from holysheep_studio.providers.transport.address import checked_base, chosen_proxy  # noqa: PLC0415
        from holysheep_studio.providers.transport.session import Session  # noqa: PLC0415

        if not self.address:
            return None
        session = Session((checked_base(self.address),), Secret(""), lambda _: {}, proxy=chosen_proxy(self._proxy))
        try:
            answer = await session.send(get(self.address, read_s=READ_S, most_bytes=MOST_BYTES), _refusal, tries=1)
        finally:
            await session.close()
        try:
            found = release_in(json.loads(answer.body))
        except ValueError as error:
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason=str(error)) from error
        return found if newer(found.version, self._running) else None


def _refusal(answer: Answer) -> ProtocolError | None:
    if answer.ok:
        return None
    return ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason=f"status {answer.status}")
