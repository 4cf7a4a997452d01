"""The rules of the house that no linter knows, each as a test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "holysheep_studio"

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60

AT_THE_TOP = {
    *("pyproject.toml", "holysheep_studio", "resources", "tests", "packaging"),
    *("README.md", "LICENSE", "CHANGELOG.md"),
}
MADE_HERE = {"build", "dist", "out", "__pycache__"}  # git ignores them

EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "base", "handler", "data", "misc", "common"}

# written in pieces, so that this file does not hold what it looks for
NOT_IN_TEXT = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + r"(work|tmp|root|home|Users)/\w",  # places on somebody's machine
            r"\b(" + "py" + r"pi\.org|" + "python" + r"hosted\.org|" + "npm" + r"js\.(org|com))\b",  # registries
            r"--(extra-)?index" + r"-url|--find" + r"-links",
        ]
    )
)
TEXT = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".svg", ".qss", ".sql", ".json", ".ts", ".cfg", ".sh", ""}


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    assert found, f"nothing in {folders}"
    return tuple(sorted(found))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def everything() -> tuple[Path, ...]:
    return python_files("holysheep_studio", "tests", "packaging")


def test_files_are_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in everything()}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_functions_are_short() -> None:
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": lines
        for path in everything()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_module_says_in_a_sentence_what_it_is_for() -> None:
    def says(path: Path) -> bool:
        first = (ast.get_docstring(tree(path)) or "").partition("\n\n")[0]
        return first.endswith((".", ":", "`"))

    modules = [path for path in python_files("holysheep_studio", "packaging") if path.name != "__init__.py"]
    assert [name_of(path) for path in modules if not says(path)] == []


def test_init_files_are_empty() -> None:
    files = [path for path in everything() if path.name == "__init__.py" and path != PACKAGE / "__init__.py"]
    assert [name_of(path) for path in files if path.read_text(encoding="utf-8").strip()] == []


def test_every_folder_of_the_package_has_an_init_file() -> None:
    folders = {path.parent for path in python_files("holysheep_studio")}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_names_say_something() -> None:
    def empty(name: str) -> bool:
        words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
        return bool(words) and words[-1].lower() in EMPTY_WORDS

    modules = [name_of(path) for path in python_files("holysheep_studio") if empty(path.stem)]
    classes = [
        f"{name_of(path)} {node.name}"
        for path in python_files("holysheep_studio")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and empty(node.name)
    ]
    assert modules + classes == []


def test_the_window_never_starts_a_second_event_loop() -> None:
    # a nested loop kills the coroutines that run on the first one, for good
    banned = {"exec", "exec_", "processEvents"}
    found = [
        f"{name_of(path)}:{node.lineno} {node.attr}"
        for path in python_files("holysheep_studio/ui")
        if path != PACKAGE / "ui" / "__main__.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in banned
    ]
    assert found == []


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_is_mocked() -> None:
    mocks = re.compile(r"^(unittest\.mock|mock|pytest_mock)\b")
    assert [name_of(path) for path in everything() if any(mocks.match(name) for name in imports(path))] == []


def words_of(code: Code) -> dict[str, str]:
    words: dict[str, str] = resources.table("texts", "errors.toml").get(code.value, {})
    return words


def places(words: dict[str, str]) -> set[str]:
    """The names of the values that these sentences show."""
    return {name for sentence in words.values() for name in re.findall(r"\{(.*?)\}", sentence)}


@pytest.mark.parametrize("code", Code)
def test_every_error_has_its_words(code: Code) -> None:
    words = words_of(code)
    assert set(words) == {"message", "advice"}, "in resources/texts/errors.toml"
    for sentence in words.values():
        assert sentence.strip() == sentence
        assert sentence.endswith((".", "?", "!"))
    assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in places(words))


def test_every_error_is_raised_with_what_its_words_show() -> None:
    holes = []
    for path in python_files("holysheep_studio"):
        for node in ast.walk(tree(path)):
            first = node.args[0] if isinstance(node, ast.Call) and node.args else None
            if not (isinstance(node, ast.Call) and isinstance(first, ast.Attribute)):
                continue
            if not (isinstance(first.value, ast.Name) and first.value.id == "Code" and first.attr in Code.__members__):
                continue
            given: set[object] = {keyword.arg for keyword in node.keywords}
            if "engine" in path.parts and "path" in given:
                given.add("file")  # media/engine says so when it hands the error on
            for literal in (value for value in node.args[1:] if isinstance(value, ast.Dict)):  # a kept Problem
                given |= {key.value if isinstance(key, ast.Constant) else None for key in literal.keys}
            holes += [
                f"{name_of(path)}:{node.lineno} Code.{first.attr} without {name}="
                for name in sorted(places(words_of(Code[first.attr])) - given)
                if None not in given  # **fields cannot be read off
            ]
    assert not holes, "\n" + "\n".join(holes)


def test_no_words_are_left_of_an_error_that_is_gone() -> None:
    assert set(resources.table("texts", "errors.toml")) <= {code.value for code in Code}


def test_every_shipped_table_can_be_read() -> None:
    for path in (ROOT / "resources").rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_command_line_leaves_qt_out() -> None:
    program = """
import importlib, pkgutil, sys
import holysheep_studio.cli as cli
for module in pkgutil.walk_packages(cli.__path__, cli.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6", "qasync"}))
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def texts() -> Iterator[Path]:
    for top in ROOT.iterdir():
        if top.name in AT_THE_TOP or top.name in {".ci", ".gitignore", ".pre-commit-config.yaml"}:
            yield from [top] if top.is_file() else (path for path in top.rglob("*") if path.is_file())


def test_the_text_speaks_of_no_machine_and_no_registry() -> None:
    found = [
        f"{name_of(path)}: {match.group()}"
        for path in texts()
        if path.suffix in TEXT and "__pycache__" not in path.parts
        if (match := NOT_IN_TEXT.search(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_the_top_level_stays_tidy() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - MADE_HERE <= AT_THE_TOP


def test_what_the_readme_links_to_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_qt_does_not_lose_references_to_none() -> None:
    # one release of PySide6 lost one with every call that returns nothing, and aborted after some thousand
    core = pytest.importorskip("PySide6.QtCore", exc_type=ImportError)
    thing = core.QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
