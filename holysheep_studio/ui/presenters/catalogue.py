"""Between the catalogue dialog and the services: reading, planning while it is filled in, queueing, results."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.catalogue import tally
from holysheep_studio.domain.columns import Columns
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.issue import Severity, errors
from holysheep_studio.domain.sheet import SHEET_SUFFIXES
from holysheep_studio.services import demo
from holysheep_studio.services.catalogue_rows import Order
from holysheep_studio.ui import cost_words, figures, punctuation, remembered, steps, texts, unsaved
from holysheep_studio.ui.models.catalogue_table import STATES
from holysheep_studio.ui.presenters.catalogue_edits import CatalogueEdits
from holysheep_studio.ui.presenters.clouds import issue_words
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from holysheep_studio.domain.catalogue import CataloguePlan, Line
    from holysheep_studio.domain.clip import Problem
    from holysheep_studio.domain.likely_time import LikelyTime
    from holysheep_studio.domain.sheet import Sheet
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.budget import Budgets
    from holysheep_studio.services.catalogues import Catalogues
    from holysheep_studio.ui.dialogs.catalogue import CatalogueDialog
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

#: How often the states of queued rows are looked at while the dialog is open.
LOOK_MS = 2000


def sheet_among(paths: tuple[Path, ...]) -> Path | None:
    """The sheet that was dropped; None: there is none."""
    return next((path for path in paths if path.suffix.lower() in SHEET_SUFFIXES), None)


#: So many different issues are put into words to find three that say different things.
_MOST_HINTS = 100

#: What parts the words of a list, and ends a sentence.
SENTENCE = QT_TRANSLATE_NOOP("catalogue", "{words}.")


class CataloguePresenter(QObject):
    """Opens the dialog, one sheet at a time."""

    opened = Signal(tuple)
    queued = Signal(tuple, str)  # jobs that were added, and the words of the toast

    def __init__(
        self,
        catalogues: Catalogues,
        accounts: Accounts,
        budgets: Budgets,
        consent: Consent,
        tasks: Tasks,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._catalogues = catalogues
        self._accounts = accounts
        self._budgets = budgets
        self._consent = consent
        self._tasks = tasks
        self._window = window
        self._sheet: Sheet | None = None
        self._plan: CataloguePlan | None = None
        self._columns = Columns({})
        self.edits = CatalogueEdits(unsaved.of(window), self)
        self.edits.changed.connect(lambda: self._tasks.start(self.plan(), name="plan a catalogue"))
        self._asked = 0
        self._refused: set[str] = set()  # connections that the person would not pay for words
        self.dialog: CatalogueDialog | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(lambda: self._tasks.start(self.look(), name="look at rows"))

    def choose(self) -> None:
        """Ask for a sheet."""
        dialog = QFileDialog(self._window, self.tr("Open a catalogue"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{one}" for one in SHEET_SUFFIXES)
        dialog.setNameFilter(self.tr("Catalogues ({endings})").format(endings=endings))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        remembered.open_files(dialog, "catalogue")

    def open(self, file: Path) -> None:
        """Read a sheet and show its plan."""
        self.opened.emit((file,))
        self._tasks.start(self.show(file), name="open a catalogue")

    async def show(self, file: Path, tab: str = "", encoding: str = "") -> None:
        """Read a sheet, in the open dialog or in a new one."""
        try:
            sheet = await self._catalogues.read(file, tab=tab, encoding=encoding)
        except StudioError as error:
            if self.dialog is None:
                raise
            self.dialog.say(texts.studio_error(error).whole, "negative")
            return
        reading = await self._catalogues.reading(sheet)
        dialog = self.dialog if self.dialog is not None else await self._new()
        self._sheet, self._plan = sheet, None
        self._columns = reading.columns
        before = self.edits.open(sheet)
        self._refused.clear()
        dialog.show_sheet(sheet, reading)
        await self.plan()
        self._say_restored(before)

    def _say_restored(self, count: int) -> None:
        """That cells are as a person wrote them over before."""
        if count and self._plan is not None and self.dialog is not None:
            one = self.tr("Restored: 1 cell that you wrote over.")
            many = self.tr("Restored: {n} cells that you wrote over.")
            self.dialog.say(f"{figures.count(count, one, many)} {_about(self._plan)}")

    async def _new(self) -> CatalogueDialog:
        from holysheep_studio.ui.dialogs.catalogue import CatalogueDialog

        dialog = self.dialog = CatalogueDialog(self._window)
        names = [account.name for account in await self._accounts.list()]
        free = self.tr("Demo provider, free")
        named = [(name, free if name == demo.NAME else name) for name in dict.fromkeys([*names, demo.NAME])]
        dialog.offer_connections(named)
        await self._offer_models(dialog.wish.connection)
        dialog.wish_changed.connect(self._follow_columns)
        dialog.wish_changed.connect(lambda: self._tasks.start(self.plan(), name="plan a catalogue"))
        dialog.form_changed.connect(self._read_again)
        dialog.connection_changed.connect(lambda name: self._tasks.start(self._offer_models(name), name="list models"))
        dialog.table.edited.connect(self.edits.edit)
        steps.share(dialog, dialog.say)
        dialog.table.chosen_changed.connect(lambda: self._tasks.start(self._count(), name="count a catalogue"))
        dialog.queue_asked.connect(lambda: self._tasks.start(self.queue(), name="queue a catalogue"))
        dialog.save_asked.connect(self._choose_target)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._look.start()
        return dialog

    def _follow_columns(self) -> None:
        """Other columns were chosen: a step. The words of the prompt have an undo of their own."""
        if self.dialog is None or self._sheet is None:
            return
        before, now = self._columns, self.dialog.wish.reading.columns
        if now != before:
            self._columns = now
            put = partial(self._put_columns, self._sheet)
            self.edits.done.emit(self.tr("Columns of a catalogue"), partial(put, before), partial(put, now))

    async def _put_columns(self, sheet: Sheet, columns: Columns) -> None:
        if self.dialog is not None and self._sheet is sheet:
            self._columns = columns
            self.dialog.mapping.show_columns(columns)
        else:
            reading = await self._catalogues.reading(sheet)
            await self._catalogues.remember(sheet, replace(reading, columns=columns))

    async def plan(self) -> None:
        """Plan anew; the latest wish wins."""
        dialog, sheet = self.dialog, self._sheet
        if dialog is None or sheet is None:
            return
        self._asked += 1
        asked, wish, edits = self._asked, dialog.wish, self.edits.cells
        choice = CloudChoice(wish.connection, wish.model, wish.effect, duration=wish.duration)
        dialog.say(self.tr("Planning\u2026"))
        order = Order(choice, wish.reading, chat=wish.connection if wish.chat else "", edits=edits)
        try:
            if not await self._may_ask(sheet, order):
                order = replace(order, chat="")
            made = await self._catalogues.plan(sheet, order, consented=True)
        except StudioError as error:
            if self.dialog is dialog and asked == self._asked:
                dialog.say(texts.studio_error(error).whole, "negative")
            return
        if self.dialog is not dialog or asked != self._asked:
            return
        self._plan = made
        dialog.show_plan(made, {line.row: trouble(line) for line in made.lines if not line.ready}, _about(made))
        await self._catalogues.remember(sheet, wish.reading)
        await self.look()

    async def _may_ask(self, sheet: Sheet, order: Order) -> bool:
        """Whether a language model may write the prompts; refused once, it is not asked about again for the sheet."""
        if not order.chat or order.chat in self._refused:
            return False
        quote = await self._catalogues.quote_words(sheet, order)
        if await self._consent.given_to_ask(quote):
            return True
        self._refused.add(order.chat)
        return False

    async def queue(self) -> None:
        """Queue the ticked rows, once the person agrees to what they cost."""
        dialog, made = self.dialog, self._plan
        if dialog is None or made is None:
            return
        chosen = dialog.table.chosen
        if not await self._consent.given(made.plan(chosen)):
            return
        ids = await self._catalogues.submit(made, chosen)
        await self._consent.book(ids)
        words = figures.count(len(ids), self.tr("Queued 1 row"), self.tr("Queued {n} rows"))
        self.queued.emit(ids, words)
        await self.plan()

    async def look(self) -> None:
        """What became of the rows so far."""
        dialog, sheet = self.dialog, self._sheet
        if dialog is None or sheet is None:
            return
        rows = await self._catalogues.results(sheet, _said)
        if self.dialog is not dialog or self._sheet is not sheet:
            return
        dialog.table.show_states({one.row: one.state for one in rows if one.job})
        told = tally([one for one in rows if one.job])
        if told.rows and self._plan is not None:
            named: Counter[str] = Counter()
            for name, n in told.states.items():
                named[_state(name)] += n
            counts = punctuation.listed(_counted(n, words) for words, n in sorted(named.items()))
            queued = self.tr("Queued so far: {counts}.").format(counts=counts)
            dialog.say(punctuation.sentences((_about(self._plan), queued)))

    async def save(self, target: Path) -> None:
        """Write the sheet with its results to another file; the sheet itself stays as it is."""
        if self._sheet is None or self.dialog is None:
            return
        rows = await self._catalogues.results(self._sheet, _said)
        try:
            await self._catalogues.write(self._sheet, rows, target, force=True)
        except StudioError as error:
            self.dialog.say(texts.studio_error(error).whole, "negative")
            return
        self.dialog.say(self.tr("Saved {name}").format(name=target.name))

    async def _count(self) -> None:
        """What the ticked rows come to, and what the budgets leave."""
        dialog, made = self.dialog, self._plan
        if dialog is None or made is None:
            return
        quote = await self._catalogues.quote(made.plan(dialog.table.chosen))
        stands = await self._budgets.stands()
        time = await self._catalogues.likely_time(made.plan(dialog.table.chosen))
        if self.dialog is not dialog:
            return
        parts = [
            self.tr("{low} at least, {expected} expected with retries, {high} at most.").format(
                low=cost_words.amount(one.low, one.currency),
                expected=cost_words.amount(one.expected, one.currency),
                high=cost_words.amount(one.high, one.currency),
            )
            for one in quote.sums
        ]
        if quote.unknown:
            parts.append(self.tr("{n} of unknown price.").format(n=quote.unknown))
        if quote.samples:
            parts.append(self.tr("By sample prices, which are nobody's."))
        parts += [
            self.tr("{name}: {amount} left.").format(
                name=cost_words.budget_name(stand.budget),
                amount=cost_words.amount(max(0, stand.left), stand.budget.cap.currency),
            )
            for stand in stands
        ]
        if dialog.table.chosen:
            parts.append(self._time_words(time))
        dialog.set_costs(punctuation.sentences(parts) or self.tr("Nothing is ticked."))

    def _time_words(self, time: LikelyTime | None) -> str:
        if time is None:
            return self.tr("How long it takes is not known yet: too few clips have come from there.")
        return self.tr("Likely {time}, by the last {n} clips of this connection.").format(
            time=figures.span_range(time.usual_s, time.slow_s), n=time.seen
        )

    def _read_again(self, tab: str, encoding: str) -> None:
        if self._sheet is not None:
            self._tasks.start(self.show(Path(self._sheet.file), tab, encoding), name="read a catalogue")

    async def _offer_models(self, connection: str) -> None:
        try:
            models = await self._catalogues.models(connection)
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.say(texts.studio_error(error).whole, "negative")
            return
        if self.dialog is not None:
            self.dialog.offer_models(models)

    def _choose_target(self) -> None:
        if self._sheet is None:
            return
        source = Path(self._sheet.file)
        dialog = QFileDialog(self.dialog, self.tr("Save the results"), str(source.with_name(f"{source.stem}_results")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(source.suffix.lstrip("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._tasks.start(self.save(Path(name)), name="save the results"))
        remembered.open_files(dialog, "catalogue")

    def _closed(self) -> None:
        self._look.stop()
        self.dialog = self._sheet = self._plan = None


def trouble(line: Line) -> str:
    """Why a row cannot be queued."""
    if line.problem is not None:
        return texts.problem(line.problem).message
    return punctuation.sentences(issue_words(one).words for one in errors(line.issues))


def _about(made: CataloguePlan) -> str:
    """How many rows stand how, and what holds for many of them."""
    counts = punctuation.listed(
        _counted(n, say("catalogue", STATES[name]).lower()) for name, n in made.counts().items()
    )
    # the same issue stands at thousands of rows: its words are looked up once
    kinds = {
        (one.where, one.code, tuple(one.values.items())): one
        for line in made.lines
        for one in line.issues
        if one.severity is Severity.WARNING
    }
    hints = dict.fromkeys(issue_words(one).words for one in islice(kinds.values(), _MOST_HINTS))
    return punctuation.sentences([say("catalogue", SENTENCE).format(words=counts), *list(hints)[:3]])


def _counted(n: int, state: str) -> str:
    """Like "12 done"."""
    return say("catalogue", "{n} {state}").format(n=n, state=state)


def _state(name: str) -> str:
    return say("catalogue", STATES.get(name, STATES["running"])).lower()


def _said(problem: Problem) -> str:
    return texts.problem(problem).whole
