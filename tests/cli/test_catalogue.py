"""A sheet from the command line: looked at, planned, made, changed, and its results written back."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import studio

SHEET = """SKU,Product,Fabric,Selling point,Seconds,Effect
A1,Silk scarf,silk,floats,2,slow motion
A2,Wool coat,wool,warm,2,slow motion
A3,Odd thing,unobtainium,,2,
A4,Broken,silk,,never,
"""


def test_a_sheet_goes_to_clips_and_back(tmp_path: Path, data_folder: Path) -> None:
    sheet, plan = tmp_path / "list.csv", tmp_path / "plan.json"
    sheet.write_text(SHEET)
    looked = studio("catalogue", "look", sheet, "--json").json
    assert looked["columns"]["material"] == "Fabric"
    assert looked["rows"] == 4
    made = studio("plan", sheet, "--template", "A film of {name}[, {highlight}]", "-o", plan, "--json")
    assert made.code == 1, made.err
    assert [wrong["row"] for wrong in made.json["catalogue"]["wrong"]] == [5]
    assert "Seconds cannot be never" in made.json["catalogue"]["wrong"][0]["message"]
    specs = [item["request"]["cloud"] for item in made.json["plan"]["items"]]
    assert [spec["prompt"] for spec in specs] == [
        "A film of Silk scarf, floats", "A film of Wool coat, warm", "A film of Odd thing"
    ]  # fmt: skip
    assert specs[0]["physics"]["parameters"]["stiffness"] == 0.45
    assert specs[2]["physics"] is None
    assert studio("submit", plan, "--yes").code == 0
    assert studio("submit", plan, "--yes", "--json").json["jobs"] == []
    assert studio("run", "--until-empty").code == 0
    bills = data_folder / "demo_book.jsonl"
    assert len(bills.read_text().splitlines()) == 3
    told = studio("catalogue", "results", sheet, "--json")
    assert told.code == 0, told.err
    assert told.json["states"] == {"done": 3, "not queued": 1}
    first = told.json["results"][0]
    assert Path(first["file"]).is_file()
    assert float(first["cost"]) > 0
    assert first["request_id"]
    assert sheet.read_text() == SHEET
    assert studio("catalogue", "results", sheet).code == 2
    changed = (tmp_path / "list_results.csv").read_text(encoding="utf-8-sig")
    sheet.write_text(changed.replace("Wool coat", "Wool cloak").replace("never", "2"))
    again = studio("plan", sheet, "-o", plan, "--force", "--json")
    assert again.json["catalogue"]["counts"] == {"new": 1, "changed": 1, "made": 2}
    assert [item["row"] for item in again.json["catalogue"]["items"]] == [3, 5]


def test_a_broken_sheet_is_told_with_its_row(tmp_path: Path) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text('sku,name\nA,"x\n')
    answer = studio("plan", sheet)
    assert answer.code == 2
    assert "Row 2" in answer.err
