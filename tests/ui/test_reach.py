"""Commands without anything to act on are off and say what they need; with it they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import until

if TYPE_CHECKING:
    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

ABOUT_CLIPS = {"accept", "reject", "undecide", "star", "tags", "again", "note", "deliver", "lip_sync"}
ABOUT_SOURCES = {"upscale", "compare", "measure", "add_to_queue"}
NEEDY = ABOUT_CLIPS | ABOUT_SOURCES | {
    "undo", "redo", "play", "step_back", "step_forward", "to_start", "to_end", "loop", "go_to", "compare_source",
    "scopes", "viewer_full", "fit", "actual_size", "snapshot", "pause_jobs", "cancel_jobs", "retry_jobs", "move_up",
    "move_down", "clear_ended", "crash_reports",
}  # fmt: skip


def off(desk: Desk) -> set[str]:
    act = desk.window.actions_by_name
    return {name for name in act.names if not act[name].isEnabled()}


def test_commands_are_on_when_they_have_something_to_act_on(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            act = desk.window.actions_by_name
            await until(lambda: off(desk) == NEEDY)
            for name in NEEDY:
                assert "\n" in act[name].toolTip(), name  # the second line is the reason
            assert act["deliver"].toolTip().endswith("Choose a clip in the list first.")
            session.commands.add([make_clip(frames=6)])
            await until(lambda: not off(desk) & ABOUT_SOURCES)
            assert off(desk) >= ABOUT_CLIPS
            assert "\n" not in act["upscale"].toolTip()
            act["add_to_queue"].trigger()
            await until(lambda: desk.window.clips.model.lines)
            desk.window.clips.select([line.id for line in desk.window.clips.model.lines.values()])
            await until(lambda: not off(desk) & ABOUT_CLIPS)
            assert "undo" not in off(desk)
            session.commands.remove_clips([line.id for line in desk.window.clips.model.lines.values()])
            session.commands.remove_sources([one.id for one in desk.window.sources.model.rows])
            await until(lambda: {"deliver", "upscale"} <= off(desk))

    run(story())
