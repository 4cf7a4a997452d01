"""The command `previs`, run as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
FALL = """
type = "rigid_body"
scene = "free_fall"
material = "rubber"
duration_s = 0.5
time_scale = 0.25
width = 320
height = 180
[parameters]
gravity = 1.62
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "holysheep_studio", "previs", *map(str, arguments)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=REPOSITORY
    )


def test_a_spec_becomes_a_clip_with_its_truth(tmp_path: Path) -> None:
    spec = tmp_path / "fall.toml"
    spec.write_text(FALL, encoding="utf-8")
    done = run(spec, "-o", tmp_path / "fall.mp4", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["schema"], told["scene"], told["verification"]["frames"]) == ("previs/1", "free_fall", 15)
    truth = json.loads((tmp_path / "fall.json").read_text(encoding="utf-8"))
    assert truth["gravity_m_s2"] == 1.62
    assert truth["spec"]["parameters"] == {"elasticity": 0.85, "friction": 0.9, "density": 1100.0, "gravity": 1.62}
    again = run(spec, "-o", tmp_path / "fall.mp4")
    assert again.returncode == 2
    assert run(spec, "-o", tmp_path / "fall.mp4", "--force", "--size", "160x90").returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", FALL.replace("0.25", "9"), "time_scale"),
        ("a.toml", FALL.replace("rubber", "cheese"), "cheese"),
        ("a.toml", FALL + "elasticity = nan\n", "elasticity"),
        ("a.toml", "type = ", "TOML"),
        ("a.json", '{"type": "liquid"}', "fluid_dynamics"),
        ("a.json", "[1]", "table"),
        ("a.json", "[" * 100_000, "JSON"),
    ],
)
def test_a_bad_spec_is_one_clear_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    spec = tmp_path / name
    spec.write_text(text, encoding="utf-8")
    done = run(spec, "-o", tmp_path / "out.mp4")
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_missing_spec_and_a_bad_size_are_told(tmp_path: Path) -> None:
    assert run(tmp_path / "none.toml", "-o", tmp_path / "out.mp4").returncode == 2
    spec = tmp_path / "fall.toml"
    spec.write_text(FALL, encoding="utf-8")
    assert run(spec, "-o", tmp_path / "out.mp4", "--size", "big").returncode == 2
    assert run(spec, "-o", tmp_path / "out.gif").returncode == 2
