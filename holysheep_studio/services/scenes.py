"""Scenes: concepts described by a language model, in batches, asked once for each whole question."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.chat import Scene, offline_scene
from holysheep_studio.domain.errors import Code, RejectedError, StudioError
from holysheep_studio.providers.chat import describe_scene, scene_request
from holysheep_studio.providers.provider import Chats
from holysheep_studio.services.batches import Batches, tier_of
from holysheep_studio.store import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.talk import TalkQuote
    from holysheep_studio.services.switchboard import Switchboard
    from holysheep_studio.services.talks import Talks
    from holysheep_studio.store.database import Database

DEFAULT_MODEL = "deepseek-v3.2"
#: So many questions of a batch are with a provider at once; its own limits may let fewer through.
AT_ONCE = 4
Question = tuple[str, str, str, str, bool]  # concept, connection, model, project, consented


class Scenes:
    """Describes scenes through a connection, or by the documented fallback without one, marked as such."""

    def __init__(
        self, database: Database, switchboard: Switchboard, talks: Talks, *, clock: Callable[[], float]
    ) -> None:
        """`talks` books what answers cost; `clock` gives seconds since 1970."""
        self._database = database
        self._switchboard = switchboard
        self._talks = talks
        self._clock = clock
        self._batches = Batches(self._asked)

    async def quote(
        self, concepts: Sequence[str], connection: str, model: str = DEFAULT_MODEL, *, project: str = ""
    ) -> TalkQuote:
        """What `describe_all` of these will cost at most."""
        wanted = [scene_request(concept.strip(), model) for concept in concepts]
        return await self._talks.quote(wanted, connection, project)

    async def describe_all(
        self,
        concepts: Sequence[str],
        connection: str = "",
        model: str = DEFAULT_MODEL,
        *,
        project: str = "",
        consented: bool = False,
    ) -> tuple[Scene, ...]:
        """The scenes of many concepts, in their order; the same concept is asked about once.

        Questions are gathered into batches by their length; those who ask meanwhile, from elsewhere, join them.
        Raises the first of what `describe` raises, once all are answered.
        """
        asked = [
            self._batches.ask((concept, connection, model, project, consented), tier=tier_of(concept))
            for concept in map(str.strip, concepts)
        ]
        self._batches.flush()
        found = await asyncio.gather(*asked, return_exceptions=True)
        for answer in found:
            if isinstance(answer, BaseException):
                raise answer
        return tuple(answer for answer in found if isinstance(answer, Scene))

    async def close(self) -> None:
        """See every question through that was put."""
        await self._batches.close()

    async def describe(
        self,
        concept: str,
        connection: str = "",
        model: str = DEFAULT_MODEL,
        project: str = "",
        consented: bool = False,  # noqa: FBT001, FBT002 - the last of a question
    ) -> Scene:
        """The scene. An answer that is known is not paid for again; a fallback is not kept as an answer.

        `consented`: a person agreed to pay for it, also where nobody knows the price. Raises AuthError, BalanceError
        and BudgetError, for a person to act, RejectedError where the connection has no chat.
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
        paid = self._talks.paid(provider, connection, project=project, consented=consented)
        found = await describe_scene(paid, concept, model)
        if not found.offline:
            at = self._clock()
            await self._database.write(partial(answers.keep_scene, name=connection, key=key, found=found, at=at))
        return found

    async def _asked(self, questions: Sequence[Question]) -> list[Scene | Exception]:
        """Answer a batch: each question once, in order, a few at a time; each keeps its own error."""
        room = asyncio.Semaphore(AT_ONCE)

        async def ask(question: Question) -> Scene | Exception:
            async with room:
                try:
                    return await self.describe(*question)
                except StudioError as error:
                    return error

        wanted = list(dict.fromkeys(questions))
        found = dict(zip(wanted, await asyncio.gather(*map(ask, wanted)), strict=True))
        return [found[question] for question in questions]
