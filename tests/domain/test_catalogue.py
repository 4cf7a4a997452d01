"""Rows of a catalogue: what their cells mean, what is wrong with them, and templates that no value can break."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio import resources
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.columns import Field, Words, guess, read_columns, read_words
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.product import Product, preset_of, read_product, size_of
from holysheep_studio.domain.prompt_template import USUAL_TEMPLATE, read_template
from holysheep_studio.domain.sheet import RawRow, Sheet, SheetForm, sheet_of


def words() -> Words:
    named = {key: str(plain["name"]) for key, plain in resources.tables("materials").items()}
    return read_words(resources.table("catalogue", "words.toml"), named)


def table(*rows: str) -> Sheet:
    raw = [RawRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, start=1)]
    return sheet_of("s.csv", SheetForm("csv"), raw, frozenset(words().columns))


def product(header: str, row: str) -> Product:
    sheet = table(header, row)
    return read_product(sheet, sheet.rows[0], guess(sheet, words()).at(sheet), words())


def test_columns_are_guessed_in_english_and_chinese() -> None:
    sheet = table(
        "Item No.|Product Title|Fabric|Key feature|Main image|Max. price|Clip length|Unrelated", "1|a|b|c|d|e|f|g"
    )
    found = guess(sheet, words()).of
    assert [found[field] for field in found] == [*sheet.header[:5], "Clip length", "Max. price"]
    chinese = table("商品编号|商品名称|材质|卖点|氛围|参考图|效果|时长|画面比例|价格上限", "1|2|3|4|5|6|7|8|9|10")
    assert list(guess(chinese, words()).of) == list(Field)[:10]


def test_columns_are_told_by_hand() -> None:
    sheet = table("a|B c", "1|2")
    told = read_columns(["name=b C", "sku=a"], sheet, guess(sheet, words()))
    assert told.of == {Field.NAME: "B c", Field.SKU: "a"}
    assert read_columns(["sku="], sheet, told).of == {Field.NAME: "B c"}
    for wrong in ("colour=a", "name", "name=nothing"):
        with pytest.raises(InputError):
            read_columns([wrong], sheet, told)


@pytest.mark.parametrize(
    ("written", "effect", "ratio"),
    [
        ("", "", None),
        ("slow motion", "slow_motion_4x", None),
        ("Slow-Motion 8x", "slow_motion_8x", None),
        ("2x", "slow_motion_2x", None),
        ("慢动作", "slow_motion_4x", None),
        ("time lapse 60x", "time_lapse", Fraction(60)),
        ("hyperlapse", "hyperlapse", None),
    ],
)
def test_effects_are_understood(written: str, effect: str, ratio: Fraction | None) -> None:
    found = product("name|effect", f"x|{written}")
    assert (found.effect, found.values.get("ratio")) == (effect, ratio)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("effect", "explode"),
        ("effect", "slow motion 3x"),
        ("effect", "time lapse 1x"),
        ("duration", "long"),
        ("duration", "0"),
        ("duration", "3601"),
        ("aspect", "16"),
        ("aspect", "0:9"),
        ("aspect", "1:100"),
        ("price cap", "much"),
        ("price cap", "-1"),
        ("picture", "a.exe"),
        ("picture", "file:///etc/passwd.png"),
        ("name", ""),
    ],
)
def test_what_cannot_be_used_is_named_with_its_row_and_column(field: str, written: str) -> None:
    header, row = (f"name|{field}", f"x|{written}") if field != "name" else ("name|mood", "|warm")
    with pytest.raises(InputError) as wrong:
        product(header, row)
    assert wrong.value.code is Code.SHEET_ROW
    assert (wrong.value.fields["row"], wrong.value.fields["field"]) == ("2", field)


def test_values_are_read_as_people_write_them() -> None:
    found = product("sku|name|material|duration|aspect|max price", "7|Scarf|100% Mulberry Silk|4,5 s|portrait|¥ 3.50")
    assert (found.preset, found.duration, found.aspect) == ("silk", Fraction(9, 2), Fraction(9, 16))
    assert found.cap is not None
    assert found.cap.allows(Money(3_500_000, "CNY"))
    assert not found.cap.allows(Money(3_500_001, "CNY"))
    assert not found.cap.allows(Money(1, "USD"))
    assert not found.cap.allows(None)
    assert product("name|length", "x|0:05").duration == 5


@pytest.mark.parametrize(
    ("text", "preset"),
    [
        ("Silk", "silk"),
        ("wool/silk blend", "wool"),
        ("真丝", "silk"),
        ("羊绒", "cashmere"),
        ("unobtainium", ""),
        ("", ""),
    ],
)
def test_materials_bring_their_preset(text: str, preset: str) -> None:
    assert preset_of(text, words().materials) == preset


def test_sizes_follow_the_shape() -> None:
    offered = (Size(1280, 720), Size(1920, 1080), Size(3840, 2160))
    assert size_of(Fraction(9, 16), offered) == Size(1080, 1920)
    assert size_of(Fraction(16, 9), offered, 700) == Size(1280, 720)
    assert size_of(Fraction(1), offered) == Size(1080, 1080)
    assert size_of(Fraction(4, 5), ()) == Size(1080, 1350)


def test_a_template_leaves_out_what_a_row_lacks() -> None:
    known = {name: name for name in ("name", "material", "highlight", "mood")}
    template = read_template(USUAL_TEMPLATE, known)
    values = {"name": "Scarf", "material": "silk", "highlight": "It floats.", "mood": ""}
    assert template.fill(values.__getitem__) == (
        "Product film of Scarf, made of silk. It floats. "
        "Clean studio light, the product in focus, natural movement."
    )  # fmt: skip
    with pytest.raises(KeyError, match="name"):
        template.fill(lambda name: "" if name == "name" else "x")


@pytest.mark.parametrize("wrong", ["", "{colour}", "{name", "a } b", "[a [b]]", "[open", "x" * 5000, "{}"])
def test_templates_that_make_no_sense_are_refused(wrong: str) -> None:
    with pytest.raises(InputError) as told:
        read_template(wrong, {"name": "name"})
    assert told.value.code is Code.BAD_VALUE


@given(value=st.text(min_size=1, max_size=60))
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    template = read_template("Film of {name}[ in {mood}] [[{{literal}}]]", {"name": "name", "mood": "mood"})
    filled = template.fill(lambda name: f"<{value}>" if name == "name" else "")
    assert filled == " ".join(f"Film of <{value}> [{{literal}}]".split())
