"""Releases: what a publisher says is the newest version, and whether that is newer than this one."""

from __future__ import annotations

import re

from holysheep_studio.domain.frozen import Frozen

_NUMBERS = re.compile(r"\d+(?:\.\d+){0,3}")
_MOST = 200


class Release(Frozen, frozen=True):
    """A version that can be had, and the page that tells of it."""

    version: str
    page: str


def release_in(document: object) -> Release:
    """The release that a publisher's document names: `{"version": "1.2.0", "page": "https://..."}`.

    Raises ValueError for anything else; a page is only ever opened by a person, and only over HTTPS.
    """
    if not isinstance(document, dict):
        raise ValueError("no document of a release")  # noqa: TRY004 - what came over the wire has a wrong value
    version, page = document.get("version"), document.get("page")
    if not isinstance(version, str) or _NUMBERS.fullmatch(version) is None:
        raise ValueError("no version")
    if not isinstance(page, str) or not page.startswith("https://") or not page.isprintable() or len(page) > _MOST:
        raise ValueError("no page")
    return Release(version, page)


def newer(version: str, than: str) -> bool:
    """Whether one version comes after another; what follows the numbers (as in 1.2.0rc1) is passed over."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    found = _NUMBERS.match(version)
    numbers = [int(one) for one in found[0].split(".")] if found else []
    return tuple(numbers + [0] * (4 - len(numbers)))
