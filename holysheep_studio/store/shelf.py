"""The clip_lines table: clips as lists show them, found by words and marks without reading a single body."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import Clip, ClipId
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.shelf import (
    ClipLine,
    Decision,
    Facet,
    Facets,
    Marks,
    Order,
    Query,
    clean_tags,
    sought,
    stack_of,
    title_of,
    words_of,
)
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

PROMPT_LETTERS = 240
_SHOWN = (
    "id, job_id, path, title, effect, source, made_at, duration_s, frames, rate, width_px, height_px, size_bytes,"
    " prompt, project, batch, connection, model, stack, take, notes, thumbnail, micro, currency, decision, starred,"
    " tags, remarks, missing"
)
_DECISIONS = {str(one): one for one in Decision}
_ORDERS = {
    Order.NEWEST: "made_at DESC, rowid DESC",
    Order.OLDEST: "made_at, rowid",
    Order.NAME: "title COLLATE NOCASE, stack, take DESC",
    Order.LONGEST: "duration_s DESC, made_at DESC, rowid DESC",
    Order.COST: "micro IS NULL, currency, micro DESC, made_at DESC, rowid DESC",
}
_NAMED = ("project", "source", "batch", "effect", "model")


def save(connection: sqlite3.Connection, clip: Clip) -> None:
    """Insert the line of a clip, or bring it up to date; what people said of it stays."""
    queued = connection.execute("SELECT project, batch FROM jobs WHERE id = ?", (clip.job_id,)).fetchone()
    project, batch = ("", "") if queued is None else (queued["project"], queued["batch"])
    seen, stack = clip.verification, _digest(stack_of(clip))
    known = connection.execute("SELECT take FROM clip_lines WHERE job_id = ?", (clip.job_id,)).fetchone()
    last = connection.execute("SELECT coalesce(max(take), 0) FROM clip_lines WHERE stack = ?", (stack,)).fetchone()[0]
    row = {
        "id": clip.id,
        "job_id": clip.job_id,
        "made_at": clip.made_at,
        "path": clip.path,
        "title": title_of(clip),
        "effect": clip.effect,
        "source": clip.source_path,
        "prompt": clip.prompt[:PROMPT_LETTERS],
        "project": project,
        "batch": batch,
        "connection": clip.connection,
        "model": clip.model,
        "stack": stack,
        "take": last + 1 if known is None else known["take"],
        "duration_s": float(seen.duration),
        "frames": seen.frames,
        "rate": str(seen.rate),
        "width_px": seen.width,
        "height_px": seen.height,
        "size_bytes": seen.size_bytes,
        "sha256": seen.sha256,
        "notes": " ".join(clip.notes),
        "thumbnail": clip.thumbnail,
        "micro": None if clip.charged is None else clip.charged.micro,
        "currency": None if clip.charged is None else clip.charged.currency,
        "words": words_of(clip, project),
    }
    names, renewed = ", ".join(row), ", ".join(f"{name} = excluded.{name}" for name in row if name != "job_id")
    connection.execute(
        f"INSERT INTO clip_lines ({names}) VALUES ({', '.join(f':{name}' for name in row)})"  # noqa: S608 - our columns
        f" ON CONFLICT (job_id) DO UPDATE SET {renewed}",
        row,
    )


def catch_up(connection: sqlite3.Connection) -> int:
    """Make the lines of clips that were kept before there were lines; returns how many."""
    rows = connection.execute(
        "SELECT body, removed_at FROM clips WHERE id NOT IN (SELECT id FROM clip_lines) ORDER BY made_at, rowid"
    ).fetchall()
    for row in rows:
        clip = from_json(Clip, row["body"])
        save(connection, clip)
        if row["removed_at"] is not None:
            remove(connection, [clip.id], row["removed_at"])
    return len(rows)


def remove(connection: sqlite3.Connection, ids: Iterable[str], at: float | None) -> None:
    """Hide lines, or bring them back with None."""
    connection.executemany("UPDATE clip_lines SET removed_at = ? WHERE id = ?", [(at, one) for one in ids])


def everything(connection: sqlite3.Connection) -> tuple[ClipLine, ...]:
    """All clips that were not removed, newest first."""
    query = f"SELECT {_SHOWN} FROM clip_lines WHERE removed_at IS NULL ORDER BY {_ORDERS[Order.NEWEST]}"  # noqa: S608 - fixed words
    return _lines(connection, query)


def some(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[ClipLine, ...]:
    """Those of these clips that were not removed, newest first."""
    query = (
        f"SELECT {_SHOWN} FROM clip_lines WHERE removed_at IS NULL"  # noqa: S608 - fixed words
        f" AND id IN (SELECT value FROM json_each(?)) ORDER BY {_ORDERS[Order.NEWEST]}"
    )
    return _lines(connection, query, to_json(list(ids)).decode())


def find(connection: sqlite3.Connection, query: Query, most: int | None = None) -> tuple[ClipId, ...]:
    """The clips that are wanted, in their order."""
    where, values = _wanted(query)
    limit = "" if most is None else f" LIMIT {int(most)}"
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = cursor.execute(
        f"SELECT id FROM clip_lines WHERE {where} ORDER BY {_ORDERS[query.order]}{limit}",  # noqa: S608 - fixed words
        values,
    )
    return tuple(row[0] for row in rows)


def matching(connection: sqlite3.Connection, typed: str) -> tuple[ClipId, ...]:
    """Clips, removed or not, whose id or hash begins so, whose path it is, or that this job made; two at most."""
    if not typed:
        return ()
    rows = connection.execute(
        "SELECT id FROM clip_lines WHERE substr(id, 1, :n) = :typed OR path = :typed OR substr(job_id, 1, :n) = :typed"
        " OR (:n >= 8 AND substr(sha256, 1, :n) = :typed) ORDER BY removed_at IS NOT NULL, made_at DESC LIMIT 2",
        {"typed": typed, "n": len(typed)},
    )
    return tuple(ClipId(row["id"]) for row in rows)


def facets(connection: sqlite3.Connection) -> Facets:
    """What the list can be narrowed to, with counts; removed clips do not count."""
    named = {
        name: tuple(
            Facet(row[0], row[1])
            for row in connection.execute(
                f"SELECT {name}, count(*) FROM clip_lines WHERE removed_at IS NULL AND {name} != ''"  # noqa: S608 - our columns
                f" GROUP BY {name} ORDER BY max(made_at) DESC"
            )
        )
        for name in (*_NAMED, "decision")
    }
    tags: dict[str, int] = {}
    for row in connection.execute("SELECT tags FROM clip_lines WHERE removed_at IS NULL AND tags != ''"):
        for tag in row["tags"].split("\n"):
            tags[tag] = tags.get(tag, 0) + 1
    counts = connection.execute(
        "SELECT coalesce(sum(starred), 0), coalesce(sum(missing), 0) FROM clip_lines WHERE removed_at IS NULL"
    ).fetchone()
    return Facets(
        projects=named["project"],
        sources=named["source"],
        batches=named["batch"],
        effects=named["effect"],
        models=named["model"],
        tags=tuple(Facet(tag, tags[tag]) for tag in sorted(tags, key=str.casefold)),
        decisions=named["decision"],
        starred=counts[0],
        missing=counts[1],
    )


def marks(connection: sqlite3.Connection, ids: Sequence[ClipId]) -> tuple[Marks, ...]:
    """What people said of these clips."""
    rows = connection.execute(
        "SELECT id, decision, starred, tags FROM clip_lines WHERE id IN (SELECT value FROM json_each(?))",
        (to_json(list(ids)).decode(),),
    )
    return tuple(
        Marks(ClipId(row["id"]), _DECISIONS[row["decision"]], bool(row["starred"]), _tags(row["tags"])) for row in rows
    )


def put(connection: sqlite3.Connection, now: Marks, at: float) -> None:
    """Keep what people say of a clip now."""
    connection.execute(
        "UPDATE clip_lines SET decided_at = CASE WHEN :decision = 'undecided' THEN NULL"
        " WHEN decision = :decision THEN decided_at ELSE :at END,"
        " decision = :decision, starred = :starred, tags = :tags WHERE id = :id",
        {
            "id": now.id,
            "decision": now.decision,
            "starred": now.starred,
            "tags": "\n".join(clean_tags(now.tags)),
            "at": at,
        },
    )
    changes.record(connection, Kind.CLIP, now.id)


def word(connection: sqlite3.Connection, clip_id: ClipId) -> tuple[str, float | None] | None:
    """The done job that made a clip, and when a person accepted its clip; None where the job is gone."""
    row = connection.execute(
        "SELECT jobs.id, approved_at FROM clip_lines JOIN jobs ON jobs.id = job_id"
        " WHERE clip_lines.id = ? AND state = 'done'",
        (clip_id,),
    ).fetchone()
    return None if row is None else (row["id"], row["approved_at"])


def hear(connection: sqlite3.Connection, job_id: str, at: float | None, now: float) -> None:
    """A job's clip was accepted in the queue at a moment; None takes that back."""
    row = connection.execute("SELECT id FROM clip_lines WHERE job_id = ?", (job_id,)).fetchone()
    if row is None:
        return
    (old,) = marks(connection, [ClipId(row["id"])])
    if at is not None and old.decision is not Decision.ACCEPTED:
        put(connection, replace(old, decision=Decision.ACCEPTED), now)
    elif at is None and old.decision is Decision.ACCEPTED:
        put(connection, replace(old, decision=Decision.UNDECIDED), now)


