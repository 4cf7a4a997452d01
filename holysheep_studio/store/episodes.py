"""The tables of episodes: their stages in versions, takes and characters."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.episode import (
    USUAL_CAP,
    Episode,
    EpisodeId,
    Limits,
    Mark,
    Origin,
    Piece,
    Stage,
    Take,
    Written,
)
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.screenplay import Character, SceneText, ShotPlan
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

#: What the body of a stage's version is.
BODIES: dict[Stage, Any] = {
    Stage.SCRIPT: Written,
    Stage.ENHANCED: str,
    Stage.SCENES: tuple[SceneText, ...],
    Stage.STORYBOARD: tuple[ShotPlan, ...],
    Stage.CUT: tuple[Piece, ...],
}
_IN_FORCE = (
    "SELECT stage, key, max(version) AS version, at, origin, basis, body FROM episode_parts"
    " WHERE episode = ? GROUP BY stage, key"
)


def add(connection: sqlite3.Connection, episode_id: EpisodeId, series: str, title: str, at: float) -> None:
    """A new episode without any stage."""
    connection.execute(
        "INSERT INTO episodes (id, series, title, added_at) VALUES (?, ?, ?, ?)", (episode_id, series, title, at)
    )
    changes.record(connection, Kind.EPISODE, episode_id)


def keep(
    connection: sqlite3.Connection,
    episode: str,
    stage: Stage,
    key: str,
    value: object,
    origin: Origin,
    basis: str,
    at: float,
) -> int:
    """The next version of a part, now in force; its number."""
    row = connection.execute(
        "SELECT coalesce(max(version), 0) + 1 FROM episode_parts WHERE episode = ? AND stage = ? AND key = ?",
        (episode, stage, key),
    ).fetchone()
    connection.execute(
        "INSERT INTO episode_parts (episode, stage, key, version, at, origin, basis, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (episode, stage, key, row[0], at, origin, basis, to_json(value).decode()),
    )
    changes.record(connection, Kind.EPISODE, episode)
    return int(row[0])


def one(connection: sqlite3.Connection, episode_id: str) -> Episode:
    """An episode with the versions in force. Raises InputError unknown_episode."""
    about = connection.execute("SELECT * FROM episodes WHERE id = ? AND removed_at IS NULL", (episode_id,)).fetchone()
    if about is None:
        raise InputError(Code.UNKNOWN_EPISODE, episode=episode_id)
    values: dict[Stage, dict[str, Any]] = defaultdict(dict)
    marks: dict[tuple[Stage, str], Mark] = {}
    for row in connection.execute(_IN_FORCE, (episode_id,)):
        stage = Stage(row["stage"])
        values[stage][row["key"]] = from_json(BODIES[stage], row["body"])
        marks[stage, row["key"]] = Mark(row["version"], row["at"], Origin(row["origin"]), row["basis"])
    return Episode(
        EpisodeId(about["id"]),
        about["series"],
        about["title"],
        about["added_at"],
        values[Stage.SCRIPT][""],
        values[Stage.ENHANCED].get(""),
        values[Stage.SCENES].get(""),
        values[Stage.STORYBOARD],
        values[Stage.CUT].get(""),
        _takes(connection, episode_id),
        marks,
        _limits(about),
    )


def everything(connection: sqlite3.Connection) -> tuple[tuple[EpisodeId, str, str, float], ...]:
    """(id, series, title, added at) of the episodes that were not removed, by series, then by age."""
    rows = connection.execute(
        "SELECT id, series, title, added_at FROM episodes WHERE removed_at IS NULL ORDER BY series, added_at, rowid"
    )
    return tuple((EpisodeId(row["id"]), row["series"], row["title"], row["added_at"]) for row in rows)


def matching(connection: sqlite3.Connection, typed: str) -> tuple[EpisodeId, ...]:
    """The episodes whose id begins so."""
    rows = connection.execute(
        "SELECT id FROM episodes WHERE removed_at IS NULL AND substr(id, 1, length(?1)) = ?1", (typed,)
    )
    return tuple(EpisodeId(row["id"]) for row in rows)


def name(connection: sqlite3.Connection, episode_id: EpisodeId, series: str, title: str) -> None:
    """Another series or title."""
    connection.execute("UPDATE episodes SET series = ?, title = ? WHERE id = ?", (series, title, episode_id))
    changes.record(connection, Kind.EPISODE, episode_id)


def remove(connection: sqlite3.Connection, episode_id: EpisodeId, at: float | None) -> None:
    """Hide an episode since `at`, or bring it back with None; jobs and clips stay."""
    connection.execute("UPDATE episodes SET removed_at = ? WHERE id = ?", (at, episode_id))
    changes.record(connection, Kind.EPISODE, episode_id)


def limit(connection: sqlite3.Connection, episode_id: EpisodeId, limits: Limits) -> None:
    """Other limits."""
    spend = None if limits.spend is None else str(limits.spend)
    connection.execute(
        "UPDATE episodes SET most_shots = ?, most_spent = ? WHERE id = ?", (limits.shots, spend, episode_id)
    )
    changes.record(connection, Kind.EPISODE, episode_id)


def _limits(about: sqlite3.Row) -> Limits:
    spend = None if about["most_spent"] is None else Fraction(about["most_spent"])
    return Limits(USUAL_CAP if about["most_shots"] is None else about["most_shots"], spend)


def versions(connection: sqlite3.Connection, episode: str, stage: Stage, key: str) -> tuple[Mark, ...]:
    """Every version of a part, newest first."""
    rows = connection.execute(
        "SELECT version, at, origin, basis FROM episode_parts WHERE episode = ? AND stage = ? AND key = ?"
        " ORDER BY version DESC",
        (episode, stage, key),
    )
    return tuple(Mark(row["version"], row["at"], Origin(row["origin"]), row["basis"]) for row in rows)


def version(connection: sqlite3.Connection, episode: str, stage: Stage, key: str, number: int) -> tuple[Any, Mark]:
    """The value of a version, and about it. Raises InputError bad_value."""
    row = connection.execute(
        "SELECT * FROM episode_parts WHERE episode = ? AND stage = ? AND key = ? AND version = ?",
        (episode, stage, key, number),
    ).fetchone()
    if row is None:
        raise InputError(Code.BAD_VALUE, field="version", value=number, expected="a version that is there")
    return from_json(BODIES[stage], row["body"]), Mark(number, row["at"], Origin(row["origin"]), row["basis"])


def add_takes(connection: sqlite3.Connection, episode: EpisodeId, takes: Iterable[Take]) -> None:
    """Tie jobs to the shots they film."""
    connection.executemany(
        "INSERT INTO takes (job_id, episode, shot, basis, at) VALUES (?, ?, ?, ?, ?)",
        [(take.job_id, episode, take.shot, take.basis, take.at) for take in takes],
    )
    changes.record(connection, Kind.EPISODE, episode)


def accept(connection: sqlite3.Connection, episode: EpisodeId, job_id: str, *, accepted: bool) -> None:
    """Choose a take; another chosen one of the same shot no longer is. Raises InputError unknown_job."""
    row = connection.execute("SELECT shot FROM takes WHERE job_id = ? AND episode = ?", (job_id, episode)).fetchone()
    if row is None:
        raise InputError(Code.UNKNOWN_JOB, job=job_id)
    connection.execute("UPDATE takes SET accepted = 0 WHERE episode = ? AND shot = ?", (episode, row["shot"]))
    connection.execute("UPDATE takes SET accepted = ? WHERE job_id = ?", (int(accepted), job_id))
    changes.record(connection, Kind.EPISODE, episode)


def standing(connection: sqlite3.Connection, episode: EpisodeId) -> dict[str, tuple[str, str]]:
    """(state, path of the clip or "") of the jobs of an episode's takes, by job; removed jobs included."""
    rows = connection.execute(
        "SELECT jobs.id AS id, jobs.state AS state, json_extract(clips.body, '$.path') AS path FROM takes"
        " JOIN jobs ON jobs.id = takes.job_id LEFT JOIN clips ON clips.job_id = jobs.id WHERE takes.episode = ?",
        (episode,),
    )
    return {row["id"]: (row["state"], row["path"] or "") for row in rows}


