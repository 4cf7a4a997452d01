"""Account: a connection to a cloud as a person sees it, without its secret."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import field

from holysheep_studio.domain.frozen import Frozen


class Kept(StrEnum):
    """Where the key of a connection is."""

    KEYRING = "keyring"
    MEMORY = "memory"  # of this process; another one must be given the key anew
    GONE = "gone"  # it was in the memory of a process that has ended; never stored, only told
    RUN = "run"  # from the environment, for this run


class Stage(StrEnum):
    """What a connection is used for."""

    PRODUCTION = "production"
    SHADOW = "shadow"  # it makes copies that are compared, never what is used
    TEST = "test"  # only what is sent to it by name


class Account(Frozen, frozen=True):
    """One version of a connection. An edit makes a new one; the older ones can be returned to."""

    id: str
    name: str
    version: int
    dialect: str
    base_url: str
    entry: str  # the name of its entry in the keyring
    last_four: str
    kept: Kept
    at: float  # when this version was made, seconds since 1970, UTC
    mirrors: tuple[str, ...] = ()
    limits: Mapping[str, int | None] = field(default_factory=dict)  # only those that differ from the usual
    options: Mapping[str, Any] = field(default_factory=dict)  # of the dialect
    stage: Stage = Stage.PRODUCTION
