"""Trials: started, fed with requests, voted on, and summed up side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.connection import Kept, Stage
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.result import result_key
from holysheep_studio.domain.takes import score_of
from holysheep_studio.domain.trial import (
    Summary,
    Take,
    Trial,
    TrialKind,
    TrialMark,
    assign,
    chance_of_split,
    checked,
    split_counts,
    summarise,
)
from holysheep_studio.store import jobs, trials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.store.database import Connection, Database


class Standing(Frozen, frozen=True):
    """A trial with its takes and figures. `chance` is how likely its split is, where requests are split."""

    trial: Trial
    takes: tuple[Take, ...]
    summaries: tuple[Summary, Summary]
    chance: float | None


class Trials:
    """The trials of a data folder."""

    def __init__(self, database: Database, accounts: Accounts, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._accounts = accounts
        self._clock = clock

    async def start(self, trial: Trial) -> Trial:
        """Begin a trial. Raises InputError bad_value; the second connection of a shadow must have that stage."""
        begun = checked(replace(trial, name=trial.name.strip(), started_at=self._clock(), ended_at=None))
        shadow = begun.arms[1].connection
        for account in await self._accounts.list():
            outside = account.name == shadow and account.kept is not Kept.RUN and account.stage is not Stage.SHADOW
            if outside and begun.kind is TrialKind.SHADOW:
                raise InputError(Code.BAD_VALUE, field=f"the stage of {shadow}", value=account.stage, expected="shadow")

        def keep(connection: Connection) -> None:
            if trials.one(connection, begun.name) is not None:
                raise InputError(Code.BAD_VALUE, field="name", value=begun.name, expected="a name that is not taken")
            trials.save(connection, begun)

        await self._database.write(keep)
        return begun

    async def stop(self, name: str) -> Trial:
        """End a trial: nothing more is sent for it, what was found stays. Raises InputError bad_value."""
        ended = replace(await self.one(name), ended_at=self._clock())
        await self._database.write(partial(trials.save, trial=ended))
        return ended

    async def all(self) -> tuple[Trial, ...]:
        """Every trial, oldest first."""
        return await self._database.read(trials.everything)

    async def one(self, name: str) -> Trial:
        """A trial by its name. Raises InputError bad_value."""
        found = await self._database.read(partial(trials.one, name=name))
        if found is None:
            known = ", ".join(trial.name for trial in await self.all()) or "none has been started"
            raise InputError(Code.BAD_VALUE, field="trial", value=name, expected=known)
        return found

    async def place(self, name: str, request: GenerationRequest) -> GenerationRequest:
        """The request for its arm of a split trial; the same request always goes to the same one."""
        trial = await self.one(name)
        if trial.kind is not TrialKind.SPLIT or trial.ended_at is not None or request.cloud is None:
            raise InputError(Code.BAD_VALUE, field="trial", value=name, expected="a split trial that is under way")
        files = {one.slot: f"{one.path} {one.identity}" for one in request.uploads}
        unit = result_key(replace(request, cloud=replace(request.cloud, model="")), "", files)[:16]
        arm = assign(trial, unit)
        spec = replace(request.cloud, model=arm.model)
        mark = TrialMark(trial.name, arm.name, unit)
        return replace(request, connection=arm.connection, cloud=spec, trial=mark)

    async def vote(self, name: str, job_id: str, value: int) -> None:
        """Keep what a person thinks of a take: 1, 0 or -1. Raises InputError bad_value, unknown_job."""
        await self.vote_all(name, {job_id: value})

    async def vote_all(self, name: str, votes: Mapping[str, int]) -> Mapping[str, int]:
        """Keep the votes on takes by their jobs, all or none; returns those before. Raises as `vote`."""
        trial = await self.one(name)
        odd = next((value for value in votes.values() if value not in {-1, 0, 1}), None)
        if odd is not None:
            raise InputError(Code.BAD_VALUE, field="vote", value=odd, expected="1, 0 or -1")

        def keep(connection: Connection) -> Mapping[str, int]:
            before = {one.job_id: one.vote or 0 for one in trials.members(connection, trials.TRIAL, trial.name)}
            for job_id, value in votes.items():
                if not trials.vote(connection, job_id, trial.name, value):
                    raise InputError(Code.UNKNOWN_JOB, job=job_id)
            return {job_id: before[JobId(job_id)] for job_id in votes}

        return await self._database.write(keep)

    async def resume(self, name: str) -> Trial:
        """Let an ended trial go on. Raises InputError bad_value."""
        open_again = replace(await self.one(name), ended_at=None)
        await self._database.write(partial(trials.save, trial=open_again))
        return open_again

    async def result(self, name: str) -> Standing:
        """How a trial stands. Raises InputError bad_value."""
        trial = await self.one(name)

        def look(connection: Connection) -> tuple[Take, ...]:
            found = trials.members(connection, trials.TRIAL, trial.name)
            return tuple(_take(jobs.one(connection, one.job_id), one) for one in found)

        takes = await self._database.read(look)
        first, second = trial.arms
        split = trial.kind is TrialKind.SPLIT
        chance = chance_of_split(split_counts(trial, takes), (first.share, second.share)) if split else None
        return Standing(trial, takes, (summarise(first, takes), summarise(second, takes)), chance)


def _take(job: Job, member: trials.Member) -> Take:
    done = job.state is JobState.DONE
    timed = done and job.ended_at is not None and job.submitted_at is not None
    return Take(
        job.id,
        member.unit,
        member.arm,
        job.ended,
        done,
        score_of(job) if done else None,
        job.charged,
        (job.ended_at or 0) - (job.submitted_at or 0) if timed else None,
        member.vote,
    )
