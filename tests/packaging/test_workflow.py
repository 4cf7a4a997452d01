"""The build workflow: what it names is in the project, and files lie where the next job looks for them."""

from __future__ import annotations

import re

import contents

WORKFLOW = (contents.ROOT / ".github/workflows/build.yml").read_text(encoding="utf-8")


def test_scripts_and_lists_that_it_names_are_there() -> None:
    named = set(re.findall(r"packaging/[\w/.]+\.(?:py|txt)", WORKFLOW))
    assert {"packaging/test.py", "packaging/linux/prove.py", "packaging/windows/build.py"} <= named
    assert [name for name in sorted(named) if not (contents.ROOT / name).is_file()] == []


def test_the_package_lies_where_it_is_proved() -> None:
    """An artefact has no folder that all its files lay in, so it is unpacked into one of that name."""
    uploaded = re.search(r"path: \|\n\s+(\w+)/\*\.deb\n\s+(\w+)/dist", WORKFLOW)
    proved = re.search(r"prove\.py (\w+)/\*\.deb", WORKFLOW)
    unpacked = re.search(r"name: debian-amd64, path: (\w+) ", WORKFLOW)
    assert uploaded is not None
    assert proved is not None
    assert unpacked is not None
    assert uploaded[1] == uploaded[2] == proved[1] == unpacked[1]


def test_debian_s_python_brings_the_library_that_is_packed() -> None:
    """Debian's interpreter holds itself; PyInstaller packs the library, which is a package of its own."""
    assert re.search(r"apt-get install .* python3 .*libpython3\.11\b", WORKFLOW)


def test_endings_that_are_uploaded_are_the_ones_that_are_made() -> None:
    for script, ending in (("linux", ".deb"), ("windows", "-setup.exe"), ("macos", ".dmg")):
        made = (contents.ROOT / f"packaging/{script}/build.py").read_text(encoding="utf-8")
        assert f"{ending}" in made
        assert f"build/*{ending}" in WORKFLOW
