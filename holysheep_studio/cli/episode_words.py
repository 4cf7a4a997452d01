"""Words for episodes on the command line: their stages, shots, takes and what filming costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.quoting import quote_lines
from holysheep_studio.cli.words import issue_words, money_words, one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.episode import Origin, Stage, stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.episode import Episode, EpisodeId
    from holysheep_studio.services.filming import ShootingPlan, TakeView

_BY_RULE = "by rule, no model was asked or none could answer"


def episodes_listed(found: Sequence[tuple[EpisodeId, str, str, float]], *, json: bool) -> int:
    """Print all episodes."""
    if json:
        rows = [{"id": one, "series": series, "title": title} for one, series, title, _ in found]
        document({"schema": "episodes/1", "episodes": rows})
    else:
        for one, series, title, _ in found:
            say(f"{one[:8]}  {one_line(series)}: {one_line(title)}")
    return DONE


def episode_told(found: Episode, takes: Sequence[TakeView] = (), *, json: bool) -> int:
    """Print one episode."""
    if json:
        document({"schema": "episode/1", "episode": _plain(found)})
    else:
        _tell(found, takes)
    return DONE


def _plain(found: Episode) -> dict[str, Any]:
    old = stale(found)
    about: dict[str, Any] = {
        name: to_plain(getattr(found, name))
        for name in ("id", "series", "title", "script", "enhanced", "scenes", "boards", "cut", "takes")
    }
    about["marks"] = [
        {"stage": stage, "key": key, "version": mark.version, "origin": mark.origin, "out_of_date": (stage, key) in old}
        for (stage, key), mark in found.marks.items()
    ]
    return about


def _tell(found: Episode, takes: Sequence[TakeView]) -> None:
    say(f"{one_line(found.series)}: {one_line(found.title)}")
    old = stale(found)
    for number, scene in enumerate(found.scenes or (), start=1):
        say(f"{number:3}. {one_line(scene.heading)}{_state(found, scene.key, old)}")
        for shot in found.boards.get(scene.key, ()):
            say(f"     {shot.key:6} {one_line(shot.camera_angle)}: {one_line(shot.action)} ({one_line(shot.tone)})")
            for view in takes:
                if view.take.shot == shot.key:
                    mark = " accepted" if view.take.accepted else ""
                    late = "" if view.current else " (the shot has changed since)"
                    say(f"            take {view.take.job_id[:8]} {view.state}{mark}{late}")
    if found.scenes is None:
        say(f"  a script of {len(found.script.text.splitlines())} lines; `episode split` makes scenes of it")


def _state(found: Episode, key: str, old: frozenset[tuple[Stage, str]]) -> str:
    if key not in found.boards:
        return "  (no storyboard yet)"
    if (Stage.STORYBOARD, key) in old:
        return "  (the storyboard is out of date)"
    by_rule = found.marks[Stage.STORYBOARD, key].origin is Origin.OFFLINE
    return f"  (storyboard {_BY_RULE})" if by_rule else ""


def shooting_told(made: ShootingPlan, jobs: Sequence[str], *, json: bool) -> None:
    """Print what filming means and costs, and the jobs where it was queued."""
    sums = {"totals": dict(made.plan.totals), "unknown": made.plan.unknown}
    if json:
        shots = [
            {
                "shot": one.shot,
                "prompt": one.item.request.prompt,
                "duration_s": float(one.item.request.time_map.duration),
                "quoted": None if one.item.quoted is None else to_plain(one.item.quoted),
            }
            for one in made.shootings
        ]
        document({"schema": "shooting/1", "shots": shots, "filmed": list(made.filmed), **sums, "jobs": list(jobs)})
        return
    for one in made.shootings:
        cost = one.item.quoted
        told = "unknown price" if cost is None else money_words({cost.currency: cost.micro}, 0)
        say(f"{one.shot:8} {told:16} {one_line(one.item.request.prompt)}")
        for issue in one.item.issues:
            say(f"{'':8} {issue.severity}: {issue_words(issue)}")
    say(f"{len(made.shootings)} shots to film, {len(made.filmed)} have a take:")
    for line in quote_lines(made.quote):
        say(f"  {line}")
    for job in jobs:
        say(job)