def reword(connection: sqlite3.Connection, clip: Clip, remarks: Sequence[str]) -> None:
    """Let a clip be found by its tags and notes as they are now."""
    row = connection.execute("SELECT project, tags FROM clip_lines WHERE id = ?", (clip.id,)).fetchone()
    if row is not None:
        connection.execute(
            "UPDATE clip_lines SET words = ?, remarks = ? WHERE id = ?",
            (words_of(clip, row["project"], row["tags"], *remarks), len(remarks), clip.id),
        )


def tell_missing(connection: sqlite3.Connection, found: Iterable[tuple[ClipId, bool]]) -> None:
    """Keep whether the files of clips are where they should be."""
    for clip_id, missing in found:
        connection.execute("UPDATE clip_lines SET missing = ? WHERE id = ?", (missing, clip_id))
        changes.record(connection, Kind.CLIP, clip_id)


def files(connection: sqlite3.Connection, *, missing: bool = False) -> tuple[tuple[ClipId, str, int, str, bool], ...]:
    """(id, path, bytes, SHA-256, missing) of every clip that was not removed, or of the missing ones."""
    rows = connection.execute(
        "SELECT id, path, size_bytes, sha256, missing FROM clip_lines WHERE removed_at IS NULL AND missing >= ?",
        (missing,),
    )
    return tuple((ClipId(row[0]), row[1], row[2], row[3], bool(row[4])) for row in rows)


