"""Receipts: what a connection will really receive of a spec, field by field and byte by byte, before it is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.capability import Carriage, divide
from holysheep_studio.domain.feature import Feature, sentence, wishes
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue
from holysheep_studio.domain.physics import checked

if TYPE_CHECKING:
    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.services.switchboard import Switchboard


class Part(Frozen, frozen=True):
    """One wish: how it reaches the clip, and the sentence of the prompt that says it, where one does."""

    feature: Feature
    carriage: Carriage
    words: str = ""


class Receipt(Frozen, frozen=True):
    """What leaves for one connection: each wish, the whole prompt, the request's body (None while errors stop it)."""

    parts: tuple[Part, ...]
    prompt: str
    body: bytes | None
    issues: tuple[Issue, ...]


class Receipts:
    """Asks the providers offline; nothing is sent."""

    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard

    async def abilities(self, connection: str, model: str) -> Capabilities:
        """What a connection can do with a model. Raises what opening the connection raises."""
        return (await self._switchboard.provider(connection)).capabilities(model)

    async def of(self, connection: str, spec: CloudSpec) -> Receipt:
        """What the connection would get. Raises what opening the connection raises."""
        provider = await self._switchboard.provider(connection)
        can = provider.capabilities(spec.model)
        divided = divide(spec, can)
        # sentences are made of the physics as it was checked, as `divide` makes them
        said = spec if spec.physics is None else replace(spec, physics=checked(spec.physics)[0])
        parts = []
        for feature in wishes(spec):
            carriage = can.carriage(feature, spec.mode)
            words = sentence(feature, said) if carriage is Carriage.PROMPT else ""
            parts.append(Part(feature, carriage, words))
        return Receipt(tuple(parts), divided.spec.prompt, provider.body(spec), provider.validate(spec))
