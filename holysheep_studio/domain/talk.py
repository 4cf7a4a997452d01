"""Talk: what questions to language models cost: at most before they are asked, and what an end of asking means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import ProviderError, RateLimitedError, UnavailableError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import REFUSALS, JobId
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.chat import ChatRequest

#: Stands in the ledger where a clip's line has its job: a question to a language model belongs to none.
TALK = JobId("chat")
#: What the wrapping of a question may take beyond its words, in tokens.
WRAPPING_TOKENS = 64
#: So often a question is asked at most: an answer that does not fit is asked for once more.
MOST_CALLS = 2
#: What the second asking says of the first answer, in bytes.
REPAIR_BYTES = 2000


class TalkQuote(Frozen, frozen=True):
    """What questions come to. `most`: if each is asked twice and answered in full; None: nobody knows the price."""

    connection: str
    model: str
    questions: int = 0  # that are not answered yet
    most: Money | None = None
    project: str = ""  # whose budgets are asked; empty: only those that count everything


class Asking(Frozen, frozen=True):
    """Which language model is asked, and on whose account. Without a connection nobody is."""

    connection: str = ""
    model: str = ""
    project: str = ""  # whose budgets are asked
    consented: bool = False  # a person agreed to pay, also where nobody knows the price


def most_tokens(request: ChatRequest) -> int:
    """More tokens than the question and the longest answer can have: no token is shorter than a byte."""
    words = len(request.system.encode()) + len(request.user.encode())
    return words + WRAPPING_TOKENS + request.most_tokens


def most_tokens_with_repair(requests: Iterable[ChatRequest]) -> int:
    """The same for questions of which each may have to be asked again."""
    return sum(MOST_CALLS * most_tokens(one) + REPAIR_BYTES for one in requests)


def surely_free(error: BaseException) -> bool:
    """Whether a question that ended so surely cost nothing: it was refused, or did not leave."""
    if isinstance(error, RateLimitedError | UnavailableError):
        return True
    return isinstance(error, ProviderError) and error.code in REFUSALS


def settled_as(cost: Money | None) -> EntryKind:
    """The line for an answer: what it cost by its tokens, or that nobody knows and what was set aside stays so."""
    return EntryKind.UNKNOWN if cost is None else EntryKind.CHARGED
