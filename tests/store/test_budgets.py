"""Budgets in the database: never over the cap, whoever asks at once; alerts once; a person's word counts."""

from __future__ import annotations

import asyncio
import multiprocessing
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holysheep_studio.domain.advance import Gain, Lost, NotSent, Pause, Ran, Resume, Retry, StageDone, StageFailed
from holysheep_studio.domain.budget import Budget, Period, begins
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import BudgetError, Code, Fault
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.price_book import Book, Rate
from holysheep_studio.domain.remote import Handle, RemoteState, RemoteStatus
from holysheep_studio.store import attempts, budgets, jobs, ledger, prices
from holysheep_studio.store.database import Connection, Database
from tests.domain.paid import cloud_job, usd

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from holysheep_studio.domain.advance import Event
    from holysheep_studio.domain.budget import Stand

NOON = 1_800_000_000.0  # some noon or other; no test asks which
TOTAL = Budget(Period.TOTAL, usd(1))
BROKEN = Problem("provider_failed", {}, Fault.PROVIDER)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    yield opened
    await opened.close()


def send(connection: Connection, job_id: str, amount: Money | None, at: float = NOON) -> None:
    jobs.move(connection, JobId(job_id), StageDone(at, Gain(quoted=amount)), at)


def move(connection: Connection, job_id: str, *events: Event) -> None:
    for event in events:
        jobs.move(connection, JobId(job_id), event, NOON)


def taken(connection: Connection, job_id: str, charged: Money | None = None) -> None:
    """The provider takes the job on and makes the clip."""
    handle = Handle("d", 1, {"id": f"remote-{job_id}"})
    move(connection, job_id, StageDone(NOON, Gain(handle=handle, remote=RemoteState(RemoteStatus.QUEUED))))
    move(connection, job_id, StageDone(NOON, Gain(charged=charged, remote=RemoteState(RemoteStatus.SUCCEEDED))))
    move(connection, job_id, *[StageDone(NOON)] * 3)


async def stand(database: Database, name: str = "total") -> Stand:
    found = await database.read(lambda connection: budgets.stands(connection, NOON))
    return next(one for one in found if one.budget.name == name)


async def test_a_job_that_does_not_fit_does_not_leave(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, TOTAL, NOON)
        for name, amount in (("a", 0.6), ("b", 0.4)):
            jobs.add(connection, cloud_job(name))
            send(connection, name, usd(amount))
        jobs.add(connection, cloud_job("c"))

    await database.write(story)
    with pytest.raises(BudgetError) as refused:
        await database.write(lambda connection: send(connection, "c", Money(1, "USD")))
    assert refused.value.code is Code.BUDGET_REACHED
    assert refused.value.fault is Fault.USER
    assert refused.value.fields == {
        "budget": "total", "left": "0.000000 USD", "cap": "1.000000 USD", "cost": "0.000001 USD"
    }  # fmt: skip
    assert (await database.read(lambda connection: jobs.one(connection, JobId("c")))).state is JobState.RESERVING
    found = await stand(database)
    assert (found.charged, found.held, found.left) == (0, 1_000_000, 0)


async def test_settling_releasing_and_not_knowing(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, Budget(Period.TOTAL, usd(100)), NOON)
        for name in "abcd":
            jobs.add(connection, cloud_job(name))
            send(connection, name, usd(1))
        taken(connection, "a", usd(0.75))
        taken(connection, "b")  # the provider says nothing of money
        failed = RemoteState(RemoteStatus.FAILED)
        move(connection, "c", StageDone(NOON), StageFailed(NOON, BROKEN, Gain(remote=failed)))
        move(connection, "d", Lost(NOON, BROKEN), Ran(NOON))

    await database.write(story)
    found = await stand(database)
    assert (found.charged, found.held, found.unknown) == (750_000, 2_000_000, 0)
    kinds = [entry.kind for entry in await database.read(ledger.everything)]
    assert kinds[4:] == [EntryKind.CHARGED, EntryKind.UNKNOWN, EntryKind.RELEASED, EntryKind.UNKNOWN]


async def test_alerts_come_once_each_and_again_in_a_new_period(database: Database) -> None:
    day = Budget(Period.DAY, usd(1))

    def spend(connection: Connection, name: str, amount: float, at: float) -> None:
        jobs.add(connection, cloud_job(name))
        send(connection, name, usd(amount), at)

    await database.write(lambda connection: budgets.put(connection, day, NOON))
    seen = []
    for name, amount, at in (("a", 0.79, NOON), ("b", 0.02, NOON), ("c", 0.1, NOON), ("d", 0.09, NOON)):
        await database.write(lambda connection, n=name, a=amount, t=at: spend(connection, n, a, t))  # type: ignore[misc]
        seen.append([alert.percent for alert in await database.read(budgets.alerts)])
    assert seen == [[], [80], [80], [100, 80]]
    await database.write(lambda connection: spend(connection, "e", 0.9, NOON + 2 * 86_400))
    assert [alert.percent for alert in await database.read(budgets.alerts)] == [80, 100, 80]


