"""Scenes: a concept described by a language model, asked once for each whole question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.chat import Scene, offline_scene
from holysheep_studio.domain.errors import Code, RejectedError
from holysheep_studio.providers.chat import describe_scene, scene_request
from holysheep_studio.providers.provider import Chats
from holysheep_studio.store import answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.services.switchboard import Switchboard
    from holysheep_studio.store.database import Database

DEFAULT_MODEL = "deepseek-v3.2"


class Scenes:
    """Describes scenes through a connection, or by the documented fallback without one, marked as such."""

    def __init__(self, database: Database, switchboard: Switchboard, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._switchboard = switchboard
        self._clock = clock

    async def describe(self, concept: str, connection: str = "", model: str = DEFAULT_MODEL) -> Scene:
        """The scene. An answer that is known is not paid for again; a fallback is not kept as an answer.

        Raises AuthError and BalanceError, for a person to act, RejectedError where the connection has no chat.
        """
        if not connection:
            return offline_scene(concept.strip())
        key = scene_request(concept, model).cache_key
        known = await self._database.read(partial(answers.scene, name=connection, key=key))
        if known is not None:
            return known
        provider = await self._switchboard.provider(connection)
        if not isinstance(provider, Chats):
            raise RejectedError(Code.PROVIDER_UNABLE, provider=provider.name, field="chat", reason="not offered")
        found = await describe_scene(provider, concept, model)
        if not found.offline:
            at = self._clock()
            await self._database.write(partial(answers.keep_scene, name=connection, key=key, found=found, at=at))
        return found
