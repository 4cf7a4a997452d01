"""Voices: who has allowed the use of whose voice, for what, and what a lip-sync job keeps of that."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NewType

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen

ConsentId = NewType("ConsentId", str)
_LONGEST_NAME = 120
_LONGEST_TEXT = 2000


class VoiceConsent(Frozen, frozen=True):
    """A recorded statement that a voice may be used. It is kept for ever; a later line may end it.

    `voice` is the name that the voice is chosen by, `person` whose voice it is, `given_by` who says that it may be
    used. `recording` is a file with the spoken or signed statement, and `sha256` what it held when it was recorded.
    """

    id: ConsentId
    voice: str
    person: str
    given_by: str
    purpose: str
    at: float  # seconds since 1970, UTC
    statement: str = ""
    recording: str = ""
    sha256: str = ""
    revoked_at: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it was not revoked."""
        return self.revoked_at is None


class VoiceUse(Frozen, frozen=True):
    """What a job keeps of the consent it relies on, so that its clip can say so for ever."""

    voice: str
    person: str
    given_by: str
    purpose: str
    consent: ConsentId
    at: float  # when the consent was given


class LipSyncRules(Frozen, frozen=True):
    """What a provider takes for lip-sync. `speaks`: it can also say a text with a voice of its own."""

    longest_s: Fraction
    most_bytes: int
    most_side_px: int
    most_chars: int
    speaks: bool = True


class Speaker(Frozen, frozen=True):
    """A voice that a provider has itself: `id` goes onto the wire, `name` is for people."""

    id: str
    name: str


def key_of(voice: str) -> str:
    """What two spellings of one voice's name share."""
    return " ".join(voice.split()).casefold()


def checked_consent(made: VoiceConsent) -> VoiceConsent:
    """The statement, tidied. Raises InputError bad_value for one that does not say whose, who or what for."""
    tidy = replace(
        made,
        voice=" ".join(made.voice.split()),
        person=" ".join(made.person.split()),
        given_by=" ".join(made.given_by.split()),
        purpose=" ".join(made.purpose.split()),
        statement=made.statement.strip(),
    )
    for field, words, longest, expected in (
        ("voice", tidy.voice, _LONGEST_NAME, "the name that the voice is chosen by"),
        ("person", tidy.person, _LONGEST_NAME, "whose voice it is"),
        ("given_by", tidy.given_by, _LONGEST_NAME, "who allows it"),
        ("purpose", tidy.purpose, _LONGEST_TEXT, "what it may be used for"),
    ):
        if not 0 < len(words) <= longest:
            raise InputError(Code.BAD_VALUE, field=field, value=words[:40] or "nothing", expected=expected)
    if len(tidy.statement) > _LONGEST_TEXT:
        most = f"at most {_LONGEST_TEXT} characters"
        raise InputError(Code.BAD_VALUE, field="statement", value=len(tidy.statement), expected=most)
    return tidy


def use_of(consent: VoiceConsent) -> VoiceUse:
    """What a job keeps of it."""
    return VoiceUse(
        consent.voice, consent.person, consent.given_by, consent.purpose, consent.id, consent.at
    )  # fmt: skip
