"""A newer version in the window: a setting only where the build has an address, one look a day, and a link."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from holysheep_studio.domain.settings import Settings
from holysheep_studio.services.releases import Releases
from holysheep_studio.ui.dialogs.settings import SettingsDialog
from holysheep_studio.ui.presenters.releases import DAY_S, ReleasesPresenter
from holysheep_studio.ui.tasks import Tasks
from tests.providers.servers import site
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from holysheep_studio.ui.window import Window

PAGE = "https://example.org/studio"
ON, OFF = Settings(look_for_updates=True), Settings()


async def _direct() -> str:
    return "direct"


async def _answer(_: web.Request) -> web.StreamResponse:
    return web.json_response({"version": "99.0", "page": PAGE})


def test_a_build_without_an_address_has_no_such_setting(window: Window) -> None:
    without, able = SettingsDialog("/data", window), SettingsDialog("/data", window, able={"look_for_updates": True})
    assert "look_for_updates" not in without._boxes
    able.show_settings(ON)
    assert able._boxes["look_for_updates"].isChecked()
    for dialog in (without, able):
        dialog.reject()


def test_it_looks_once_a_day_only_when_asked_to_and_shows_a_link(window: Window, run: Run) -> None:
    opened: list[str] = []
    now = [1_800_000_000.0]

    async def story() -> None:
        tasks = Tasks(window)
        async with site(_answer) as server:
            releases = Releases(f"{server.url}/releases.json", _direct)
            presenter = ReleasesPresenter(
                releases, window, tasks, clock=lambda: now[0], show=lambda url: opened.append(url.toString())
            )
            presenter.show_settings(OFF)
            await asyncio.sleep(0)
            assert server.seen == []
            presenter.show_settings(ON)
            await until(lambda: window.toasts.shown)
            presenter.show_settings(ON)
            (toast,) = window.toasts.shown
            assert "99.0" in toast.words
            toast.button.click()
            await until(lambda: opened)
            assert len(server.seen) == 1
            now[0] += DAY_S + 1
            presenter.show_settings(ON)
            await until(lambda: len(server.seen) == 2)
        await tasks.close()

    run(story())
    assert opened == [PAGE]
