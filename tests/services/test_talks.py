"""Questions to language models: set aside before they leave, settled by their tokens, stopped at the cap."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.budget import Budget, Expense, Period
from holysheep_studio.domain.chat import ChatReply, ChatRequest
from holysheep_studio.domain.errors import BudgetError, Code, ProviderError, RejectedError, StudioError, UnsureError
from holysheep_studio.domain.figures import By
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money, Price, Unit
from holysheep_studio.domain.talk import TALK, most_tokens
from holysheep_studio.providers.chat import scene_request
from holysheep_studio.services import demo
from holysheep_studio.store import talks
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MODEL = "deepseek-v3.2"
PRICE = Price(MODEL, Unit.PER_MTOK, 500_000, "USD", "the price list", connection="test")
QUESTION = ChatRequest(MODEL, "be brief", "what flows?", most_tokens=1000)
#: Half a micro-dollar a token, rounded up.
MOST = -(-most_tokens(QUESTION) // 2)


class Model:
    """A language model that answers, or raises, what a test says."""

    def __init__(self, *says: ChatReply | Exception) -> None:
        self.says = list(says)
        self.asked = 0
        self.waits: asyncio.Event | None = None

    async def chat(self, request: ChatRequest) -> ChatReply:
        assert request.model == MODEL
        self.asked += 1
        if self.waits is not None:
            await self.waits.wait()
        found = self.says.pop(0) if self.says else ChatReply("water", 300, remote_id="cmpl-1")
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        await opened.pricing.set_prices([PRICE])
        yield opened


async def book(studio: Studio) -> list[tuple[EntryKind, int | None]]:
    lines = await studio.ledger()
    assert {line.job_id for line in lines} <= {TALK}
    return [(line.kind, None if line.amount is None else line.amount.micro) for line in lines]


async def test_an_answer_is_set_aside_at_its_most_and_charged_by_its_tokens(studio: Studio) -> None:
    await studio.talks.paid(Model(), "test", project="spring").chat(QUESTION)
    assert await book(studio) == [(EntryKind.RESERVED, MOST), (EntryKind.CHARGED, 150)]
    report = await studio.reports.make()
    (row,) = report.parts[By.MODEL]
    assert (row.done, row.tokens, row.spend["USD"].charged, row.spend["USD"].held) == (1, 300, 150, 0)


async def test_without_a_word_of_the_tokens_what_was_set_aside_stays_so(studio: Studio) -> None:
    await studio.budgets.set(Budget(Period.DAY, Money(1_000_000, "USD"), "spring"))
    await studio.talks.paid(Model(ChatReply("water")), "test", project="spring").chat(QUESTION)
    assert await book(studio) == [(EntryKind.RESERVED, MOST), (EntryKind.UNKNOWN, MOST)]
    (stand,) = await studio.budgets.stands()
    assert (stand.charged, stand.held) == (0, MOST)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (RejectedError(Code.PROVIDER_REJECTED, provider="test", what="no"), EntryKind.RELEASED),
        (UnsureError(Code.PROVIDER_UNSURE, provider="test", reason="lost"), EntryKind.UNKNOWN),
        (ProviderError(Code.PROVIDER_PROTOCOL, provider="test", reason="no choices"), EntryKind.UNKNOWN),
        (KeyError("ours"), EntryKind.UNKNOWN),
    ],
)
async def test_only_a_refusal_gives_the_money_back(studio: Studio, error: Exception, kind: EntryKind) -> None:
    with pytest.raises(type(error)):
        await studio.talks.paid(Model(error), "test").chat(QUESTION)
    assert await book(studio) == [(EntryKind.RESERVED, MOST), (kind, MOST)]


async def test_a_question_that_is_cut_off_may_have_been_billed(studio: Studio) -> None:
    model = Model()
    model.waits = asyncio.Event()
    asking = asyncio.create_task(studio.talks.paid(model, "test").chat(QUESTION))
    while not model.asked:
        await asyncio.sleep(0.01)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert (await book(studio))[-1] == (EntryKind.UNKNOWN, MOST)


async def test_nothing_is_asked_at_the_cap_and_fifty_at_once_do_not_pass_it(studio: Studio) -> None:
    await studio.budgets.set(Budget(Period.TOTAL, Money(49 * MOST, "USD")))
    model = Model(*(ChatReply("water") for _ in range(50)))  # none says its tokens, so all stays set aside
    paid = studio.talks.paid(model, "test")
    ends = await asyncio.gather(*(paid.chat(QUESTION) for _ in range(50)), return_exceptions=True)
    (refused,) = [end for end in ends if isinstance(end, BaseException)]
    assert isinstance(refused, BudgetError)
    assert refused.code is Code.BUDGET_REACHED
    assert model.asked == 49
    (stand,) = await studio.budgets.stands()
    assert stand.used == stand.limit
    assert [alert.percent for alert in await studio.budgets.alerts()] == [100, 80]


async def test_a_question_of_unknown_price_waits_for_a_persons_word(studio: Studio) -> None:
    await studio.budgets.set(Budget(Period.MONTH, Money(1_000_000, "USD")))
    model = Model()
    with pytest.raises(StudioError) as refused:
        await studio.talks.paid(model, "elsewhere").chat(QUESTION)
    assert refused.value.code is Code.PRICE_UNKNOWN
    assert (model.asked, await book(studio)) == (0, [])
    await studio.talks.paid(model, "elsewhere", consented=True).chat(QUESTION)
    kinds = [kind for kind, _ in await book(studio)]
    assert kinds == [EntryKind.OVERRIDE, EntryKind.RESERVED, EntryKind.UNKNOWN]
    (stand,) = await studio.budgets.stands()
    assert stand.unknown == 1


async def test_what_was_out_when_the_program_was_killed_stays_set_aside(data_folder: Path) -> None:
    expense = Expense(TALK, "a-key", "test", "", Money(MOST, "USD"))
    async with await Studio.open(Paths.at(data_folder)) as studio:
        # what a kill leaves: the question is set aside, and nobody has booked what became of it
        await studio._database.write(partial(talks.begin, expense=expense, model=MODEL, mark=None, at=1_800_000_000.0))
        assert await book(studio) == [(EntryKind.RESERVED, MOST)]
    for _ in range(2):
        async with await Studio.open(Paths.at(data_folder)) as studio:
            assert await book(studio) == [(EntryKind.RESERVED, MOST), (EntryKind.UNKNOWN, MOST)]


async def test_scenes_by_the_demo_are_quoted_booked_and_asked_once(studio: Studio) -> None:
    await studio.pricing.set_prices([Price(MODEL, Unit.PER_MTOK, 500_000, "USD", "a sample", connection=demo.NAME)])
    concepts = ["a stream of water", "a falling glass", "a stream of water"]
    quote = await studio.scenes.quote(concepts, demo.NAME)
    assert quote.questions == 2
    assert quote.most is not None
    assert quote.most.micro >= 2 * -(-most_tokens(scene_request(concepts[0])) // 2)
    await studio.scenes.describe_all(concepts, demo.NAME)
    charged = [amount for kind, amount in await book(studio) if kind is EntryKind.CHARGED]
    assert len(charged) == 2
    assert sum(amount or 0 for amount in charged) <= quote.most.micro
    assert (await studio.scenes.quote(concepts, demo.NAME)).questions == 0
