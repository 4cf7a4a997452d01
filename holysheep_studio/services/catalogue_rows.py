"""Catalogue rows: each row of a sheet to a prompt, to a request, to a line; its faults are named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.catalogue import Edits, Line, Reading, Standing, Written, mark_of
from holysheep_studio.domain.chat import Scene
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import AssetKind, AssetRef
from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.commission import CloudChoice, SourceFile, commission
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.issue import IssueCode, error, warning
from holysheep_studio.domain.material import material_of
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.physics import PhysicsSpec, PhysicsType
from holysheep_studio.domain.product import Product, read_product, size_of, variables
from holysheep_studio.domain.prompt_template import read_template
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.routing import Wish
from holysheep_studio.services import intake
from holysheep_studio.services.router import USUAL_WISH
from holysheep_studio.services.scenes import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.columns import Words
    from holysheep_studio.domain.commission import Item
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.material import Material
    from holysheep_studio.domain.prompt_template import PromptTemplate
    from holysheep_studio.domain.sheet import Sheet, SheetRow


@dataclass(frozen=True, slots=True)
class Order:
    """How the rows of a sheet are to become clips. `chat` is the connection whose model writes; "": the template."""

    choice: CloudChoice
    reading: Reading
    chat: str = ""
    chat_model: str = DEFAULT_MODEL
    wish: Wish = USUAL_WISH
    edits: Edits = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A row on its way to a line."""

    number: int
    title: str
    product: Product | None = None
    prompt: str = ""
    written: Written = Written.TEMPLATE
    scene: Scene | None = None
    request: GenerationRequest | None = None
    problem: Problem | None = None


def read_rows(sheet: Sheet, places: Mapping[Field, int], order: Order, words: Words) -> tuple[Asked, ...]:
    """The products and their prompts by the template. Raises InputError for a template that cannot be used at all."""
    # a person's own columns are there for every row
    own = {**places, **{one: sheet.header.index(name) for one in Field if (name := f"{one} (here)") in sheet.header}}
    template = read_template(order.reading.template, variables(sheet.header, own))
    by_hand = {row for row, edit in order.edits.items() if Field.PROMPT in edit}
    return tuple(_read(sheet, row, own, template, words, edited=row.number in by_hand) for row in sheet.rows)


def _read(
    sheet: Sheet, row: SheetRow, places: Mapping[Field, int], template: PromptTemplate, words: Words, *, edited: bool
) -> Asked:
    title = next((cell for cell in row.cells if cell), "")
    try:
        product = read_product(sheet, row, places, words)
        if product.prompt:
            written = Written.PERSON if edited else Written.SHEET
            return Asked(row.number, product.title, product, product.prompt, written)
        return Asked(row.number, product.title, product, template.fill(lambda name: product.texts.get(name, "")))
    except KeyError as missing:
        wrong = InputError(
            Code.SHEET_ROW, file=sheet.file, row=row.number, field=f"{{{missing.args[0]}}}", value="empty",
            expected="a value, or brackets around it in the template",
        )  # fmt: skip
        return Asked(row.number, title, problem=_problem(wrong))
    except InputError as wrong:
        return Asked(row.number, title, problem=_problem(wrong))


def told(row: Asked, scenes: Mapping[int, Scene]) -> Asked:
    """The row with the prompt that a language model wrote; what it could not do is marked."""
    scene = scenes.get(row.number)
    if scene is None or row.problem is not None:
        return row
    if scene.offline:
        return replace(row, written=Written.FALLBACK)
    return replace(row, prompt=scene.initial_state, written=Written.CHAT, scene=scene)


def commissioned(asked: Sequence[Asked], order: Order, folder: Path, can: Capabilities | None) -> tuple[Asked, ...]:
    """The requests of the rows. `folder` is where pictures lie; `can` what the model does, as far as it is known."""
    stuff = {name: material_of(name, plain) for name, plain in resources.tables("materials").items()}
    return tuple(_commissioned(row, order, folder, can, stuff) for row in asked)


