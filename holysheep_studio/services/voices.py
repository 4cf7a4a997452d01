"""Voices: consents to the use of a voice are recorded, listed and revoked; who may use one is asked here."""

from __future__ import annotations

import asyncio
import hashlib
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.voice import ConsentId, VoiceConsent, checked_consent, use_of
from holysheep_studio.services import intake
from holysheep_studio.store import voices as table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.voice import VoiceUse
    from holysheep_studio.store.database import Database


class Voices:
    """Lines are only added: a consent that was revoked stays on the list with its end."""

    def __init__(self, database: Database, *, clock: Callable[[], float], new_id: Callable[[], str]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock
        self._new_id = new_id

    async def allow(
        self,
        voice: str,
        person: str,
        given_by: str,
        purpose: str,
        statement: str = "",
        recording: Path | None = None,
    ) -> VoiceConsent:
        """Record that the voice of `person` may be used for `purpose`, as `given_by` says.

        `recording` is a file with the spoken or signed statement; its hash is kept. Raises InputError bad_value, and
        for a file that cannot be read.
        """
        sha256, path = "", ""
        if recording is not None:
            await asyncio.to_thread(intake.identity, recording)
            path, sha256 = await asyncio.to_thread(_known, recording)
        made = VoiceConsent(
            ConsentId(self._new_id()), voice, person, given_by, purpose, self._clock(), statement, path, sha256
        )
        consent = checked_consent(made)
        await self._database.write(partial(table.add, consent=consent))
        return consent

    async def revoke(self, consent: ConsentId) -> VoiceConsent:
        """End a consent from now on; clips that were made stay. Raises InputError bad_value."""
        line, at = self._new_id(), self._clock()
        return await self._database.write(partial(table.revoke, consent=consent, line=line, at=at))

    async def all(self) -> tuple[VoiceConsent, ...]:
        """Every consent that was ever given, by voice, the newest first."""
        return await self._database.read(table.everything)

    async def holding(self, voice: str) -> VoiceConsent | None:
        """The consent in force for a voice."""
        return await self._database.read(partial(table.holding, voice=voice))

    async def use(self, voice: str) -> VoiceUse:
        """What a job keeps of the consent in force. Raises InputError voice_consent."""
        found = await self.holding(voice)
        if found is None:
            raise InputError(Code.VOICE_CONSENT, voice=voice.strip())
        return use_of(found)

    async def check(self, request: GenerationRequest) -> None:
        """Raises InputError voice_consent for a request with a voice that nobody allows, or allows any more."""
        await self._database.read(partial(table.check, request=request))

    async def find(self, typed: str) -> ConsentId:
        """The one consent whose id begins so. Raises InputError bad_value."""
        found = await self._database.read(partial(table.matching, typed=typed))
        if len(found) != 1:
            raise InputError(Code.BAD_VALUE, field="consent", value=typed, expected="the id of one consent")
        return found[0]


def _known(file: Path) -> tuple[str, str]:
    """Where a file lies, and the hash of what it holds. Blocks."""
    with file.open("rb") as opened:
        return str(file.absolute()), hashlib.file_digest(opened, "sha256").hexdigest()