def withdrawn(connection: sqlite3.Connection, episode: EpisodeId) -> frozenset[str]:
    """The jobs among an episode's takes that were given up and taken off the list: nobody waits for them."""
    rows = connection.execute(
        "SELECT jobs.id AS id FROM takes JOIN jobs ON jobs.id = takes.job_id"
        " WHERE takes.episode = ? AND jobs.removed_at IS NOT NULL AND jobs.state = ?",
        (episode, JobState.CANCELLED),
    )
    return frozenset(row["id"] for row in rows)


def spoken(connection: sqlite3.Connection, episode: EpisodeId) -> frozenset[str]:
    """The jobs among an episode's takes that move lips."""
    rows = connection.execute(
        "SELECT takes.job_id AS id FROM takes JOIN requests ON requests.job_id = takes.job_id"
        " WHERE takes.episode = ? AND json_extract(requests.body, '$.cloud.task') = 'lip_sync'",
        (episode,),
    )
    return frozenset(row["id"] for row in rows)


def _takes(connection: sqlite3.Connection, episode: str) -> tuple[Take, ...]:
    rows = connection.execute("SELECT * FROM takes WHERE episode = ? ORDER BY at, rowid", (episode,))
    return tuple(Take(row["shot"], row["job_id"], row["basis"], row["at"], bool(row["accepted"])) for row in rows)


def characters(connection: sqlite3.Connection, series: str) -> tuple[Character, ...]:
    """The characters of a series, by name."""
    rows = connection.execute("SELECT body FROM characters WHERE series = ? ORDER BY name", (series,))
    return tuple(from_json(Character, row["body"]) for row in rows)


def keep_character(connection: sqlite3.Connection, series: str, character: Character) -> None:
    """Keep a sheet; one of the same name is replaced."""
    connection.execute(
        "INSERT INTO characters (series, name, body) VALUES (?, ?, ?)"
        " ON CONFLICT (series, name) DO UPDATE SET body = excluded.body",
        (series, character.name, to_json(character).decode()),
    )
    changes.record(connection, Kind.EPISODE, "")


def move_characters(connection: sqlite3.Connection, series: str, to: str) -> None:
    """Give the sheets of a series to another; one whose name is taken there stays where it is."""
    connection.execute("UPDATE OR IGNORE characters SET series = ? WHERE series = ?", (to, series))
    changes.record(connection, Kind.EPISODE, "")


def drop_character(connection: sqlite3.Connection, series: str, character: str) -> bool:
    """Forget a sheet; whether there was one."""
    gone = connection.execute("DELETE FROM characters WHERE series = ? AND name = ?", (series, character)).rowcount
    changes.record(connection, Kind.EPISODE, "")
    return gone > 0