def _wanted(query: Query) -> tuple[str, list[object]]:
    terms, values = ["removed_at IS NULL"], list[object]()
    for word in sought(query.text):
        terms.append("instr(words, ?) > 0")
        values.append(word)
    if query.decisions:
        terms.append(f"decision IN ({', '.join('?' * len(query.decisions))})")
        values += query.decisions
    if query.starred:
        terms.append("starred = 1")
    if query.missing:
        terms.append("missing = 1")
    for tag in query.tags:
        # tags are kept one a line; a tag is found whole
        terms.append("instr(char(10) || lower(tags) || char(10), char(10) || lower(?) || char(10)) > 0")
        values.append(tag)
    for name in _NAMED:
        if (wanted := getattr(query, name)) is not None:
            terms.append(f"{name} = ?")
            values.append(wanted)
    return " AND ".join(terms), values


def _lines(connection: sqlite3.Connection, query: str, *values: object) -> tuple[ClipLine, ...]:
    """Plain tuples: looking columns up by their names takes longer than all the rest."""
    cursor = connection.cursor()
    cursor.row_factory = None
    words: dict[str, str] = {}  # names that many clips share are held once
    return tuple(_line(row, words) for row in cursor.execute(query, values))


def _line(row: tuple[Any, ...], words: dict[str, str]) -> ClipLine:
    """A line from a row of the columns `_SHOWN`."""
    (clip_id, job_id, path, title, effect, source, made_at, duration_s, frames, rate, width_px, height_px, size_bytes,
     prompt, project, batch, name, model, stack, take, notes, thumbnail, micro, currency, decision, starred, tags,
     remarks, missing) = row  # fmt: skip
    once = words.setdefault
    return ClipLine(
        id=clip_id,
        job_id=job_id,
        path=path,
        title=once(title, title),
        effect=once(effect, effect),
        source=once(source, source),
        made_at=made_at,
        duration_s=duration_s,
        frames=frames,
        rate=once(rate, rate),
        width_px=width_px,
        height_px=height_px,
        size_bytes=size_bytes,
        prompt=once(prompt, prompt),
        project=once(project, project),
        batch=once(batch, batch),
        connection=once(name, name),
        model=once(model, model),
        stack=once(stack, stack),
        take=take,
        notes=tuple(notes.split()),
        thumbnail=thumbnail,
        charged=None if micro is None else Money(micro, currency),
        decision=_DECISIONS[decision],
        starred=bool(starred),
        tags=_tags(tags),
        remarks=remarks,
        missing=bool(missing),
    )


def _tags(kept: str) -> tuple[str, ...]:
    return tuple(kept.split("\n")) if kept else ()


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
