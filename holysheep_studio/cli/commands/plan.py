"""`plan` and `submit`: every request and the whole quote before anything is spent, then the queue."""

from __future__ import annotations

import asyncio
import json as json_text
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.amounts import amount_option
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.asking import AgreeOption, confirmed
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.catalogue_plan import (
    SheetOptions,
    about_rows,
    from_document,
    outcome,
    planned,
    rows_of,
    sheet_among,
    tell_rows,
    with_requests,
)
from holysheep_studio.cli.output import BAD_INPUT, DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.quoting import check_budget, paid_plan, quote_lines
from holysheep_studio.cli.words import issue_words, money_words, one_line
from holysheep_studio.domain.catalogue import CataloguePlan
from holysheep_studio.domain.chain import Chain
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.columns import fields
from holysheep_studio.domain.commission import CloudChoice, Plan
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.quote import Estimate
from holysheep_studio.domain.routing import GRADES, PRIORITIES, Wish
from holysheep_studio.services.jobs import Same
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.quote import Quote

PLAN_FIELDS = """A plan is JSON: {"schema": "plan/1", "totals": {currency: millionths}, "unknown": how many requests
have no known price, "quote": {sums: [{currency, low, expected, high: millionths}], known, unknown, cached, samples,
tries}, "plan": {"items": [{request, issues, quoted, price}]}}. With --json the same document is printed."""
SUBMIT_FIELDS = 'With --json: {"schema": "submit/1", "jobs": [id]}.'
SCHEMA = "plan/1"
MapOption = Annotated[
    list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help=f"For a sheet. FIELD: {fields()}.")
]
_MODES = ", ".join(effect.name for effect in EFFECTS.values() if effect.cloud is not None)