def _commissioned(
    row: Asked, order: Order, folder: Path, can: Capabilities | None, stuff: Mapping[str, Material]
) -> Asked:
    product = row.product
    if product is None or row.problem is not None:
        return row
    choice = order.choice
    offered = () if can is None else can.sizes
    chosen = replace(
        choice,
        effect=product.effect or choice.effect,
        values=product.values if product.effect else choice.values,
        duration=product.duration or choice.duration,
        size=choice.size if product.aspect is None else size_of(product.aspect, offered, _short_px(order)),
        negative_prompt=product.negative or choice.negative_prompt,
        emotion=choice.emotion,
    )
    try:
        request = commission(row.prompt, chosen, sources=_pictures(product, folder))
    except StudioError as wrong:
        return replace(row, problem=_problem(wrong, row.number))
    if request.cloud is None:
        return row
    spec = replace(request.cloud, physics=_physics(product, row.scene, stuff))
    if row.scene is not None:
        spec = replace(spec, temporal_changes=row.scene.temporal_changes)
    if product.picture.startswith(("http://", "https://")):
        spec = replace(spec, source_image=AssetRef(AssetKind.IMAGE, url=product.picture))
    return replace(row, request=replace(request, cloud=spec))


def lines(asked: Sequence[Asked], items: Iterator[Item], contents: Sequence[str]) -> tuple[Line, ...]:
    """The lines of the plan: what stands against each, and which ask for the same again."""
    skus: dict[str, int] = {}
    same: Counter[str] = Counter()
    return tuple(
        _line(row, next(items) if row.request is not None else None, content, skus, same)
        for row, content in zip(asked, contents, strict=True)
    )


def _line(row: Asked, item: Item | None, content: str, skus: dict[str, int], same: Counter[str]) -> Line:
    product = row.product
    sku = "" if product is None else product.sku
    line = Line(row.number, sku, row.title, row.written, problem=row.problem, content=content)
    if item is None or product is None or row.request is None:
        return replace(line, standing=Standing.BROKEN)
    before = skus.setdefault(sku, row.number) if sku else row.number
    first = mark_of(row.request, product, 0)
    nth = same[first]
    same[first] += 1
    issues = (*item.issues, *_issues(product, item.quoted, cached=item.cached))
    return replace(
        line,
        item=replace(item, issues=issues),
        standing=Standing.REPEATED if nth else Standing.NEW,
        mark=mark_of(row.request, product, nth) if nth else first,
        same_sku=before if before != row.number else 0,
    )


def _issues(product: Product, quoted: Money | None, *, cached: bool) -> list[Issue]:
    found = []
    if product.material and not product.preset:
        found.append(warning("material", IssueCode.NO_PRESET, value=product.material))
    if product.cap is not None and not cached and not product.cap.allows(quoted):
        cost = "an unknown price" if quoted is None else str(quoted)
        cap = str(Money(product.cap.micro, product.cap.currency)).strip()
        found.append(error("price_cap", IssueCode.OVER_CAP, cap=cap, cost=cost))
    return found


def _physics(product: Product, scene: Scene | None, stuff: Mapping[str, Material]) -> PhysicsSpec | None:
    """The material's numbers; without one those that the language model gave; else none."""
    if product.preset:
        material = stuff[product.preset]
        return PhysicsSpec(type=material.type, parameters=dict(material.parameters))
    if scene is not None and scene.physics_parameters:
        return PhysicsSpec(PhysicsType.AUTO, dict(scene.physics_parameters))
    return None


def _pictures(product: Product, folder: Path) -> tuple[SourceFile, ...]:
    if not product.picture or product.picture.startswith(("http://", "https://")):
        return ()
    path = (folder / Path(product.picture.replace("\\", "/")).expanduser()).absolute()
    return (SourceFile(str(path), intake.identity(path), AssetKind.IMAGE),)


def _short_px(order: Order) -> int:
    return 1080 if order.choice.size is None else order.choice.size.landscape.height_px


def _problem(wrong: StudioError, row: int | None = None) -> Problem:
    """An error as the plan keeps it; one that does not know its row is given it."""
    if row is None or wrong.code is Code.SHEET_ROW:
        return Problem(wrong.code, wrong.fields, wrong.fault)
    about = " ".join(f"{value}" for name, value in wrong.fields.items() if name in {"file", "field", "value"})
    expected = wrong.fields.get("expected", str(wrong.code).replace("_", " "))
    fields = {"file": "the sheet", "row": str(row), "field": "what it asks for", "value": about, "expected": expected}
    return Problem(Code.SHEET_ROW, fields, wrong.fault)
