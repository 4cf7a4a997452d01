"""`again`: a clip made once more with changes, quoted before it is queued; it remembers which clip it began from."""

from __future__ import annotations

import asyncio
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.asking import agreed_to_queue
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.commands.clips import ClipArgument
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.quoting import check_budget
from holysheep_studio.cli.words import issue_words
from holysheep_studio.domain.again import choice_again, choice_of, request_again
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.commission import Item, Plan
from holysheep_studio.domain.effects import named
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.plan import make_request
from holysheep_studio.services import intake
from holysheep_studio.services.jobs import Same
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.request import GenerationRequest

FIELDS = 'With --json: {"schema": "again/1", "clip": the one it began from, "jobs": [id], "request": as it is queued}.'
#: What --set cannot change: it says where a clip came from.
_FIXED = frozenset({"kept", "origin", "bend", "connection", "values", "extra", "physics", "interpolator", "size"})


@app.command(epilog=FIELDS)
def again(
    ctx: typer.Context,
    clip: ClipArgument,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A change: prompt, effect, ratio, seed, quality, duration, "
                     "physics.gravity ... Repeatable; a wrong name lists those there are."),
    ] = None,
    budget: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help="Refuse what costs more with the usual retries.")
    ] = None,
    data: DataOption = None,
    *,
    plan: Annotated[bool, typer.Option("--plan", help="Only say what would be asked and cost.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask about the cost.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:  # fmt: skip
    """Make a clip once more with changes; the clip itself stays as it is."""

    async def work(studio: Studio) -> int:
        (whole,) = await studio.shelf.whole([await studio.shelf.named(clip)])
        base = (await studio.jobs.get(JobId(whole.job_id))).request
        made = await _made(studio, whole, base, _read(changes or ()))
        wrong = next((issue for item in made.items for issue in errors(item.issues)), None)
        if wrong is not None:
            raise InputError(Code.BAD_VALUE, field=wrong.where, value=clip, expected=issue_words(wrong))
        paid = Plan(tuple(item for item in made.items if item.request.cloud is not None))
        if budget is not None and paid.items:
            check_budget(await studio.planner.quote(paid), number_option("budget", budget))
        jobs: list[str] = []
        if not plan:
            if not yes and not await agreed_to_queue(studio, paid):
                return NEEDS_PERSON
            requests, quotes = [item.request for item in made.items], [item.estimate for item in made.items]
            jobs += await studio.jobs.add_requests(requests, same=Same.ADD, quotes=quotes)
        if json:
            told = {"clip": whole.id, "jobs": jobs, "request": to_plain(made.items[0].request)}
            document({"schema": "again/1", **told})
        else:
            for job_id in jobs:
                say(job_id)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


async def _made(studio: Studio, clip: Clip, base: GenerationRequest, changes: dict[str, str]) -> Plan:
    """The changed request, with what it costs where somebody is paid."""
    if base.cloud is not None:
        prompt = changes.pop("prompt", base.prompt)
        choice = _changed(choice_of(base), changes)
        choice = await studio.planner.complete(choice)
        return await studio.planner.plan_requests([request_again(base, prompt, choice, clip.id)])
    if base.upscale is not None or not base.source_path:
        raise InputError(Code.BAD_VALUE, field="CLIP", value=clip.id, expected="a clip of an effect or of a cloud")
    source = Path(base.source_path)
    identity = await asyncio.to_thread(intake.identity, source)
    footage = await studio.library.probe(source)
    choice_then = choice_again(base, footage.duration, clip.id)
    if changes.keys() & {"effect", *(one.name for one in named(changes.get("effect", choice_then.effect)).parameters)}:
        choice_then = replace(choice_then, kept=None, bend=None)  # time is said anew
    return Plan((Item(make_request(base.source_path, identity, footage, _changed(choice_then, changes))),))


def _read(changes: list[str] | tuple[()]) -> dict[str, str]:
    """NAME=VALUE. Raises InputError bad_value."""
    found = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or not name.strip():
            raise InputError(Code.BAD_VALUE, field="set", value=change, expected="NAME=VALUE")
        found[name.strip()] = value.strip()
    return found


def _changed(choice: Any, changes: dict[str, str]) -> Any:  # noqa: ANN401 - a Choice or a CloudChoice, as it came
    """The choice with these changes. Raises InputError bad_value."""
    effect = changes.get("effect", choice.effect)
    numbers = {parameter.name for parameter in named(effect).parameters}
    own = {one.name for one in fields(choice)} - _FIXED
    values = {name: value for name, value in choice.values.items() if name in numbers}
    plain: dict[str, Any] = {}
    for name, text in changes.items():
        if name in numbers:
            values[name] = number_option(name, text)
        elif name.startswith("physics.") and hasattr(choice, "physics"):
            choice = _with_physics(choice, name.removeprefix("physics."), text)
        elif name in own:
            plain[name] = _plain(getattr(choice, name), text)
        else:
            known = ", ".join(sorted(own | numbers | ({"physics.NAME"} if hasattr(choice, "physics") else set())))
            raise InputError(Code.BAD_VALUE, field="set", value=name, expected=known)
    kinds = get_type_hints(type(choice))
    try:
        return replace(choice, values=values, **{name: from_plain(kinds[name], one) for name, one in plain.items()})
    except ValueError as error:
        raise InputError(Code.BAD_VALUE, field="set", value=", ".join(changes), expected=str(error)) from None


def _with_physics(choice: Any, name: str, text: str) -> Any:  # noqa: ANN401 - as it came
    usual: dict[str, Any] = {"type": "auto", "parameters": {}}
    spec: dict[str, Any] = usual if choice.physics is None else dict(to_plain(choice.physics))
    spec["parameters"] = {**spec.get("parameters", {}), name: float(number_option(name, text))}
    plain = {**to_plain(choice), "physics": spec}
    try:
        return from_plain(type(choice), plain)
    except ValueError as error:
        raise InputError(Code.BAD_VALUE, field=f"physics.{name}", value=text, expected=str(error)) from None


def _plain(now: object, text: str) -> object:
    """The text as the kind of value that stands there now. Raises InputError bad_value."""
    if isinstance(now, bool):
        if text.casefold() not in {"true", "false", "yes", "no"}:
            raise InputError(Code.BAD_VALUE, field="set", value=text, expected="true or false")
        return text.casefold() in {"true", "yes"}
    if isinstance(now, Fraction):
        return text
    if isinstance(now, int) or (now is None and text.isdecimal()):
        return int(text) if text.lstrip("-").isdecimal() else text
    return None if text == "" and now is None else text