@app.command(epilog=PLAN_FIELDS)
def plan(
    ctx: typer.Context,
    briefs: Annotated[
        list[str],
        typer.Argument(
            metavar="BRIEF...", help="Prompts, .txt files of prompts, scripts, clips, pictures, or one CSV or XLSX."
        ),
    ],
    model: Annotated[str, typer.Option(help="The provider's model. Default: its first; with rules theirs.")] = "",
    connection: Annotated[
        str, typer.Option(help="Who makes them: demo is the provider on this machine, auto lets the rules choose.")
    ] = "demo",
    effect: Annotated[str, typer.Option(help=f"One of: {_MODES}. Default: the first that the model makes.")] = "",
    ratio: Annotated[str | None, typer.Option(help="How many times faster, for time_lapse and hyperlapse.")] = None,
    duration: Annotated[str, typer.Option(help="Seconds of each finished clip.")] = "5",
    size: Annotated[str | None, typer.Option(metavar="WxH", help="Picture size. Default: the model's.")] = None,
    fps: Annotated[int | None, typer.Option(help="Frame rate. Default: the model's.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same clip.")] = None,
    negative: Annotated[str, typer.Option(help="What is not to be seen.")] = "",
    style: Annotated[str, typer.Option(help="A style, where the model takes one.")] = "",
    emotion: Annotated[str, typer.Option(help="A mood, where the model takes one.")] = "",
    quality: Annotated[str, typer.Option(help="A preset by the provider's own name.")] = "",
    priority: Annotated[str, typer.Option(help="For the rules: low, normal or high.")] = "normal",
    grade: Annotated[str, typer.Option(help="For the rules: draft, standard or final.")] = "standard",
    ceiling: Annotated[str | None, typer.Option(metavar="AMOUNT", help="For the rules: most for a clip.")] = None,
    trial: Annotated[str, typer.Option(help="Split the requests between the two arms of this trial.")] = "",
    prompt: Annotated[str, typer.Option(help="The prompt that goes with clips and pictures.")] = "",
    columns: MapOption = None,
    template: Annotated[str, typer.Option(help="For a sheet: the prompt, with {name}, {material}[, {mood}] ...")] = "",
    chat: Annotated[str, typer.Option(metavar="NAME", help="For a sheet: whose language model writes prompts.")] = "",
    tab: Annotated[str, typer.Option(help="The sheet of a workbook. Default: the first that can be seen.")] = "",
    rows: Annotated[str, typer.Option(help="For a sheet: only these rows, 2-10,15, made before or not.")] = "",
    project: Annotated[str, typer.Option(help="Whose budget pays; a name of your own.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the plan to this file.")] = None,
    data: DataOption = None,
    *,
    yes: AgreeOption = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing plan.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what would be asked and what it would cost. Spends nothing on video; --chat is paid for when agreed to."""
    where = paths(ctx, data)

    async def work() -> int:
        ratios = {} if ratio is None else {"ratio": number_option("ratio", ratio)}
        length, picture = number_option("duration", duration), _size(size)
        about = (connection, model, effect, ratios, length, picture, fps, seed)
        choice = CloudChoice(*about, negative, style, emotion, quality, project=project.strip())
        wish = wish_of(priority, grade, ceiling)
        found = await asyncio.to_thread(_briefs, briefs, output, force)
        async with await Studio.open(where) as studio:
            if (sheet := sheet_among(found)) is not None:
                how = SheetOptions(columns or (), template, chat, tab, rows=rows, agreed=yes)
                return await _catalogue(studio, sheet, choice, wish, how, output, json=json)
            made = await studio.planner.plan(found, choice, prompt, wish, trial)
            quote = await studio.planner.quote(made)
        return await _shown(made, quote, output, json=json)

    execute(ctx, work, json=json, debug=debug)


@app.command(epilog=SUBMIT_FIELDS)
def submit(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="PLAN.json", help="A plan written by `plan -o`.")],
    budget: Annotated[
        str | None,
        typer.Option(metavar="AMOUNT", help="Refuse what costs more with the usual retries."),
    ] = None,
    data: DataOption = None,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make anew what was made before.")] = False,
    fallback: Annotated[
        float | None, typer.Option(metavar="SCORE", help="Ask for a clip again in an easier mode if it scores less.")
    ] = None,
    fallback_depth: Annotated[int, typer.Option(min=1, max=5, help="How many further attempts at most.")] = 2,
    fallback_budget: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help="What they may cost for each clip. Beyond it each one asks.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Queue also what is queued or was made lately.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Queue only what is not.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Queue a plan; `run` or the window then works it. Prints the job ids."""
    where = paths(ctx, data)

    async def work() -> int:
        made, sheet = await asyncio.to_thread(_read, file)
        chain = chain_of(fallback, fallback_depth, fallback_budget)
        wrong = next((issue for item in made.items for issue in errors(item.issues)), None)
        if wrong is not None:
            raise InputError(Code.BAD_VALUE, field=wrong.where, value=file, expected=issue_words(wrong))
        if budget is not None:
            most = number_option("budget", budget)
            async with await Studio.open(where) as studio:
                check_budget(await studio.planner.quote(paid_plan(made, fresh=fresh)), most)
        if not yes and not _agreed(made):
            return NEEDS_PERSON
        async with await Studio.open(where) as studio:
            asked = [replace(item.request, fresh=fresh, chain=chain) for item in made.items]
            if sheet is not None:
                ids = await studio.catalogues.submit(with_requests(sheet, asked), fresh=fresh, again=again)
            else:
                ids = await studio.jobs.add_requests(
                    asked,
                    quotes=[Estimate(item.quoted, item.price) if fresh else item.estimate for item in made.items],
                    same=Same.ADD if again else Same.SKIP if new else Same.REFUSE,
                )
        if json:
            document({"schema": "submit/1", "jobs": list(ids)})
        else:
            for job_id in ids:
                say(job_id)
        return DONE

    execute(ctx, work, json=json, debug=debug)


async def _catalogue(
    studio: Studio,
    file: Path,
    choice: CloudChoice,
    wish: Wish,
    how: SheetOptions,
    output: Path | None,
    *,
    json: bool,
) -> int:
    """The plan of a sheet, shown and written."""
    rows = rows_of(how.rows)
    made = await planned(studio, file, choice, wish, how)
    if made is None:
        return NEEDS_PERSON
    plan = made.plan(rows)
    quote = await studio.planner.quote(plan)
    sums = {"totals": dict(plan.totals), "unknown": plan.unknown, "quote": to_plain(quote)}
    about = {"schema": SCHEMA, **sums, "catalogue": about_rows(made, rows), "plan": to_plain(plan)}
    if output is not None:
        await asyncio.to_thread(_write, output, about)
    if json:
        document(about)
    else:
        tell_rows(made, rows)
        _tell_quote(quote, output)
    return outcome(made)


async def _shown(made: Plan, quote: Quote, output: Path | None, *, json: bool) -> int:
    sums = {"totals": dict(made.totals), "unknown": made.unknown, "quote": to_plain(quote)}
    about = {"schema": SCHEMA, **sums, "plan": to_plain(made)}
    if output is not None:
        await asyncio.to_thread(_write, output, about)
    if json:
        document(about)
    else:
        _tell(made, quote, output)
    return BAD_INPUT if any(errors(item.issues) for item in made.items) else DONE


def chain_of(score: float | None, depth: int, budget: str | None) -> Chain | None:
    """What is agreed to if a clip's score is too low. Raises InputError bad_value."""
    if score is None:
        return None
    if not 0 <= score <= 100:
        raise InputError(Code.BAD_VALUE, field="fallback", value=score, expected="a score from 0 to 100")
    return Chain(score, depth, amount_option("fallback-budget", budget))


def wish_of(priority: str, grade: str, ceiling: str | None) -> Wish:
    """What is said for the rules. Raises InputError bad_value."""
    for name, value, known in (("priority", priority, PRIORITIES), ("grade", grade, GRADES)):
        if value not in known:
            raise InputError(Code.BAD_VALUE, field=name, value=value, expected=", ".join(known))
    return Wish(priority, grade, amount_option("ceiling", ceiling))


def _briefs(texts: list[str], output: Path | None, force: bool) -> list[Path | str]:  # noqa: FBT001 - told to a thread
    """The briefs, once it is sure that the plan may be written. Raises InputError."""
    if output is not None and output.exists() and not force:
        raise InputError(Code.OUTPUT_EXISTS, file=output)
    return [_brief(text) for text in texts]


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


def _read(file: Path) -> tuple[Plan, CataloguePlan | None]:
    """A plan, and the rows of the sheet that it was made of."""
    try:
        about = json_text.loads(file.read_text(encoding="utf-8"))
        if not isinstance(about, dict) or about.get("schema") != SCHEMA:
            raise ValueError("it is no plan")  # noqa: TRY301 - told like every other fault of the file
        made = from_plain(Plan, about["plan"])
        return made, from_document(about["catalogue"], made) if "catalogue" in about else None
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            Code.BAD_VALUE, field="PLAN.json", value=file, expected=f"a plan of `plan -o` ({error})"
        ) from None


def _agreed(made: Plan) -> bool:
    question = f"Queue {len(made.items)} requests for {money_words(made.totals, made.unknown)}?"
    return confirmed(question, "nobody is there to agree to the cost; say --yes to submit.")


def _tell(made: Plan, quote: Quote, output: Path | None) -> None:
    for item in made.items:
        quoted = "unknown price" if item.quoted is None else money_words({item.quoted.currency: item.quoted.micro}, 0)
        say(f"{item.request.effect:16} {quoted:16} {one_line(item.request.title)}")
        if item.route:
            where = f"{item.request.connection}, {item.request.cloud.model if item.request.cloud else ''}"
            say(f"{'':16} to {one_line(where)} by the rule: {one_line(item.route)}")
        if item.cached:
            say(f"{'':16} made before: free, from the cache (submit --fresh makes it anew)")
        for issue in item.issues:
            say(f"{'':16} {issue.severity}: {issue_words(issue)}")
    say(f"{len(made.items)} requests:")
    _tell_quote(quote, output)


def _tell_quote(quote: Quote, output: Path | None) -> None:
    for line in quote_lines(quote):
        say(f"  {line}")
    if output is not None:
        say(f"Queue them with: holysheep-studio submit {output}")
