"""Consent: a batch for paid connections is quoted as a whole, and nothing is queued before a person agrees."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.services import demo
from holysheep_studio.ui import cost_words, figures, punctuation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.budget import Stand
    from holysheep_studio.domain.chain import Chain
    from holysheep_studio.domain.commission import Plan
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.quote import Quote
    from holysheep_studio.domain.talk import TalkQuote
    from holysheep_studio.services.budget import Budgets
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.planner import Planner
    from holysheep_studio.ui.dialogs.quote import QuoteDialog

#: What the ledger keeps as the reason of a consent that was given before the start.
AGREED = "agreed to before the start"


class Consent(QObject):
    """Asks once for a whole batch."""

    def __init__(self, planner: Planner, budgets: Budgets, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._planner = planner
        self._budgets = budgets
        self._jobs = jobs
        self._window = window
        self.dialog: QuoteDialog | None = None

    async def given(self, plan: Plan, chain: Chain | None = None) -> bool:
        """Whether the person agrees to what the plan costs; what costs nothing is not asked about."""
        from holysheep_studio.ui.dialogs.quote import QuoteDialog, QuoteWords

        if all(item.cached or item.request.connection == demo.NAME for item in plan.items):
            return True
        quote = await self._planner.quote(plan)
        stands = await self._budgets.stands()
        words = QuoteWords(
            len(plan.items),
            route_words(plan),
            tuple(_left(stand) for stand in stands if _pays(stand, plan)),
            tuple(line for stand in stands if _pays(stand, plan) for line in _too_little(stand, quote)),
            _chain_words(chain),
        )
        return await self._asked(QuoteDialog(quote, words, self._window))

    async def given_to_ask(self, quote: TalkQuote) -> bool:
        """Whether the person agrees to what questions to a language model cost; free ones are not asked about."""
        from holysheep_studio.ui.dialogs.question import ask

        if not quote.questions or quote.connection in {"", demo.NAME}:
            return True
        stands = await self._budgets.stands()
        asked = figures.count(quote.questions, self.tr("1 question"), self.tr("{n} questions"))
        about = self.tr("{questions} for {model} over {connection}.")
        lines = [about.format(questions=asked, model=quote.model, connection=quote.connection)]
        if quote.most is None:
            lines.append(self.tr("Nobody knows what they cost: the price book has no price for this model."))
        else:
            most = self.tr("At most {amount}, if every answer is as long as may be and is asked for twice.")
            lines.append(most.format(amount=cost_words.money(quote.most)))
        lines += [_left(stand) for stand in stands if stand.budget.counts(quote.project)]
        title, agree, leave = self.tr("What the questions cost"), self.tr("Agree and ask"), self.tr("Cancel")
        return await ask(title, "\n".join(lines), [(agree, True)], leave) is True

    async def book(self, added: Iterable[JobId]) -> None:
        """Keep the word that was given for jobs of unknown price, each for its first attempt."""
        for line in await self._jobs.some_lines(added):
            if line.quoted is None and line.connection != demo.NAME:
                try:
                    await self._budgets.allow_job(line.id, AGREED)
                except InputError as error:
                    if error.code is not Code.JOB_STATE:  # it has ended meanwhile: nothing is left to allow
                        raise

    async def _asked(self, dialog: QuoteDialog) -> bool:
        from holysheep_studio.ui.dialogs.quote import QuoteDialog

        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def answered(code: int) -> None:
            self.dialog = None
            if not answer.done():
                answer.set_result(code == QuoteDialog.DialogCode.Accepted)

        dialog.finished.connect(answered)
        self.dialog = dialog
        dialog.open()
        try:
            return await answer
        except asyncio.CancelledError:
            dialog.close()
            raise


def route_words(plan: Plan) -> str:
    """Why these connections and models: which rule sent how many where; empty where the person chose."""
    routes = Counter(
        (item.route, item.request.connection, "" if item.request.cloud is None else item.request.cloud.model)
        for item in plan.items
        if item.route
    )
    words = QT_TRANSLATE_NOOP("consent", "Rule \u201c{rule}\u201d sends {n} to {connection}, {model}.")
    return punctuation.sentences(
        say("consent", words).format(rule=rule, n=n, connection=connection, model=model)
        for (rule, connection, model), n in routes.items()
    )


def _pays(stand: Stand, plan: Plan) -> bool:
    return any(stand.budget.counts(item.request.project) for item in plan.items)


def _left(stand: Stand) -> str:
    words = QCoreApplication.translate("consent", "{name}: {amount} left.")
    left = cost_words.amount(max(0, stand.left), stand.budget.cap.currency)
    return words.format(name=cost_words.budget_name(stand.budget), amount=left)


def _too_little(stand: Stand, quote: Quote) -> Iterable[str]:
    """What of the batch a budget has no room for, by the least it costs and by what is expected."""
    for one in quote.sums:
        if one.currency == stand.budget.cap.currency and one.expected > stand.left:
            sure = one.low > stand.left
            certain = QT_TRANSLATE_NOOP("consent", "{name} has no room for all of it: what does not fit will wait.")
            likely = QT_TRANSLATE_NOOP("consent", "{name} may run out with retries: what does not fit will wait.")
            yield say("consent", certain if sure else likely).format(name=cost_words.budget_name(stand.budget))


def _chain_words(chain: Chain | None) -> str:
    if chain is None:
        return ""
    score, depth = f"{chain.threshold:g}", chain.depth
    if chain.agreed is None:
        asks = QT_TRANSLATE_NOOP(
            "consent", "A score below {score} may ask for up to {n} attempts more; each asks first."
        )
        return say("consent", asks).format(score=score, n=depth)
    pays = QT_TRANSLATE_NOOP(
        "consent", "On top: a score below {score} asks for up to {n} attempts more, for at most {amount} a clip."
    )
    return say("consent", pays).format(score=score, n=depth, amount=cost_words.money(chain.agreed))