async def test_a_job_stopped_by_a_budget_is_an_alert_too(database: Database) -> None:
    reached = Problem(Code.BUDGET_REACHED, {"budget": "total"}, Fault.USER)

    def story(connection: Connection) -> None:
        budgets.put(connection, TOTAL, NOON)
        jobs.add(connection, cloud_job("a"))
        move(connection, "a", Pause(reached), Resume(), Pause(reached))

    await database.write(story)
    assert [alert.percent for alert in await database.read(budgets.alerts)] == [100]
    assert await database.read(budgets.stopped) == ("a",)


async def test_only_the_budgets_of_its_project_stop_a_job(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, Budget(Period.TOTAL, usd(1), "trailer"), NOON)
        jobs.add(connection, cloud_job("a", project="film"))
        jobs.add(connection, cloud_job("b", project="trailer"))
        send(connection, "a", usd(50))

    await database.write(story)
    with pytest.raises(BudgetError):
        await database.write(lambda connection: send(connection, "b", usd(1.01)))
    await database.write(lambda connection: send(connection, "b", usd(1)))
    assert (await stand(database, "total:trailer")).held == 1_000_000


async def test_an_unknown_price_waits_for_consent(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, TOTAL, NOON)
        for name in "ab":
            jobs.add(connection, cloud_job(name))

    await database.write(story)
    for amount in (None, Money(10, "CNY"), Money(10, "credit")):
        with pytest.raises(BudgetError) as refused:
            await database.write(lambda connection, money=amount: send(connection, "a", money))  # type: ignore[misc]
        assert refused.value.code is Code.PRICE_UNKNOWN
    consent = Entry(EntryKind.OVERRIDE, JobId("a"), "key-a", "cloud", NOON)
    await database.write(lambda connection: ledger.add(connection, consent))
    await database.write(lambda connection: send(connection, "a", None))
    assert (await stand(database)).unknown == 1
    again: list[Event] = [StageFailed(NOON, BROKEN), Retry("key-again"), StageDone(NOON)]
    await database.write(lambda connection: move(connection, "a", *again))
    with pytest.raises(BudgetError):  # a new key is a new purchase
        await database.write(lambda connection: send(connection, "a", None))
    generous = Budget(Period.TOTAL, usd(1), allow_unknown=True)
    await database.write(lambda connection: budgets.put(connection, generous, NOON))
    await database.write(lambda connection: send(connection, "b", None))
    assert (await stand(database)).unknown == 1  # the first failed before the provider took it on: surely free


async def test_other_currencies_count_by_the_rates_that_a_person_gave(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, TOTAL, NOON)
        prices.add(connection, Book(at=NOON, rates=(Rate("CNY", "USD", Fraction(1, 7)),)))
        for name in "ab":
            jobs.add(connection, cloud_job(name))
        send(connection, "a", Money(3_500_001, "CNY"))

    await database.write(story)
    assert (await stand(database)).held == 500_001  # rounded up: a cap is kept, not missed by a hair
    with pytest.raises(BudgetError):
        await database.write(lambda connection: send(connection, "b", Money(3_500_000, "CNY")))


async def test_a_request_that_surely_did_not_leave_gives_its_money_back(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, TOTAL, NOON)
        jobs.add(connection, cloud_job("a"))
        for _ in range(3):
            send(connection, "a", usd(1))
            move(connection, "a", NotSent(NOON, BROKEN))
        send(connection, "a", usd(1))

    await database.write(story)
    found = await stand(database)
    assert found.held == 1_000_000
    (row,) = await database.read(lambda connection: connection.execute("SELECT * FROM attempts").fetchall())
    assert row["held"] == 1_000_000


async def test_a_price_that_is_gone_is_unknown_at_the_next_try(database: Database) -> None:
    def story(connection: Connection) -> None:
        budgets.put(connection, TOTAL, NOON)
        jobs.add(connection, cloud_job("a"))
        send(connection, "a", usd(1))
        move(connection, "a", NotSent(NOON, BROKEN))

    await database.write(story)
    with pytest.raises(BudgetError) as refused:
        await database.write(lambda connection: send(connection, "a", None))
    assert refused.value.code is Code.PRICE_UNKNOWN


def workers(path: str, names: list[str], amount: int, start: object) -> None:
    """A process whose threads all try to send at once, each over a connection of its own."""

    async def one(name: str) -> None:
        database = Database(Path(path))
        await database.open()
        try:
            await database.write(lambda connection: send(connection, name, Money(amount, "USD")))
        except BudgetError:
            pass
        finally:
            await database.close()

    async def everyone() -> None:
        await asyncio.gather(*[one(name) for name in names])

    start.wait()  # type: ignore[attr-defined]
    asyncio.run(everyone())


