"""Finds the texts of the program by reading its code: what the window says, and the phrases in the core's errors."""

from __future__ import annotations

import ast
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARK, LOOKUPS = "QT_TRANSLATE_NOOP", ("translate", "say")
#: The context of phrases that errors and issues of the core carry in their fields.
DETAILS = "phrases"
CORE = ("domain", "services", "store", "media", "engine", "providers")
#: Fields that hold a phrase, and fields that hold one only where it is more than a word.
PHRASES, WORDS = (
    frozenset({"what", "reason", "expected", "why", "field", "stage"}),
    frozenset({"value", "file", "provider"}),
)
#: Calls that show a text, and which argument it is.
SHOWN: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(
        ("setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "setTitle", "QLabel",
         "setAccessibleDescription", "setStatusTip", "setInformativeText", "setLabelText", "setSuffix", "setPrefix",
         "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu", "QDockWidget", "addItem",
         "addMenu", "addAction", "addSection", "addRow", "add_field", "label", "Toast"),
        0,
    )
    | dict.fromkeys(("addTab", "setTabText", "push_button", "tool_button", "insertItem", "setItemText"), 1)
)  # fmt: skip
#: Names are the same in every language.
NAMES = frozenset({"HolySheep Studio", "FFmpeg", "OpenTimelineIO"})
_HOLE = re.compile(r"\{\d+\}")


def literals(of: ast.expr) -> list[str] | None:
    """The texts that an expression can be: a literal, or one of two; None for anything else."""
    if isinstance(of, ast.IfExp):
        one, other = literals(of.body), literals(of.orelse)
        return None if one is None or other is None else one + other
    return [of.value] if isinstance(of, ast.Constant) and isinstance(of.value, str) else None


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def shorthands(tree: ast.AST) -> dict[str, tuple[str, int]]:
    """Functions of a module that look a parameter of theirs up: name -> (context, which parameter)."""
    found = {}
    for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
        names = [one.arg for one in function.args.args]
        for call in (one for one in ast.walk(function) if isinstance(one, ast.Call) and _name(one) in LOOKUPS):
            context, text = [*call.args, None, None][:2]
            if isinstance(context, ast.Constant) and isinstance(text, ast.Name) and text.id in names:
                found[function.name] = (str(context.value), names.index(text.id))
    return found


def spoken_in(source: str, where: str) -> tuple[list[tuple[str, str]], list[str]]:
    """((context, text) of all that a module says, what in it cannot be found by reading)."""
    tree = ast.parse(source)
    short = shorthands(tree)
    found: list[tuple[str, str]] = []
    wrong: list[str] = []

    def walk(node: ast.AST, inside: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                look(child, inside)
            walk(child, child.name if isinstance(child, ast.ClassDef) else inside)

    def look(call: ast.Call, inside: str) -> None:
        name = _name(call)
        if name == "tr" and call.args:
            context, text = inside, call.args[0]
        elif name in {*LOOKUPS, MARK} and len(call.args) > 1 and isinstance(call.args[0], ast.Constant):
            context, text = str(call.args[0].value), call.args[1]
        elif name in short and isinstance(call.func, ast.Name) and len(call.args) > short[name][1]:
            context, text = short[name][0], call.args[short[name][1]]
        else:
            return
        told = literals(text)
        if told is not None:
            found.extend((context, one) for one in told)
        elif name in {"tr", MARK} or isinstance(text, ast.JoinedStr | ast.BinOp):
            wrong.append(f"{where}:{call.lineno}: {name}() of something that is no literal")

    walk(tree, "")
    return found, wrong


def program(root: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """(context, text) of all that the window's code says, and the places where that cannot be known or translated."""
    found: list[tuple[str, str]] = []
    wrong: list[str] = []
    for file in sorted((root / "holysheep_studio" / "ui").rglob("*.py")):
        source, where = file.read_text(encoding="utf-8"), file.relative_to(root).as_posix()
        here, unclear = spoken_in(source, where)
        found += here
        wrong += unclear + bare(source, where)
    return found, wrong


def bare(source: str, where: str) -> list[str]:
    """Places where a text that nobody can translate is shown."""
    found = []
    for call in (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call)):
        at = SHOWN.get(_name(call))
        if at is None or len(call.args) <= at:
            continue
        shown = call.args[at] if not isinstance(call.args[at], ast.Name) else None
        texts = _told(shown) if shown is not None else []
        words = [
            text
            for text in texts
            if re.search("[A-Za-z]{3}", re.sub(r"https?://\S*", "", text)) and _HOLE.sub("", text).strip() not in NAMES
        ]
        found += [f"{where}:{call.lineno}: {_name(call)}({text!r}) is not translated" for text in words]
    return found


def core(root: Path) -> list[tuple[str, str]]:
    """The phrases in errors of the core; what is filled in stands as {1}, {2} in its order."""
    found: list[str] = []
    for floor in CORE:
        for file in sorted((root / "holysheep_studio" / floor).rglob("*.py")):
            found += _phrases(ast.parse(file.read_text(encoding="utf-8")))
    return [(DETAILS, text) for text in dict.fromkeys(found)] + services(root)


def services(root: Path) -> list[tuple[str, str]]:
    """What the clouds are called that the studio knows."""
    tree = ast.parse((root / "holysheep_studio" / "providers" / "registry.py").read_text(encoding="utf-8"))
    entries = (one for one in ast.walk(tree) if isinstance(one, ast.Call) and _name(one) == "Entry")
    labels = (one.args[1] for one in entries if len(one.args) > 1)
    return [("services", text) for one in labels for text in _told(one)]


def _phrases(tree: ast.Module) -> Iterator[str]:
    carriers = dict(_carriers(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = [(keyword.arg or "", keyword.value) for keyword in node.keywords]
            places = carriers.get(_name(node), {})
            given += [(places[at], value) for at, value in enumerate(node.args) if at in places]
            if _name(node) == "ValueError":
                given += [("value", value) for value in node.args]
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given = [(node.targets[0].id, node.value)]
        else:
            continue
        for name, value in given:
            if name in PHRASES | WORDS:
                yield from (text for text in _told(value) if _is_phrase(text, hard=name in PHRASES))


def _carriers(tree: ast.Module) -> Iterator[tuple[str, dict[int, str]]]:
    """Functions that put parameters of theirs into an error: name, and which arguments these are."""
    for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
        names = [one.arg for one in function.args.args if one.arg not in {"self", "cls"}]
        calls = (one for one in ast.walk(function) if isinstance(one, ast.Call))
        if any(keyword.arg in PHRASES for call in calls for keyword in call.keywords):
            yield function.name, {at: name for at, name in enumerate(names) if name in PHRASES}


def _told(value: ast.expr) -> list[str]:
    """The phrases that an expression can be."""
    if isinstance(value, ast.IfExp):
        return _told(value.body) + _told(value.orelse)
    if isinstance(value, ast.BoolOp | ast.Dict):
        return [text for one in value.values for text in _told(one)]
    if isinstance(value, ast.JoinedStr):
        holes = iter(range(1, len(value.values) + 1))
        parts = (str(one.value) if isinstance(one, ast.Constant) else f"{{{next(holes)}}}" for one in value.values)
        return ["".join(parts)]
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


def _is_phrase(text: str, *, hard: bool) -> bool:
    plain = _HOLE.sub("", text)
    if not re.search("[a-z]{2}", plain):
        return False
    return " " in text.strip() or (hard and not re.search(r"[./:]", plain) and text == plain)
