"""Talks: every question to a language model is quoted, set aside before it leaves, and settled by its tokens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.budget import Expense
from holysheep_studio.domain.errors import BudgetError, Code
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.domain.money import PriceMark, tokens_cost, tokens_price
from holysheep_studio.domain.talk import (
    TALK,
    TalkQuote,
    most_tokens,
    most_tokens_with_repair,
    settled_as,
    surely_free,
)
from holysheep_studio.store import answers, budgets, talks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.chat import ChatReply, ChatRequest
    from holysheep_studio.domain.money import Money
    from holysheep_studio.providers.provider import Chats
    from holysheep_studio.services.pricing import Pricing
    from holysheep_studio.store.database import Connection, Database

#: What the ledger keeps as the reason where a person agreed to a question whose price nobody knows.
AGREED = "agreed to before it was asked"


class Talks:
    """Between those who ask language models and the connection that answers."""

    def __init__(
        self, database: Database, pricing: Pricing, *, clock: Callable[[], float], new_id: Callable[[], str]
    ) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._pricing = pricing
        self._clock = clock
        self._new_id = new_id

    async def quote(self, requests: Sequence[ChatRequest], connection: str, project: str = "") -> TalkQuote:
        """What asking these costs at most; what was answered before is free. One model, as faces ask."""
        model = requests[0].model if requests else ""

        def unanswered(database: Connection) -> list[ChatRequest]:
            keys = {one.cache_key: one for one in requests}
            return [one for key, one in keys.items() if answers.said(database, connection, key) is None]

        new = await self._database.read(unanswered) if connection else []
        _, rows = await self._pricing.holding(connection)
        most = tokens_cost(most_tokens_with_repair(new), model, rows) if new else None
        return TalkQuote(connection, model, len(new), most, project)

    def paid(self, chats: Chats, connection: str, *, project: str = "", consented: bool = False) -> Chats:
        """The same language model, each of whose answers is booked. `consented`: also at a price that nobody knows."""
        return _Paid(self, chats, connection, project, AGREED if consented else "")

    async def catch_up(self) -> int:
        """Book what was out when every program on this folder ended; returns how many questions that were."""
        at = self._clock()
        return await self._database.write(partial(talks.adrift, at=at))

    async def ask(self, chats: Chats, request: ChatRequest, connection: str, project: str, consent: str) -> ChatReply:
        """Ask once. Raises what `chats.chat` raises, and BudgetError before anything has left."""
        book, rows = await self._pricing.holding(connection)
        price = tokens_price(request.model, rows)
        mark = None if price is None else PriceMark(book.version, price.row, price.sample)
        most = tokens_cost(most_tokens(request), request.model, rows)
        expense = Expense(TALK, self._new_id(), connection, project, most)
        await self._reserve(expense, request.model, mark, consent)
        try:
            reply = await chats.chat(request)
        except BaseException as error:
            # also when it was cut off: what has left may be billed
            kind = EntryKind.RELEASED if surely_free(error) else EntryKind.UNKNOWN
            await self._settle(expense, kind, expense.amount, done=False)
            raise
        cost = tokens_cost(reply.tokens, request.model, rows)
        kind = settled_as(cost)
        amount = expense.amount if cost is None else cost
        await self._settle(expense, kind, amount, done=True, tokens=reply.tokens, remote_id=reply.remote_id)
        return reply

    async def _reserve(self, expense: Expense, model: str, mark: PriceMark | None, consent: str) -> None:
        at = self._clock()
        try:
            await self._database.write(
                partial(talks.begin, expense=expense, model=model, mark=mark, at=at, consent=consent)
            )
        except BudgetError as error:
            if error.code is Code.BUDGET_REACHED:
                name = error.fields.get("budget", "")
                await self._database.write(lambda connection: budgets.refused(connection, name, at))
            raise

    async def _settle(
        self,
        expense: Expense,
        kind: EntryKind,
        amount: Money | None,
        *,
        done: bool,
        tokens: int | None = None,
        remote_id: str = "",
    ) -> None:
        entry = Entry(kind, TALK, expense.key, expense.connection, self._clock(), amount)
        await self._database.write(partial(talks.end, entry=entry, done=done, tokens=tokens, remote_id=remote_id))


class _Paid:
    """A language model whose answers are booked."""

    def __init__(self, talks_: Talks, chats: Chats, connection: str, project: str, consent: str) -> None:
        self._talks = talks_
        self._chats = chats
        self._about = (connection, project, consent)

    async def chat(self, request: ChatRequest) -> ChatReply:
        """One answer."""
        return await self._talks.ask(self._chats, request, *self._about)
