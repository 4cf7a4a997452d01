"""What was in the composer, chosen and shown comes back after a close, a crash, or a file that cannot be read."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
import shiboken6

from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui.window import Window
from tests.ui.conftest import Run, until
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.ui.panels.log import LogFeed
    from holysheep_studio.ui.theme import Wardrobe
    from tests.conftest import MakeClip

PROMPT = "honey over a spoon, \u6162\u52a8\u4f5c, \u201cslow\u201d\nsecond line"


def test_the_form_the_choice_and_the_picture_are_there_again(
    desk: Desk, wardrobe: Wardrobe, feed: LogFeed, make_clip: MakeClip, run: Run
) -> None:
    first, second = make_clip(frames=12), make_clip(frames=24)

    async def before() -> None:
        async with desk.opened(first, second) as session:
            window = desk.window
            await until(
                lambda: len(window.sources.model.rows) == 2 and all(row.footage for row in window.sources.model.rows)
            )
            wanted = next(row for row in window.sources.model.rows if row.path == str(second))
            window.sources.select((wanted.id,))
            window.composer.chooser.choose("constant_speed")
            window.composer._fields["speed"].setValue(0.35)
            window.composer.options._shutter.setValue(180)
            window.composer.cloud.prompt.setPlainText(PROMPT)
            await until(lambda: window.composer.maker.count() > 1)
            window.composer.maker.setCurrentIndex(1)
            session.household.draft.keep()  # as the timer does; nothing is closed in order

    run(before())
    again = Window(desk.data, Jobs.quote, feed)
    again.show()

    async def after() -> None:
        async with Desk(again, wardrobe, desk.data).opened():
            await until(lambda: again.sources.selected)
            assert [source.path for source in again.sources.selected] == [str(second)]
            await until(lambda: again.viewer.path == str(second))
            choice = again.composer.choice
            assert (choice.effect, choice.values["speed"], choice.shutter_deg) == (
                "constant_speed",
                Fraction("0.35"),
                180,
            )
            assert again.composer.cloud.prompt.toPlainText() == PROMPT
            await until(lambda: again.composer.maker.currentData() == "demo")

    run(after())
    again.close()
    shiboken6.delete(again)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"effect": 7, "values": [], "options": {"_crf": "x"}, "cloud": 3, "sources": {}, "bend": {"a": 1}}',
    ],
)
def test_a_draft_that_makes_no_sense_counts_as_none(desk: Desk, text: str, run: Run) -> None:
    desk.data.mkdir(parents=True, exist_ok=True)
    draft: Path = desk.data / "draft.json"
    draft.write_text(text, encoding="utf-8")
    effect = desk.window.composer.choice.effect

    async def story() -> None:
        async with desk.opened() as session:
            assert desk.window.composer.choice.effect == effect
            session.household.draft.keep()
            assert json.loads(draft.read_text(encoding="utf-8"))["effect"] == effect

    run(story())
