"""`routes`: the rules that choose a connection and a model, why one counts, and jobs moved by hand."""

from __future__ import annotations

import asyncio
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.commands.plan import wish_of
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import BAD_INPUT, DONE, document, say
from holysheep_studio.cli.words import issue_words, money_words, one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.commission import CloudChoice, commission
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.routing import AUTO, Bar, Decision, Look, Rule
from holysheep_studio.studio import Studio

FIELDS = """With --json: {"schema": "routes/1", "version" (0: the shipped example), "routing": {classes, rules,
spares}, "resting": {connection: open or half_open}}."""
EXPLAIN_FIELDS = """With --json: {"schema": "route/1", "chosen": the rule's name or null, "content": [class],
"rules": [{name, connection, model, bars: [code]}]}."""
SET_FIELDS = 'With --json: {"schema": "routes-set/1", "version": the one that is in force now}.'
_BARS = {
    Bar.CONTENT: "the prompt is about something else",
    Bar.KIND: "it is made from another kind of source",
    Bar.EFFECT: "the effect is another",
    Bar.PRIORITY: "the priority is another",
    Bar.GRADE: "the grade is another",
    Bar.UNKNOWN: "there is no such connection, or it cannot be opened",
    Bar.NOT_IN_USE: "the connection's stage takes no ordinary work",
    Bar.OUT_OF_ORDER: "the connection failed and is left alone for a while",
    Bar.UNABLE: "it cannot do this",
    Bar.PRICE_UNKNOWN: "its price is not known, so it is not within the ceiling",
    Bar.TOO_DEAR: "it costs more than the ceiling",
}

routes = typer.Typer(name="routes", help="Rules that choose who makes a clip: list, set, explain, restore, move.")
app.add_typer(routes)


@routes.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """List the rules in force, in order; the first that fits counts."""

    async def work(studio: Studio) -> int:
        version, routing = await studio.choosing.router.rules()
        if json:
            resting = {name: str(state) for name, state in studio.choosing.failover.circuits().items()}
            shown = {"schema": "routes/1", "version": version, "routing": to_plain(routing), "resting": resting}
            document(shown)
            return DONE
        say(f"Version {version}" if version else "The shipped example (set rules of your own: routes set FILE.toml)")
        for rule in routing.rules:
            say(f"  {one_line(rule.name)}: {_conditions(rule)} -> {one_line(rule.connection)}, {one_line(rule.model)}")
        for spare in routing.spares:
            dearer = ", also if dearer" if spare.dearer else ""
            say(f"  {spare.connection}, {spare.model}, while out of order -> {spare.to_connection}{dearer}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@routes.command("set", epilog=SET_FIELDS)
def set_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="Rules as the shipped example has them.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Use the rules of a file from now on; the version before can be restored."""

    async def work(studio: Studio) -> int:
        version = await studio.choosing.router.set(await asyncio.to_thread(_read, file))
        if json:
            document({"schema": "routes-set/1", "version": version})
        else:
            say(f"Version {version} is in force.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@routes.command(epilog=SET_FIELDS)
def restore(
    ctx: typer.Context,
    version: Annotated[int, typer.Argument(help="A version that was in force; 0 is the shipped example.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Use an older version of the rules again."""

    async def work(studio: Studio) -> int:
        made = await studio.choosing.router.restore(version)
        if json:
            document({"schema": "routes-set/1", "version": made})
        else:
            say(f"Version {made} is in force, as {version} was.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@routes.command(epilog=EXPLAIN_FIELDS)
def explain(
    ctx: typer.Context,
    prompt: Annotated[str, typer.Argument(help="What is to be seen.")],
    effect: Annotated[str, typer.Option(help="The effect.")] = "normal",
    duration: Annotated[int, typer.Option(min=1, help="Seconds.")] = 5,
    priority: Annotated[str, typer.Option(help="low, normal or high.")] = "normal",
    grade: Annotated[str, typer.Option(help="draft, standard or final.")] = "standard",
    ceiling: Annotated[str | None, typer.Option(metavar="AMOUNT", help="The most a clip may cost.")] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say where a prompt would go and why not elsewhere. Sends nothing. Exit code 2 when nothing fits."""

    async def work(studio: Studio) -> int:
        request = commission(prompt, CloudChoice(AUTO, "", effect, duration=Fraction(duration)))
        found = await studio.choosing.router.explain(request, wish_of(priority, grade, ceiling))
        if json:
            document(_explained(found))
        else:
            _say(found)
        return DONE if found.chosen is not None else BAD_INPUT

    in_studio(ctx, data, work, json=json, debug=debug)


@routes.command(
    epilog='With --json: {"schema": "routes-move/1", "job", "connection", "model"}, as the job has them now.'
)
def move(
    ctx: typer.Context,
    job: Annotated[str, typer.Argument(metavar="ID", help="The job; the start of its id is enough.")],
    connection: Annotated[str, typer.Argument(help="Where it is to be made.")],
    model: Annotated[str, typer.Option(help="The model there. Default: the same name.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Send a job elsewhere that surely did not run. One that may have run is settled first: queue resolve."""

    async def work(studio: Studio) -> int:
        job_id = await studio.jobs.find(job)
        await studio.choosing.failover.move(job_id, connection, model)
        if json:
            request = (await studio.jobs.get(job_id)).request
            there = {"connection": request.connection, "model": request.cloud.model if request.cloud else None}
            document({"schema": "routes-move/1", "job": job_id, **there})
        else:
            say(f"{job_id[:8]} goes to {one_line(connection)}.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except (OSError, ValueError) as error:
        raise InputError(Code.BAD_VALUE, field="FILE.toml", value=file, expected=f"TOML ({error})") from None


def _conditions(rule: Rule) -> str:
    lists = (rule.content, rule.kinds, rule.effects, rule.priorities, rule.grades)
    parts = [" or ".join(one) for one in lists if one]
    if rule.most is not None:
        parts.append(f"up to {money_words({rule.most.currency: rule.most.micro}, 0)}")
    return "; ".join(parts) or "everything"


def _explained(found: Decision) -> dict[str, Any]:
    rules = [
        {"name": look.rule.name, "connection": look.rule.connection, "model": look.rule.model, "bars": list(look.bars)}
        for look in found.looks
    ]
    chosen = found.chosen.name if found.chosen is not None else None
    return {"schema": "route/1", "chosen": chosen, "content": sorted(found.subject.content), "rules": rules}


def _say(found: Decision) -> None:
    about = ", ".join(sorted(found.subject.content)) or "nothing that a class names"
    say(f"The prompt is about: {about}.")
    for look in found.looks:
        say(f"  {one_line(look.rule.name)}: {_why(look)}")
    if found.chosen is None:
        say("No rule fits.")


def _why(look: Look) -> str:
    if not look.bars:
        price = look.offer.quoted if look.offer is not None else None
        cost = "its price is not known" if price is None else money_words({price.currency: price.micro}, 0)
        return f"counts ({_conditions(look.rule)}) -> {look.rule.connection}, {look.rule.model}; {cost}"
    stopped = errors(look.offer.issues) if look.offer is not None else ()
    detail = f": {issue_words(stopped[0])}" if Bar.UNABLE in look.bars and stopped else ""
    return "no, " + "; ".join(_BARS[bar] for bar in look.bars) + detail
