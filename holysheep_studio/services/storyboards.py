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
    from holysheep_studio.domain.talk import TalkQuote
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

    async def quote_enriching(self, script: Script, connection: str, model: str) -> TalkQuote:
        """What `enrich` will cost at most."""
        wanted = [_enriching(passage, model) for passage in script.passages if _action(passage)]
        return await self._talks.quote(wanted, connection)

    async def quote_boards(self, scenes: Sequence[SceneText], connection: str, model: str) -> TalkQuote:
        """What `boards` will cost at most."""
        return await self._talks.quote([board_request(scene, model) for scene in scenes], connection)

    async def enrich(
        self, script: Script, connection: str, model: str, *, consented: bool = False
    ) -> tuple[Script, Origin]:
        """The script with richer action, scene by scene; speech stays as it is. OFFLINE: at least one stayed plain.

        `consented`: a person agreed to pay, also where nobody knows the price. Raises AuthError, BalanceError and
        BudgetError, RejectedError where the connection has no chat.
        """
        if not connection:
            return script, Origin.OFFLINE
        asked = (self._enriched(one, connection, model, consented=consented) for one in script.passages)
        done = await asyncio.gather(*asked)
        passages = tuple(new or old for new, old in zip(done, script.passages, strict=True))
        return replace(script, passages=passages), Origin.OFFLINE if None in done else Origin.MODEL

    async def board(
        self,
        scene: SceneText,
        tones: Mapping[str, Tone],
        connection: str,
        model: str,
        *,
        consented: bool = False,
    ) -> Board:
        """The shots of a scene and who made them. Raises as `enrich` does."""
        if connection:
            request = board_request(scene, model)
            shots = await self._asked(
                request, connection, partial(read_board, scene=scene), tuple[ShotPlan, ...], consented=consented
            )
            if shots is not None:
                # an answer of before may be of a scene with the same words and another key
                named = (replace(shot, key=f"{scene.key}.{number}") for number, shot in enumerate(shots, start=1))
                return tuple(named), Origin.MODEL
        return offline_shots(scene, tones), Origin.OFFLINE

    async def boards(
        self, scenes: Sequence[SceneText], tones: Mapping[str, Tone], connection: str, model: str
    ) -> tuple[Board, ...]:
        """The storyboards of many scenes in their order, a few asked for at a time."""
        return tuple(await asyncio.gather(*(self.board(scene, tones, connection, model) for scene in scenes)))

    async def _enriched(self, passage: Passage, connection: str, model: str, *, consented: bool) -> Passage | None:
        places = _action(passage)
        if not places:
            return passage
        read = partial(read_paragraphs, count=len(places))
        request = _enriching(passage, model)
        richer = await self._asked(request, connection, read, tuple[str, ...], consented=consented)
        if richer is None:
            return None
        elements = list(passage.elements)
        for place, text in zip(places, richer, strict=True):
            elements[place] = replace(elements[place], text=text)
        return replace(passage, elements=tuple(elements))

    async def _asked(
        self,
        request: ChatRequest,
        connection: str,
        read: Callable[[ChatReply], T],
        kind: type[T],
        *,
        consented: bool,
    ) -> T | None:
        """An answer that is known is not paid for again; one that does not fit is not kept."""
        known = await self._database.read(partial(answers.said, name=connection, key=request.cache_key))
        if known is not None:
            return from_json(kind, known)
        provider = await self._switchboard.provider(connection)
        if not isinstance(provider, Chats):
            raise RejectedError(Code.PROVIDER_UNABLE, provider=provider.name, field="chat", reason="not offered")
        async with self._room:
            found = await answered(self._talks.paid(provider, connection, consented=consented), request, read)
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
