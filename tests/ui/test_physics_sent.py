"""What is set in the physics editor ends in the request; what each connection gets of it is told before."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from holysheep_studio.domain.physics import PhysicsType
from holysheep_studio.domain.staging import Staging, with_environment, with_parameter, with_type
from holysheep_studio.services.pricing import samples
from holysheep_studio.ui.presenters.receipts import _readable
from holysheep_studio.ui.widgets.physics_row import PhysicsRow
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import agree, choose, connected, shop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk


def thick() -> Staging:
    fluid = with_type(Staging(), PhysicsType.FLUID_DYNAMICS)
    return with_environment(with_parameter(fluid, "viscosity", 5.0), wind_m_s=(3.0, 0.0, 0.0))


def test_a_set_viscosity_is_in_the_jobs_request(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            row = replace(samples().prices[0], connection="shop")
            await session._cloud_presenter._planner._pricing.set_prices([row])
            form = await connected(desk, session, server, "holysheep-b")
            form.prompt.setPlainText("honey")
            choose(form, "slow_motion_4x")
            await until(form.add_button.isEnabled)
            assert not form.physics.send.isEnabled()
            window.physics.stage(thick(), "thick")
            assert "viscosity 5 mPa\u00b7s" in form.physics.summary.text()
            await until(form.add_button.isEnabled)
            form.add_button.click()
            await agree(session)
            await until(lambda: window.queue.model.rows)
            job = await session._jobs.get(window.queue.model.rows[0].id)
            assert job.request.cloud is not None
            assert job.request.cloud.physics == thick().physics
            await until(lambda: window.clips.model.rows)

    run(story())


def test_the_row_is_no_wider_than_its_box_and_words(qtbot: QtBot) -> None:
    row = PhysicsRow()
    qtbot.addWidget(row)
    row.show()
    assert row.minimumSizeHint().width() < row.send.sizeHint().width() + row.edit.sizeHint().width()


def test_unticked_physics_stays_here(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened():
            form = desk.window.composer.cloud
            desk.window.physics.stage(thick(), "thick")
            assert form.wish.choice.physics == thick().physics
            form.physics.send.click()
            assert form.wish.choice.physics is None

    run(story())


def test_what_leaves_is_shown_field_by_field_and_as_a_whole(desk: Desk, run: Run) -> None:
    window, page = desk.window, desk.window.physics.sent

    def told() -> list[str]:
        return [shown.text() for shown in page._rows.findChildren(QLabel)]

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server, "holysheep-b")
            form.prompt.setPlainText("honey")
            choose(form, "slow_motion_4x")
            window.physics.stage(with_parameter(thick(), "viscosity", 10_000.0), "honey")
            window.show_physics()
            window.physics.tabs.setCurrentIndex(window.physics.sent_index)
            await until(page.body.toPlainText)
            assert page.connection.currentData() == "shop"
            body = json.loads(page.body.toPlainText())
            assert body["physics_simulation"]["parameters"] == {"viscosity": 1000}  # the wire's clamp
            assert body["prompt"] == page.prompt.text() == "honey Surroundings: wind (3, 0, 0) m/s."
            await until(lambda: "Matter" in told())
            assert "in a field of its own" in told()
            assert any(words.startswith("in the prompt: Surroundings") for words in told())
            assert "1000 is used" in page.issues.text()
            window.physics.stage(Staging(), "nothing")
            await until(lambda: "nothing of it is sent" in page.said.text())
            assert "physics_simulation" not in page.body.toPlainText()
            assert server.book.charges == []

    run(story())


def test_a_body_that_is_a_form_is_shown_as_it_is() -> None:
    assert _readable(b'{"a":1}') == '{\n  "a": 1\n}'
    assert _readable(b'--x\r\nname="prompt"\r\n\r\nhoney') == '--x\nname="prompt"\n\nhoney'
