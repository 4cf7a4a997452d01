"""The connections dialog: keys go in and never come back, and a keyring that asks holds nothing up."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMessageBox

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.connection import Kept
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.services.accounts import Accounts, Edit, known_services
from holysheep_studio.store.keys import Keys
from holysheep_studio.ui.presenters.connections import KEPT, ConnectionsPresenter
from holysheep_studio.ui.widgets.connection_form import ConnectionWish
from tests.store.keyrings import MemoryKeyring
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from holysheep_studio.ui.dialogs.connections import ConnectionsDialog
    from holysheep_studio.ui.session import Session
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
KEY = "sk-a-very-secret-key-9f3Q"


def opened(presenter: ConnectionsPresenter) -> ConnectionsDialog:
    presenter.open()
    assert presenter.dialog is not None
    return presenter.dialog


def with_keyring(desk: Desk, session: Session, keys: Keys) -> ConnectionsPresenter:
    """The dialog over the same data folder, with a keyring of the test's."""
    known = session._connections_presenter._accounts
    accounts = Accounts(known._database, keys, environment={}, clock=lambda: 0.0, new_id=known._new_id)
    return ConnectionsPresenter(accounts, session._tasks, desk.window)


def fill(dialog: ConnectionsDialog, name: str, address: str, key: str, service: str = "holysheep-d") -> None:
    form = dialog.form
    form.name.setText(name)
    form.service.setCurrentIndex(form.service.findData(service))
    form.address.setText(address)
    form.key.setText(key)
    QTest.mouseClick(form.save_button, LEFT)


def everything_shown(dialog: ConnectionsDialog) -> str:
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [line.displayText() for line in dialog.findChildren(QLineEdit)]
    words += [line.placeholderText() for line in dialog.findChildren(QLineEdit)]
    table = dialog.table
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            words.append("" if item is None else f"{item.text()} {item.toolTip()}")
    return "\n".join(words)


