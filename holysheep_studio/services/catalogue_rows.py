"""Catalogue rows: each row of a sheet to a prompt, to a request, to a line; its faults are named."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio import resources
from holysheep_studio.domain.catalogue import Edits, Line, Reading, Standing, Written, mark_of
from holysheep_studio.domain.chat import Scene
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import AssetKind, AssetRef, Size
from holysheep_studio.domain.codec import canonical_json, to_plain
from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.commission import SLOTS, CloudChoice, commission
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import IssueCode, error, warning
from holysheep_studio.domain.material import material_of
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.physics import PhysicsSpec, PhysicsType
from holysheep_studio.domain.product import SHORT_SIDE_PX, Product, read_product, size_of, variables
from holysheep_studio.domain.prompt_template import read_template
from holysheep_studio.domain.request import GenerationRequest, Upload
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


class Order(Frozen, frozen=True):
    """How the rows of a sheet are to become clips. `chat` is the connection whose model writes; "": the template."""

    choice: CloudChoice
    reading: Reading
    chat: str = ""
    chat_model: str = DEFAULT_MODEL
    wish: Wish = USUAL_WISH
    edits: Edits = field(default_factory=dict)


class Asked(Frozen, frozen=True):
    """A row on its way to a line."""

    number: int
    title: str
    product: Product | None = None
    prompt: str = ""
    written: Written = Written.TEMPLATE
    scene: Scene | None = None
    request: GenerationRequest | None = None
    form: bytes = b""  # tells all that is asked but the words
    problem: Problem | None = None


def read_rows(sheet: Sheet, places: Mapping[Field, int], order: Order, words: Words) -> tuple[Asked, ...]:
    """The products and their prompts by the template. Raises InputError for a template that cannot be used at all."""
    # a person's own columns are there for every row
    own = {**places, **{one: sheet.header.index(name) for one in Field if (name := f"{one} (here)") in sheet.header}}
    template = read_template(order.reading.template, variables(sheet.header))
    by_hand = {row for row, edit in order.edits.items() if Field.PROMPT in edit}
    return tuple(_read(sheet, row, own, template, words, edited=row.number in by_hand) for row in sheet.rows)


def _read(
    sheet: Sheet, row: SheetRow, places: Mapping[Field, int], template: PromptTemplate, words: Words, *, edited: bool
) -> Asked:
    named = [row.cells[places[one]] for one in (Field.NAME, Field.SKU) if one in places]
    title = next((cell for cell in (*named, *row.cells) if cell), "")
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
    return tuple(map(_Commissions(order, folder, can).of, asked))


class _Commissions:
    """Makes requests; what many rows ask alike is made once."""

    def __init__(self, order: Order, folder: Path, can: Capabilities | None) -> None:
        self._order = order
        self._folder = folder
        self._offered = () if can is None else can.sizes
        self._stuff = {name: material_of(name, plain) for name, plain in resources.tables("materials").items()}
        self._made: dict[tuple[object, ...], tuple[GenerationRequest, bytes]] = {}

    def of(self, row: Asked) -> Asked:
        """The row with its request, or with the problem that there is none."""
        product = row.product
        if product is None or row.problem is not None:
            return row
        try:
            plain, form = self._plain(product)
            request = plain
            if product.picture:
                request = self._with_picture(plain, product.picture)
            if row.scene is not None and request.cloud is not None:
                told = _physics(product, row.scene, self._stuff)
                spec = replace(request.cloud, physics=told, temporal_changes=row.scene.temporal_changes)
                request = replace(request, cloud=spec)
            if request is not plain:
                form = _form(request)
        except StudioError as wrong:
            return replace(row, problem=_problem(wrong, row.number, product.picture))
        if request.cloud is None:
            return row
        spec = replace(request.cloud, prompt=row.prompt)
        request = replace(request, prompt=row.prompt, name=row.title, cloud=spec)
        return replace(row, request=request, form=form)

    def _plain(self, product: Product) -> tuple[GenerationRequest, bytes]:
        """The request without its words and its picture, and its digest."""
        asked = (
            product.effect,
            tuple(product.values.items()),
            product.duration,
            product.aspect,
            product.negative,
            product.preset,
        )
        if asked not in self._made:
            choice = self._order.choice
            chosen = replace(
                choice,
                effect=product.effect or choice.effect,
                values=product.values if product.effect else choice.values,
                duration=product.duration or choice.duration,
                size=self._size(product),
                negative_prompt=product.negative or choice.negative_prompt,
            )
            request = commission("", chosen)
            if request.cloud is not None:
                spec = replace(request.cloud, physics=_physics(product, None, self._stuff))
                request = replace(request, cloud=spec)
            self._made[asked] = (request, hashlib.sha256(_form(request)).digest())
        return self._made[asked]

    def _size(self, product: Product) -> Size | None:
        usual = self._order.choice.size
        if product.aspect is None:
            return usual
        return size_of(product.aspect, self._offered, SHORT_SIDE_PX if usual is None else usual.landscape.height_px)

    def _with_picture(self, request: GenerationRequest, picture: str) -> GenerationRequest:
        if request.cloud is None:
            return request
        if picture.startswith(("http://", "https://")):
            link = AssetRef(AssetKind.IMAGE, url=picture)
            return replace(request, cloud=replace(request.cloud, source_image=link))
        path = (self._folder / Path(picture.replace("\\", "/")).expanduser()).absolute()
        upload = Upload(SLOTS[AssetKind.IMAGE], str(path), intake.identity(path), AssetKind.IMAGE)
        return replace(request, source_path=upload.path, source_identity=upload.identity, uploads=(upload,))


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
    first = mark_of(product.sku, row.prompt, row.form, 0)
    nth = same[first]
    same[first] += 1
    issues = (*item.issues, *_issues(product, item.quoted, cached=item.cached))
    return replace(
        line,
        item=replace(item, issues=issues),
        standing=Standing.REPEATED if nth else Standing.NEW,
        mark=mark_of(product.sku, row.prompt, row.form, nth) if nth else first,
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


def _form(request: GenerationRequest) -> bytes:
    """All that is asked, whatever it is called and whoever pays: rows that were made before are known by it."""
    plain = to_plain(replace(request, fresh=False, project=""))
    del plain["name"]
    return canonical_json(plain)


def _physics(product: Product, scene: Scene | None, stuff: Mapping[str, Material]) -> PhysicsSpec | None:
    """The material's numbers; without one those that the language model gave; else none."""
    if product.preset:
        material = stuff[product.preset]
        return PhysicsSpec(type=material.type, parameters=dict(material.parameters))
    if scene is not None and scene.physics_parameters:
        return PhysicsSpec(PhysicsType.AUTO, dict(scene.physics_parameters))
    return None


def _problem(wrong: StudioError, row: int | None = None, picture: str = "") -> Problem:
    """An error as the plan keeps it; one that does not know its row is given it."""
    if row is None or wrong.code is Code.SHEET_ROW:
        return Problem(wrong.code, wrong.fields, wrong.fault)
    if "field" not in wrong.fields:  # it is about the one file that a row may name
        named = {"field": "the picture", "value": picture, "expected": "a file that is there and can be read"}
        return _in_row(row, named)
    named = {name: wrong.fields.get(name, "") for name in ("field", "value", "expected")}
    return _in_row(row, named)


def _in_row(row: int, named: Mapping[str, str]) -> Problem:
    about = InputError(
        Code.SHEET_ROW,
        file="the sheet",
        row=row,
        field=named["field"],
        value=named["value"],
        expected=named["expected"],
    )
    return Problem(about.code, about.fields, about.fault)