async def test_fifty_workers_in_five_processes_at_cap_minus_one_job(database: Database) -> None:
    names, amount = [f"job{n}" for n in range(50)], 20_000

    def story(connection: Connection) -> None:
        budgets.put(connection, Budget(Period.DAY, Money(49 * amount, "USD")), NOON)
        for name in names:
            jobs.add(connection, cloud_job(name))

    await database.write(story)
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    crews = [context.Process(target=workers, args=(str(database.path), names[n::5], amount, start)) for n in range(5)]
    for crew in crews:
        crew.start()
    start.set()
    for crew in crews:
        await asyncio.to_thread(crew.join, 120)
    assert [crew.exitcode for crew in crews] == [0] * 5
    found = await stand(database, "day")
    assert (found.used, found.limit) == (49 * amount, 49 * amount)
    sent = [job for job in await database.read(jobs.everything) if job.state is JobState.SUBMITTING]
    assert len(sent) == 49


STEPS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["go", "fail", "lose", "free"])), max_size=24)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS, costs=st.lists(st.integers(1, 700_000), min_size=4, max_size=4))
def test_whatever_order_things_happen_in_the_cap_holds(steps: list[tuple[int, str]], costs: list[int]) -> None:
    async def story() -> None:
        with TemporaryDirectory() as folder:
            crew = [Database(Path(folder) / "studio.sqlite3") for _ in range(2)]
            for database in crew:
                await database.open()
            try:
                await run(crew)
            finally:
                for database in crew:
                    await database.close()

    async def run(crew: list[Database]) -> None:
        await crew[0].write(lambda connection: budgets.put(connection, TOTAL, NOON))
        for n in range(4):
            await crew[0].write(lambda connection, n=n: jobs.add(connection, cloud_job(f"job{n}", n)))  # type: ignore[misc]
        for count, (n, what) in enumerate(steps):
            await asyncio.gather(
                *[
                    database.write(lambda connection, n=m, what=what: step(connection, f"job{n}", costs[n], what))  # type: ignore[misc]
                    for database, m in zip(crew, (n, (n + count) % 4), strict=True)
                ],
                return_exceptions=False,
            )
            found = await stand(crew[0])
            assert found.used <= found.limit
            await folded(crew[0], found)

    asyncio.run(story())


def step(connection: Connection, name: str, cost: int, what: str) -> None:
    """One thing that may happen to a job where it stands; a refusal of the budget leaves it as it is."""
    state = jobs.one(connection, JobId(name)).state
    if state is JobState.RESERVING:
        try:
            send(connection, name, Money(cost, "USD"))
        except BudgetError:
            return
    elif state is JobState.SUBMITTING:
        ways: dict[str, Event] = {"lose": Lost(NOON, BROKEN), "free": NotSent(NOON, BROKEN)}
        move(connection, name, ways.get(what, StageDone(NOON)))
    elif state is JobState.UNSURE:
        move(connection, name, Ran(NOON))
    elif state is JobState.POLLING and what == "fail":
        move(connection, name, StageFailed(NOON, BROKEN, Gain(remote=RemoteState(RemoteStatus.FAILED))))
    elif state not in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}:
        move(connection, name, StageDone(NOON, Gain(charged=Money(cost, "USD"))))


async def folded(database: Database, found: Stand) -> None:
    """The table of attempts says what the ledger says."""
    held: dict[str, int] = {}
    charged = 0
    for entry in await database.read(ledger.everything):
        micro = 0 if entry.amount is None else entry.amount.micro
        if entry.kind is EntryKind.RESERVED:
            held[entry.key] = micro
        elif entry.kind is not EntryKind.UNKNOWN:
            held[entry.key] = 0
            charged += micro if entry.kind is EntryKind.CHARGED else 0
    assert (found.charged, found.held) == (charged, sum(held.values()))


async def test_the_moments_of_an_attempt_are_kept(database: Database) -> None:
    def story(connection: Connection) -> None:
        jobs.add(connection, cloud_job("a"))
        remote = RemoteState(RemoteStatus.QUEUED, tokens=None)
        made = RemoteState(RemoteStatus.SUCCEEDED, tokens=120)
        for at, gain in ((10.0, Gain(quoted=usd(1))), (11.5, Gain(handle=Handle("d", 1, {"id": "7"}), remote=remote))):
            jobs.move(connection, JobId("a"), StageDone(at, gain), at)
        jobs.move(connection, JobId("a"), StageDone(31.5, Gain(remote=made)), 31.5)

    await database.write(story)
    (row,) = await database.read(lambda connection: connection.execute("SELECT * FROM attempts").fetchall())
    assert (row["at"], row["acknowledged_at"], row["succeeded_at"], row["ended_at"]) == (10.0, 11.5, 31.5, None)
    assert (row["tokens"], row["remote_id"], row["state"]) == (120, "7", "downloading")
    volumes = await database.read(lambda connection: attempts.volumes(connection, "cloud", 0.0))
    assert [(model, unit.value, n) for (model, unit), n in volumes.items()] == [
        ("m", "per_clip", 1),
        ("m", "per_second", 5),
    ]


def test_periods_of_a_budget_do_not_overlap() -> None:
    starts = sorted({begins(Period.DAY, NOON + n * 3600.0) for n in range(0, 24 * 40, 7)})
    assert all(23 * 3600 <= later - earlier <= 25 * 3600 for earlier, later in pairwise(starts))
