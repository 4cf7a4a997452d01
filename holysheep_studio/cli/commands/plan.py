"""`plan` and `submit`: every request and the whole quote before anything is spent, then the queue."""

from __future__ import annotations

import asyncio
import json as json_text
import sys
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.output import BAD_INPUT, DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.words import issue_words, money_words, one_line
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.commission import CloudChoice, Plan
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import BudgetError, Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.studio import Studio

PLAN_FIELDS = """A plan is JSON: {"schema": "plan/1", "totals": {currency: millionths}, "unknown": how many requests
have no known price, "plan": {"items": [{request, issues, quoted}]}}. With --json the same document is printed."""
SUBMIT_FIELDS = 'With --json: {"schema": "submit/1", "jobs": [id]}.'
SCHEMA = "plan/1"
_MODES = ", ".join(effect.name for effect in EFFECTS.values() if effect.cloud is not None)


@app.command(epilog=PLAN_FIELDS)
def plan(
    ctx: typer.Context,
    briefs: Annotated[
        list[str],
        typer.Argument(metavar="BRIEF...", help="Prompts, .txt files of prompts (one a line), clips, pictures."),
    ],
    model: Annotated[str, typer.Option(help="The provider's model.")],
    connection: Annotated[str, typer.Option(help="Who makes them; demo is the provider on this machine.")] = "demo",
    effect: Annotated[str, typer.Option(help=f"One of: {_MODES}.")] = "normal",
    ratio: Annotated[str | None, typer.Option(help="How many times faster, for time_lapse and hyperlapse.")] = None,
    duration: Annotated[str, typer.Option(help="Seconds of each finished clip.")] = "5",
    size: Annotated[str | None, typer.Option(metavar="WxH", help="Picture size. Default: the model's.")] = None,
    fps: Annotated[int | None, typer.Option(help="Frame rate. Default: the model's.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same clip.")] = None,
    prompt: Annotated[str, typer.Option(help="The prompt that goes with clips and pictures.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the plan to this file.")] = None,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing plan.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what would be asked and what it would cost. Spends nothing."""
    where = paths(ctx, data)

    async def work() -> int:
        choice = CloudChoice(
            connection,
            model,
            effect,
            {} if ratio is None else {"ratio": number_option("ratio", ratio)},
            number_option("duration", duration),
            _size(size),
            fps,
            seed,
        )
        found = await asyncio.to_thread(lambda: [_brief(brief) for brief in briefs])
        if output is not None and output.exists() and not force:
            raise InputError(Code.OUTPUT_EXISTS, file=output)
        async with await Studio.open(where) as studio:
            made = await studio.planner.plan(found, choice, prompt)
        about = {"schema": SCHEMA, "totals": dict(made.totals), "unknown": made.unknown, "plan": to_plain(made)}
        if output is not None:
            await asyncio.to_thread(_write, output, about)
        if json:
            document(about)
        else:
            _tell(made, output)
        return BAD_INPUT if any(errors(item.issues) for item in made.items) else DONE

    execute(ctx, work, json=json, debug=debug)


@app.command(epilog=SUBMIT_FIELDS)
def submit(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="PLAN.json", help="A plan written by `plan -o`.")],
    budget: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Refuse when the plan may cost more.")] = None,
    data: DataOption = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Queue a plan; `run` or the window then works it. Prints the job ids."""
    where = paths(ctx, data)

    async def work() -> int:
        made = await asyncio.to_thread(_read, file)
        wrong = next((issue for item in made.items for issue in errors(item.issues)), None)
        if wrong is not None:
            raise InputError(Code.BAD_VALUE, field=wrong.where, value=file, expected=issue_words(wrong))
        if budget is not None:
            _check_budget(made, number_option("budget", budget))
        if not yes and not _agreed(made):
            return NEEDS_PERSON
        async with await Studio.open(where) as studio:
            ids = await studio.jobs.add_requests([item.request for item in made.items])
        if json:
            document({"schema": "submit/1", "jobs": list(ids)})
        else:
            for job_id in ids:
                say(job_id)
        return DONE

    execute(ctx, work, json=json, debug=debug)


def _brief(text: str) -> Path | str:
    """A file that is there, else a prompt. A word that looks like a file and is none is refused."""
    path = Path(text).expanduser()
    try:
        if path.exists():
            return path.absolute()
    except OSError:
        return text
    if " " not in text.strip() and path.suffix:
        raise InputError(Code.FILE_MISSING, file=text)
    return text


def _size(text: str | None) -> Size | None:
    if text is None:
        return None
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise InputError(Code.BAD_VALUE, field="size", value=text, expected="1920x1080")
    return Size(int(width), int(height))


def _write(target: Path, about: dict[str, Any]) -> None:
    half = target.with_name(target.name + ".part")
    half.write_text(json_text.dumps(about, indent=2), encoding="utf-8")
    half.replace(target)


def _read(file: Path) -> Plan:
    try:
        about = json_text.loads(file.read_text(encoding="utf-8"))
        if not isinstance(about, dict) or about.get("schema") != SCHEMA:
            raise ValueError("it is no plan")  # noqa: TRY301 - told like every other fault of the file
        return from_plain(Plan, about["plan"])
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            Code.BAD_VALUE, field="PLAN.json", value=file, expected=f"a plan of `plan -o` ({error})"
        ) from None


def _check_budget(made: Plan, most: Fraction) -> None:
    """What has no known price cannot be within a budget."""
    if made.unknown or any(Fraction(micro, 1_000_000) > most for micro in made.totals.values()):
        raise BudgetError(Code.OVER_BUDGET, cost=money_words(made.totals, made.unknown), budget=f"{float(most):g}")


def _agreed(made: Plan) -> bool:
    if not sys.stdin.isatty():
        sys.stderr.write("holysheep-studio: nobody is there to agree to the cost; say --yes to submit.\n")
        return False
    cost = money_words(made.totals, made.unknown)
    return bool(typer.confirm(f"Queue {len(made.items)} requests for {cost}?", default=False))


def _tell(made: Plan, output: Path | None) -> None:
    for item in made.items:
        quoted = "unknown price" if item.quoted is None else money_words({item.quoted.currency: item.quoted.micro}, 0)
        say(f"{item.request.effect:16} {quoted:16} {one_line(item.request.title)}")
        for issue in item.issues:
            say(f"{'':16} {issue.severity}: {issue_words(issue)}")
    say(f"{len(made.items)} requests: {money_words(made.totals, made.unknown)} (estimates from sample prices)")
    if output is not None:
        say(f"Queue them with: holysheep-studio submit {output}")
