"""Storyboards: scenes made richer and broken into shots, by a language model or by rule; each question paid once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.episode import Origin
from holysheep_studio.domain.errors import Code, RejectedError
from holysheep_studio.domain.screenplay import ShotPlan
from holysheep_studio.domain.storyboard import offline_shots
from holysheep_studio.providers.provider import Chats
from holysheep_studio.providers.screenplay import answered, board_request, enrich_request, read_board, read_paragraphs
from holysheep_studio.store import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from holysheep_studio.domain.chat import ChatReply, ChatRequest
    from holysheep_studio.domain.screenplay import SceneText, Tone
    from holysheep_studio.domain.script import Passage, Script
    from holysheep_studio.domain.talk import Asking, TalkQuote
    from holysheep_studio.services.switchboard import Switchboard
    from holysheep_studio.services.talks import Talks
    from holysheep_studio.store.database import Database

    Board = tuple[tuple[ShotPlan, ...], Origin]
T = TypeVar("T")
#: So many questions are with a provider at once; its own limits may let fewer through.
AT_ONCE = 4


class Storyboards:
    """Asks a connection that has a language model; without one, or where it cannot answer, goes by rule and says so."""

    def __init__(
        self, database: Database, switchboard: Switchboard, talks: Talks, *, clock: Callable[[], float]
    ) -> None:
        """`talks` books what answers cost; `clock` gives seconds since 1970."""
        self._database = database
        self._switchboard = switchboard
        self._talks = talks
        self._clock = clock
        self._room = asyncio.Semaphore(AT_ONCE)

    async def quote_enriching(self, script: Script, asking: Asking) -> TalkQuote:
        """What `enrich` will cost at most."""
        wanted = [_enriching(passage, asking.model) for passage in script.passages if _action(passage)]
        return await self._talks.quote(wanted, asking.connection, asking.project)

    async def quote_boards(self, scenes: Sequence[SceneText], asking: Asking) -> TalkQuote:
        """What storyboards of these scenes will cost at most."""
        wanted = [board_request(scene, asking.model) for scene in scenes]
        return await self._talks.quote(wanted, asking.connection, asking.project)

    async def enrich(self, script: Script, asking: Asking) -> tuple[Script, Origin]:
        """The script with richer action, scene by scene; speech stays as it is. OFFLINE: at least one stayed plain.

        Raises AuthError, BalanceError and BudgetError, RejectedError where the connection has no chat.
        """
        if not asking.connection:
            return script, Origin.OFFLINE
        asked = (self._enriched(one, asking) for one in script.passages)
        done = await asyncio.gather(*asked)
        passages = tuple(new or old for new, old in zip(done, script.passages, strict=True))
        return replace(script, passages=passages), Origin.OFFLINE if None in done else Origin.MODEL

    async def board(self, scene: SceneText, tones: Mapping[str, Tone], asking: Asking) -> Board:
        """The shots of a scene and who made them. Raises as `enrich` does."""
        if asking.connection:
            request = board_request(scene, asking.model)
            shots = await self._asked(request, asking, partial(read_board, scene=scene), tuple[ShotPlan, ...])
            if shots is not None:
                # an answer of before may be of a scene with the same words and another key
                named = (replace(shot, key=f"{scene.key}.{number}") for number, shot in enumerate(shots, start=1))
                return tuple(named), Origin.MODEL
        return offline_shots(scene, tones), Origin.OFFLINE

    async def _enriched(self, passage: Passage, asking: Asking) -> Passage | None:
        places = _action(passage)
        if not places:
            return passage
        read = partial(read_paragraphs, count=len(places))
        richer = await self._asked(_enriching(passage, asking.model), asking, read, tuple[str, ...])
        if richer is None:
            return None
        elements = list(passage.elements)
        for place, text in zip(places, richer, strict=True):
            elements[place] = replace(elements[place], text=text)
        return replace(passage, elements=tuple(elements))

    async def _asked(
        self, request: ChatRequest, asking: Asking, read: Callable[[ChatReply], T], kind: type[T]
    ) -> T | None:
        """An answer that is known is not paid for again; one that does not fit is not kept."""
        connection = asking.connection
        known = await self._database.read(partial(answers.said, name=connection, key=request.cache_key))
        if known is not None:
            return from_json(kind, known)
        provider = await self._switchboard.provider(connection)
        if not isinstance(provider, Chats):
            raise RejectedError(Code.PROVIDER_UNABLE, provider=provider.name, field="chat", reason="not offered")
        paid = self._talks.paid(provider, connection, project=asking.project, consented=asking.consented)
        async with self._room:
            found = await answered(paid, request, read)
        if found is not None:
            body, at = to_json(found).decode(), self._clock()
            await self._database.write(
                partial(answers.keep_said, name=connection, key=request.cache_key, body=body, at=at)
            )
        return found


def _action(passage: Passage) -> list[int]:
    """The places of what nobody says."""
    return [place for place, element in enumerate(passage.elements) if not element.speaker]


def _enriching(passage: Passage, model: str) -> ChatRequest:
    return enrich_request([passage.elements[place].text for place in _action(passage)], model)
