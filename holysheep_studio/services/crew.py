"""Crew: sends each job down its road, the local engine's or a cloud's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.job import Job, JobId, JobState
    from holysheep_studio.services.cloud_stages import CloudStages
    from holysheep_studio.services.desk import Desk, Outcome, Stage
    from holysheep_studio.services.stages import Stages


class Crew:
    """Both roads as one table."""

    def __init__(self, local: Stages, cloud: CloudStages) -> None:
        """Which road a job takes is told by its request."""
        self._local = local
        self._cloud = cloud

    @property
    def table(self) -> Mapping[JobState, Stage]:
        """The stage that each state waits for."""
        return {state: self._stage(state) for state in {*self._local.table, *self._cloud.table}}

    async def stop(self, job: Job) -> Outcome:
        """What comes of a person's cancel."""
        return await (self._local if job.request.cloud is None else self._cloud).stop(job)

    def clear(self, job_id: JobId) -> None:
        """Delete what an ended job has left. Blocks."""
        self._local.clear(job_id)

    def _stage(self, state: JobState) -> Stage:
        async def run(job: Job, desk: Desk) -> Outcome:
            return await (self._local if job.request.cloud is None else self._cloud).table[state](job, desk)

        return run
