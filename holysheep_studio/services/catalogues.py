"""Catalogues: from a sheet of products to a plan, from a plan to jobs, and from jobs back into the sheet."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.catalogue import (
    CataloguePlan,
    Line,
    Reading,
    RowResult,
    Standing,
    Written,
    contents,
    edited,
)
from holysheep_studio.domain.columns import Columns, guess, read_words
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.likely_time import LikelyTime, likely_time
from holysheep_studio.domain.prompt_template import CHINESE_TEMPLATE, USUAL_TEMPLATE
from holysheep_studio.domain.quote import Estimate
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.domain.whole_words import unparted
from holysheep_studio.media import files, sheets
from holysheep_studio.services import catalogue_rows
from holysheep_studio.services.jobs import USUAL
from holysheep_studio.store import attempts, catalogues, jobs, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from holysheep_studio.domain.clip import Clip, Problem
    from holysheep_studio.domain.columns import Words
    from holysheep_studio.domain.commission import Plan
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.measured import Noted
    from holysheep_studio.domain.quote import Quote
    from holysheep_studio.domain.sheet import Sheet
    from holysheep_studio.domain.talk import TalkQuote
    from holysheep_studio.services.catalogue_rows import Asked, Order
    from holysheep_studio.services.jobs import Arrangement, Jobs
    from holysheep_studio.services.planner import Planner
    from holysheep_studio.services.scenes import Scenes
    from holysheep_studio.store.database import Connection, Database


@cache
def words() -> Words:
    """What people call columns, materials, effects and shapes."""
    named = {key: str(plain["name"]) for key, plain in resources.tables("materials").items()}
    return read_words(resources.table("catalogue", "words.toml"), named)


class Catalogues:
    """Reads sheets, plans them, queues what is chosen, and writes results beside the products."""

    def __init__(
        self, database: Database, planner: Planner, jobs_: Jobs, scenes: Scenes, *, clock: Callable[[], float]
    ) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._planner = planner
        self._jobs = jobs_
        self._scenes = scenes
        self._clock = clock
        self._marked: tuple[Sheet, tuple[str, ...]] | None = None

    @staticmethod
    async def read(
        file: Path, *, tab: str = "", encoding: str = "", separator: str = "", header_row: int | None = None
    ) -> Sheet:
        """The table in a CSV or XLSX file. Raises InputError, naming the row where it is one."""
        known = frozenset(words().columns)
        how = {"tab": tab, "encoding": encoding, "separator": separator}

        def read() -> Sheet:
            return sheets.read_sheet(file.expanduser().absolute(), known, header_row=header_row, **how)

        return await asyncio.to_thread(read)

    async def reading(self, sheet: Sheet) -> Reading:
        """How sheets of these columns were read the last time, else what their names say."""
        known = await self._database.read(partial(catalogues.reading, kind=sheet.kind_of_table))
        guessed = Reading(guess(sheet, words()), CHINESE_TEMPLATE if _chinese(sheet) else USUAL_TEMPLATE)
        if known is None:
            return guessed
        # the names are the same but for capitals and signs
        there = {one: name for one, name in known.columns.of.items() if name in sheet.header}
        return replace(known, columns=Columns(there)) if there else guessed

    async def remember(self, sheet: Sheet, chosen: Reading) -> None:
        """Read sheets of these columns like this from now on."""
        at = self._clock()
        await self._database.write(partial(catalogues.keep_reading, kind=sheet.kind_of_table, chosen=chosen, at=at))

    async def quote_words(self, sheet: Sheet, order: Order) -> TalkQuote:
        """What the prompts by a language model will cost at most."""
        order = replace(order, choice=await self._planner.complete(order.choice))
        places = order.reading.columns.at(sheet)
        asked = await asyncio.to_thread(
            catalogue_rows.read_rows, edited(sheet, order.edits, places), places, order, words()
        )
        wanted = [row.prompt for row in asked if _is_written(row)]
        return await self._scenes.quote(wanted, order.chat, order.chat_model, project=order.choice.project)

    async def plan(self, sheet: Sheet, order: Order, *, consented: bool = False) -> CataloguePlan:
        """Every row with its request, cost and what stands against it. Spends nothing on video.

        Prompts by a language model are paid for; `consented`: a person agreed, also where nobody knows the price.

        A row that cannot be used is a line with a problem. Raises InputError for a template or columns that cannot
        be used at all, and what opening the connections raises.
        """
        order = replace(order, choice=await self._planner.complete(order.choice))
        places = order.reading.columns.at(sheet)
        asked = await asyncio.to_thread(
            catalogue_rows.read_rows, edited(sheet, order.edits, places), places, order, words()
        )
        if order.chat:
            asked = await self._written(asked, order, consented=consented)
        if order.choice.connection == AUTO or not order.choice.model:
            can = None
        else:
            can = await self._planner.abilities(order.choice.connection, order.choice.model)
        rows = await asyncio.to_thread(catalogue_rows.commissioned, asked, order, Path(sheet.file).parent, can)
        requests = [row.request for row in rows if row.request is not None]
        items = iter(await self._planner.review_all(requests, order.wish))
        lines = await asyncio.to_thread(catalogue_rows.lines, rows, items, await self._contents(sheet))
        return CataloguePlan(sheet, await self._with_past(lines))

    async def quote(self, plan: Plan) -> Quote:
        """What the chosen rows will cost: at least, with the usual retries, at most."""
        return await self._planner.quote(plan)

    async def likely_time(self, plan: Plan) -> LikelyTime | None:
        """How long the chosen rows will likely take, by the last clips of their connection; None: too few came yet."""
        rows = [item.request.connection for item in plan.items if not item.cached]
        if not rows:
            return None
        most = max(set(rows), key=rows.count)
        spans = await self._database.read(partial(attempts.spans, name=most))
        return likely_time(len(rows), spans)

    async def models(self, connection: str) -> tuple[str, ...]:
        """What a connection can make clips with. Raises what opening it raises."""
        return (await self._planner.abilities(connection, "")).models

    async def submit(
        self,
        plan: CataloguePlan,
        rows: Iterable[int] | None = None,
        *,
        how: Arrangement = USUAL,
        fresh: bool = False,
        again: bool = False,
    ) -> tuple[JobId, ...]:
        """Queue the chosen rows (None: all that nobody has made yet), all or none.

        A row that was queued since the plan was made, here or by another process, is left out unless `again`.
        """
        lines, at = plan.chosen(rows), self._clock()

        def enter(connection: Connection) -> tuple[JobId, ...]:
            since = catalogues.made(connection, [line.mark for line in lines])
            wanted = [
                (line, line.item)
                for line in lines
                if line.item is not None and (again or since.get(line.mark, line.job) == line.job)
            ]
            requests = [replace(item.request, fresh=fresh) for _, item in wanted]
            quotes = [Estimate(item.quoted, item.price) if fresh else item.estimate for _, item in wanted]
            ids = self._jobs.enter(connection, requests, how, quotes)
            kept = [
                catalogues.Entry(job_id, line.mark, line.content, line.sku, plan.sheet.file, line.row, at)
                for job_id, (line, _) in zip(ids, wanted, strict=True)
            ]
            catalogues.keep(connection, kept)
            return ids

        return await self._database.write(enter)

    async def _contents(self, sheet: Sheet) -> tuple[str, ...]:
        """What tells the rows of a sheet; of the sheet that was asked about last it is known."""
        if self._marked is None or self._marked[0] is not sheet:
            self._marked = (sheet, await asyncio.to_thread(contents, sheet))
        return self._marked[1]

    async def results(self, sheet: Sheet, said: Callable[[Problem], str]) -> tuple[RowResult, ...]:
        """What became of each row; `said` gives the words of a problem. A row that was never queued is "not queued"."""
        marks = await self._contents(sheet)

        def look(
            connection: Connection,
        ) -> tuple[dict[str, str], dict[str, Job], dict[str, Clip], dict[str, Noted | None]]:
            known = catalogues.by_content(connection, marks)
            ids = [JobId(one) for one in known.values()]
            found = {str(job.id): job for job in jobs.all_of(connection, ids)}
            clips = catalogues.clips_of(connection, ids)
            digests = [clip.verification.sha256 for clip in clips.values() if clip.verification.sha256]
            seen = {one.digest: one.noted for one in measured.some(connection, digests)}
            return known, found, clips, seen

        known, found, clips, seen = await self._database.read(look)
        return tuple(
            _result(row.number, found.get(known.get(mark, "")), clips.get(known.get(mark, "")), seen, said)
            for row, mark in zip(sheet.rows, marks, strict=True)
        )

    @staticmethod
    async def write(
        sheet: Sheet, results: Sequence[RowResult], target: Path, *, force: bool = False, in_place: bool = False
    ) -> None:
        """Write the sheet with the results to `target`, whole or not at all.

        The sheet itself is overwritten only with `in_place`. Raises InputError output_exists, output_is_source, ...
        """
        source = Path(sheet.file)
        told: Mapping[int, Sequence[str]] = {one.row: one.cells for one in results}
        async with files.aside(target, sources=[] if in_place else [source], replace=force or in_place) as part:
            await asyncio.to_thread(sheets.write_sheet, sheet, source, part, told)

    async def _written(self, asked: tuple[Asked, ...], order: Order, *, consented: bool) -> tuple[Asked, ...]:
        """The prompts by a language model, each question once; where it gave nothing usable the template's stays."""
        wanted = [row for row in asked if _is_written(row)]
        scenes = await self._scenes.describe_all(
            [row.prompt for row in wanted], order.chat, order.chat_model,
            project=order.choice.project, consented=consented,
        )  # fmt: skip
        told = {row.product.row: scene for row, scene in zip(wanted, scenes, strict=True) if row.product is not None}
        return tuple(catalogue_rows.told(row, told) for row in asked)

    async def _with_past(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """What was made for the rows before."""
        marks, skus = [line.mark for line in lines if line.mark], [line.sku for line in lines if line.sku]

        def look(connection: Connection) -> tuple[dict[str, str], frozenset[str]]:
            return catalogues.made(connection, marks), catalogues.known_skus(connection, skus)

        made, known = await self._database.read(look)
        return tuple(_standing(line, made, known) for line in lines)


def _is_written(row: Asked) -> bool:
    """Whether a language model writes the row's prompt."""
    return row.problem is None and row.written is Written.TEMPLATE


def _standing(line: Line, made: Mapping[str, str], known: frozenset[str]) -> Line:
    if line.mark in made:
        return replace(line, standing=Standing.MADE, job=made[line.mark])
    if line.standing is Standing.NEW and line.sku in known:
        return replace(line, standing=Standing.CHANGED)
    return line


def motion_words(clip: Clip | None, seen: Mapping[str, Noted | None]) -> str:
    """What the motion report came to: cadence, and the measures that deserve a look; empty without a clip."""
    if clip is None:
        return ""
    noted = seen.get(clip.verification.sha256 or "")
    if noted is None:
        return "not measured"
    return "; ".join(part for part in (noted.verdict, *(f"look: {name}" for name in noted.looks)) if part)


def _result(
    row: int, job: Job | None, clip: Clip | None, seen: Mapping[str, Noted | None], said: Callable[[Problem], str]
) -> RowResult:
    if job is None:
        return RowResult(row, "not queued")
    paid = job.charged
    state = "paused" if job.paused and not job.ended else str(job.state)
    return RowResult(
        row=row,
        state="removed" if job.state is JobState.DONE and clip is None else state,
        file="" if clip is None else clip.path,
        cost="" if paid is None else f"{paid.micro / 1_000_000:.6f}",
        currency="" if paid is None else paid.currency,
        score="" if clip is None or clip.physics_score is None else f"{clip.physics_score:g}",
        motion=motion_words(clip, seen),
        job=str(job.id),
        request_id="" if job.handle is None else job.handle.remote_id or "",
        problem="" if job.problem is None else said(job.problem),
    )


def _chinese(sheet: Sheet) -> bool:
    """Whether most of a table is written in Chinese: a prompt in two languages serves nobody."""
    rows = sum(any(unparted(cell) for cell in row.cells) for row in sheet.rows)
    return any(unparted(name) for name in sheet.header) and rows * 2 > len(sheet.rows)