def test_without_a_keyring_a_connection_lives_in_memory_is_tested_edited_and_removed(
    desk: Desk, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server, desk.opened() as session:
            desk.window.actions_by_name["connections"].trigger()
            dialog = session._connections_presenter.dialog
            assert dialog is not None
            assert not dialog.add_button.isEnabled()
            await until(dialog.add_button.isEnabled)
            assert "No keyring" in dialog.keyring.text()
            QTest.mouseClick(dialog.add_button, LEFT)
            assert dialog.form.memory_only.isChecked()
            assert not dialog.form.memory_only.isEnabled()
            fill(dialog, "demo", server.base_url, server.key)
            await until(lambda: dialog.table.rows)
            assert dialog.pages.currentIndex() == 0
            (row,) = dialog.table.rows
            assert (row.last_four, row.kept) == (server.key[-4:], "In memory")
            assert row.host in server.base_url
            QTest.mouseClick(dialog.test_button, LEFT)
            assert not dialog.test_button.isEnabled()
            await until(lambda: "accepted" in dialog.outcome.text())
            assert not server.book.charges
            QTest.mouseClick(dialog.edit_button, LEFT)
            assert dialog.form.key.text() == ""
            assert not dialog.form.name.isEnabled()
            dialog.form.key.setText(KEY)
            QTest.mouseClick(dialog.form.save_button, LEFT)
            await until(lambda: dialog.table.rows[0].last_four == KEY[-4:])
            QTest.mouseClick(dialog.test_button, LEFT)
            await until(lambda: dialog.outcome.objectName() == "negative")
            assert "does not accept the key" in dialog.outcome.text()
            assert KEY not in everything_shown(dialog)
            assert server.key not in everything_shown(dialog)
            QTest.mouseClick(dialog.remove_button, LEFT)
            box = dialog.findChild(QMessageBox)
            assert box is not None
            QTest.mouseClick(next(button for button in box.buttons() if button.text() == "Remove"), LEFT)
            await until(lambda: not dialog.table.rows)
            assert dialog.empty.isVisible()

    with caplog.at_level(logging.DEBUG):
        run(story())
    assert KEY not in caplog.text


def test_a_keyring_that_asks_its_owner_holds_nothing_up(desk: Desk, run: Run) -> None:
    unlocked = threading.Event()
    ring = MemoryKeyring(before=lambda: unlocked.wait(300))

    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(with_keyring(desk, session, Keys(lambda: ring)))
            await until(lambda: dialog.keyring.text() == "Keys are kept in: memory keyring")
            QTest.mouseClick(dialog.add_button, LEFT)
            assert not dialog.form.memory_only.isChecked()
            fill(dialog, "mine", "", KEY)
            assert "may ask for its password" in dialog.form.problem.text()
            assert not dialog.form.save_button.isEnabled()
            # the window lives on meanwhile
            desk.window.actions_by_name["settings"].trigger()
            settings = session._settings_presenter.dialog
            assert settings is not None
            settings.local.setValue(4)
            await until(lambda: session._settings_presenter._settings.concurrency == 4)
            settings.reject()
            assert not ring.entries
            unlocked.set()
            await until(lambda: dialog.table.rows)
            assert len(ring.entries) == 1
            assert dialog.table.rows[0].kept == "In the keyring"
            assert "api.holysheep.ai" in dialog.table.rows[0].host
            # another dialect at its usual address, with the key that is there
            QTest.mouseClick(dialog.edit_button, LEFT)
            dialog.form.service.setCurrentIndex(dialog.form.service.findData("pixverse"))
            assert dialog.form.address.text() == ""
            QTest.keyClick(dialog.form.key, Qt.Key.Key_Return)
            await until(lambda: dialog.table.rows[0].service == "pixverse")
            assert "pixverse" in dialog.table.rows[0].host
            assert dialog.table.rows[0].last_four == KEY[-4:]

    try:
        run(story())
    finally:
        unlocked.set()


def test_a_broken_keyring_is_said_and_memory_is_offered(desk: Desk, run: Run) -> None:
    def fail() -> object:
        raise OSError("locked")

    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(with_keyring(desk, session, Keys(lambda: MemoryKeyring(name_before=fail))))
            await until(dialog.add_button.isEnabled)
            assert "keyring did not" in dialog.keyring.text()
            QTest.mouseClick(dialog.add_button, LEFT)
            fill(dialog, "mine", "", KEY)
            await until(lambda: dialog.table.rows)
            assert dialog.table.rows[0].kept == "In memory"

    run(story())


@pytest.mark.parametrize(
    ("name", "address", "key", "words"),
    [
        ("", "", KEY, "name"),
        ("x", "http://example.org/v1", KEY, "not encrypted"),
        ("x", "nonsense", KEY, "nonsense"),
        ("x", "", "", "cannot be a key"),
        ("x", "", "sk with spaces in it", "cannot be a key"),
    ],
)
def test_what_cannot_be_is_said_in_the_form_and_nothing_is_kept(
    desk: Desk, run: Run, name: str, address: str, key: str, words: str
) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(session._connections_presenter)
            await until(dialog.add_button.isEnabled)
            QTest.mouseClick(dialog.add_button, LEFT)
            fill(dialog, name, address, key)
            await until(dialog.form.save_button.isEnabled)
            assert words in dialog.form.problem.text()
            assert dialog.form.problem.objectName() == "negative"
            assert await session._connections_presenter._accounts.list() == ()
            QTest.mouseClick(dialog.form.back_button, LEFT)
            assert dialog.form.key.text() == ""

    run(story())


def test_what_was_made_for_this_run_can_be_tested_but_not_changed(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            accounts = session._connections_presenter._accounts
            accounts.offer(Connection("demo", "holysheep-a", "http://127.0.0.1:9/v1", Secret(KEY)))
            dialog = opened(session._connections_presenter)
            await until(lambda: dialog.table.rows)
            assert dialog.table.rows[0].kept == "For this run"
            enabled = [dialog.edit_button.isEnabled(), dialog.test_button.isEnabled(), dialog.remove_button.isEnabled()]
            assert enabled == [False, True, False]
            dialog.table.opened.emit(dialog.table.rows[0])
            assert dialog.pages.currentIndex() == 0
            QTest.mouseClick(dialog.test_button, LEFT)
            await until(lambda: dialog.outcome.objectName() == "negative")
            assert "cannot be reached" in dialog.outcome.text()

    run(story())


def test_the_key_field_hides_and_gives_nothing_back(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(session._connections_presenter)
            await until(dialog.add_button.isEnabled)
            QTest.mouseClick(dialog.add_button, LEFT)
            field = dialog.form.key
            assert field.echoMode() is QLineEdit.EchoMode.Password
            QGuiApplication.clipboard().setText(KEY)
            field.paste()
            assert field.text() == KEY
            QGuiApplication.clipboard().clear()
            field.selectAll()
            field.copy()
            assert KEY not in QGuiApplication.clipboard().text()
            assert KEY not in everything_shown(dialog)
            assert KEY not in repr(ConnectionWish("", "x", "pixverse", "", KEY, memory_only=False))

    run(story())


def test_every_control_has_a_name_and_every_place_of_a_key_has_words(desk: Desk, run: Run) -> None:
    assert set(KEPT) == set(Kept)
    assert "custom" not in {one.name for one in known_services()}

    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(session._connections_presenter)
            for kind in (QAbstractButton, QComboBox, QLineEdit):
                for widget in dialog.findChildren(kind):
                    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                        assert widget.accessibleName() or getattr(widget, "text", str)(), widget

    run(story())


def test_an_earlier_version_is_gone_back_to_and_one_without_a_key_is_refused(desk: Desk, run: Run) -> None:
    ring = MemoryKeyring()

    async def story() -> None:
        async with desk.opened() as session:
            presenter = with_keyring(desk, session, Keys(lambda: ring))
            accounts = presenter._accounts
            first = await accounts.add("mine", Edit(dialect="A", base_url="https://one.example", key=KEY))
            await accounts.edit("mine", Edit(base_url="https://two.example"))
            await accounts.edit("mine", Edit(base_url="https://three.example"))
            dialog = opened(presenter)
            await until(lambda: dialog.table.rows)
            QTest.mouseClick(dialog.history_button, LEFT)
            history = dialog.history
            await until(history.table.rowCount)
            assert history.isVisible()
            assert [history.table.item(row, 3).text() for row in range(3)] == [  # type: ignore[union-attr]
                "https://three.example",
                "https://two.example",
                "https://one.example",
            ]
            assert not history.use_button.isEnabled()  # the one in use is chosen
            history.table.selectRow(1)
            QTest.mouseClick(history.use_button, LEFT)
            await until(lambda: "version 2" in history.outcome.text())
            assert (await accounts.open("mine")).base_url == "https://two.example"
            del ring.entries["HolySheep Studio", first.entry]
            history.table.selectRow(2)
            QTest.mouseClick(history.use_button, LEFT)
            await until(lambda: history.outcome.objectName() == "negative")
            assert (await accounts.open("mine")).base_url == "https://two.example"
            assert KEY not in everything_shown(dialog)
            QTest.mouseClick(history.back_button, LEFT)
            assert dialog.pages.currentIndex() == 0
            assert dialog.table.rows[0].address == "https://two.example"

    run(story())
