"""What costs money on the command line is quoted first, and done only when a person agrees."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.quoting import quote_lines
from holysheep_studio.cli.words import money_words, one_line
from holysheep_studio.domain.commission import Plan
from holysheep_studio.services import demo

if TYPE_CHECKING:
    from holysheep_studio.domain.talk import TalkQuote
    from holysheep_studio.studio import Studio

AgreeOption = Annotated[
    bool,
    typer.Option("--yes", help="Agree to what a language model costs, also where the price book has no price for it."),
]
#: The end of a command's --help, for commands that ask a language model.
AGREE_WORDS = "A paid language model is asked only after --yes, or a yes at the terminal; else the exit code is 3."


async def agreed_to_ask(studio: Studio, quote: TalkQuote, *, yes: bool) -> bool:
    """Whether the questions may be asked: they are free, or a person agrees. All words go to stderr.

    Raises InputError unknown_connection.
    """
    if not quote.questions or quote.connection in {"", demo.NAME}:
        return True
    await studio.accounts.mark(quote.connection)  # one that is not there is said before anybody is asked
    if yes:
        return True
    told = quote_line(quote)
    return confirmed(f"{told} Ask?", f"{told} Nothing was asked: say --yes to agree to the cost.")


async def agreed_to_queue(studio: Studio, plan: Plan) -> bool:
    """Whether somebody agrees to what a plan costs; what is made on this machine costs nothing."""
    paid = Plan(tuple(item for item in plan.items if item.request.cloud is not None))
    if not paid.items:
        return True
    for line in quote_lines(await studio.planner.quote(paid)):
        sys.stderr.write(f"{line}\n")
    return confirmed(f"Queue {len(paid.items)} requests?", "nobody is there to agree to the cost; say --yes to queue.")


def confirmed(question: str, alone: str) -> bool:
    """A person's yes at the terminal; where nobody sits at one, no, and `alone` says why. All words go to stderr."""
    if not sys.stdin.isatty():
        sys.stderr.write(f"holysheep-studio: {alone}\n")
        return False
    return bool(typer.confirm(question, default=False, err=True))


def quote_line(quote: TalkQuote) -> str:
    """What the questions cost at most, in a sentence."""
    asked = "1 question" if quote.questions == 1 else f"{quote.questions} questions"
    if quote.most is None:
        cost = "nobody knows what they cost, the price book has no price for this model"
    else:
        cost = f"at most {money_words({quote.most.currency: quote.most.micro}, 0)}"
    return f"{asked} for {one_line(quote.model)} over {one_line(quote.connection)}: {cost}."
