"""The table of consents to the use of voices: lines are added, one ends another, none is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.cloud import Task
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.voice import ConsentId, VoiceConsent, key_of
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.request import GenerationRequest

_GIVEN = (
    "SELECT given.body AS body, ended.at AS revoked_at FROM voice_consents AS given"
    " LEFT JOIN voice_consents AS ended ON ended.ends = given.id WHERE given.ends IS NULL"
)


def add(connection: sqlite3.Connection, consent: VoiceConsent) -> None:
    """Keep a statement."""
    connection.execute(
        "INSERT INTO voice_consents (id, voice, at, ends, body) VALUES (?, ?, ?, NULL, ?)",
        (consent.id, key_of(consent.voice), consent.at, to_json(consent).decode()),
    )
    changes.record(connection, Kind.EPISODE, "")


def revoke(connection: sqlite3.Connection, consent: str, line: str, at: float) -> VoiceConsent:
    """End a consent from `at` on by a line of its own. Raises InputError bad_value for one that is not in force."""
    found = one(connection, consent)
    if found is None or not found.holds:
        raise InputError(Code.BAD_VALUE, field="consent", value=consent, expected="one that is in force")
    connection.execute(
        "INSERT INTO voice_consents (id, voice, at, ends, body) VALUES (?, ?, ?, ?, '{}')",
        (line, key_of(found.voice), at, found.id),
    )
    changes.record(connection, Kind.EPISODE, "")
    return replace(found, revoked_at=at)


def one(connection: sqlite3.Connection, consent: str) -> VoiceConsent | None:
    """A consent by its id."""
    row = connection.execute(f"{_GIVEN} AND given.id = ?", (consent,)).fetchone()
    return None if row is None else _read(row)


def everything(connection: sqlite3.Connection) -> tuple[VoiceConsent, ...]:
    """Every consent that was ever given, by voice, the newest first within one."""
    return tuple(_read(row) for row in connection.execute(f"{_GIVEN} ORDER BY given.voice, given.at DESC"))


def holding(connection: sqlite3.Connection, voice: str) -> VoiceConsent | None:
    """The newest consent of a voice that is in force."""
    row = connection.execute(
        f"{_GIVEN} AND given.voice = ? AND ended.id IS NULL ORDER BY given.at DESC LIMIT 1", (key_of(voice),)
    ).fetchone()
    return None if row is None else _read(row)


def matching(connection: sqlite3.Connection, typed: str) -> tuple[ConsentId, ...]:
    """The consents whose id begins so."""
    rows = connection.execute(
        "SELECT id FROM voice_consents WHERE ends IS NULL AND substr(id, 1, length(?1)) = ?1", (typed,)
    )
    return tuple(ConsentId(row["id"]) for row in rows)


def check(connection: sqlite3.Connection, request: GenerationRequest) -> None:
    """Raises InputError voice_consent where a request needs a consent that is not there or no longer holds."""
    if request.cloud is None or request.cloud.task is not Task.LIP_SYNC:
        return
    use = request.voice
    found = None if use is None else one(connection, use.consent)
    if use is None or found is None or not found.holds or key_of(found.voice) != key_of(use.voice):
        raise InputError(Code.VOICE_CONSENT, voice="" if use is None else use.voice)


def _read(row: sqlite3.Row) -> VoiceConsent:
    return replace(from_json(VoiceConsent, row["body"]), revoked_at=row["revoked_at"])
