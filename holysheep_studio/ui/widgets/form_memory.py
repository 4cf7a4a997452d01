"""Form memory: what stands in the fields of a form, as plain values, and back; by the names of attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Value = str | float | bool
_KINDS = (QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QSpinBox)


def values(form: QWidget) -> dict[str, Value]:
    """What the fields of a form hold, by their paths such as "options._quality"."""
    return {path: _value(field) for path, field in _fields(form)}


def restore(form: QWidget, kept: Mapping[str, object]) -> None:
    """Put kept values back where the form still has such a field and the field such a value; others stay."""
    for path, field in _fields(form):
        if path in kept:
            _put(field, kept[path])


def fields_of(form: QWidget) -> tuple[QWidget, ...]:
    """The fields that hold them."""
    return tuple(field for _, field in _fields(form))


def by_path(form: QWidget) -> dict[str, QWidget]:
    """The same, by their paths."""
    return dict(_fields(form))


def watch(form: QWidget, changed: Callable[..., object]) -> None:
    """Call this whenever one of the fields holds something else."""
    for field in fields_of(form):
        match field:
            case QLineEdit() | QPlainTextEdit():
                field.textChanged.connect(changed)
            case QComboBox():
                field.currentTextChanged.connect(changed)
            case QCheckBox():
                field.toggled.connect(changed)
            case QDoubleSpinBox() | QSpinBox():
                field.valueChanged.connect(changed)


def _fields(form: QWidget, path: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, QWidget]]:
    seen = set() if seen is None else seen
    seen.add(id(form))
    for name, part in _parts(form):
        if not isinstance(part, QWidget) or id(part) in seen or not form.isAncestorOf(part):
            continue
        where = f"{path}.{name}" if path else name
        if isinstance(part, _KINDS):
            seen.add(id(part))
            yield where, part
        else:
            yield from _fields(part, where, seen)


def _parts(form: QWidget) -> Iterator[tuple[str, object]]:
    """The attributes of a form. Fields that it keeps by name come last: a choice before them may bring others."""
    held = sorted(vars(form).items())
    yield from ((name, part) for name, part in held if not isinstance(part, dict))
    for name in [name for name, part in held if isinstance(part, dict)]:
        yield from ((f"{name}.{key}", one) for key, one in vars(form)[name].items() if isinstance(key, str))


def _value(field: QWidget) -> Value:
    match field:
        case QCheckBox():
            return field.isChecked()
        case QComboBox():
            return field.currentText() if _is_typed(field) else _name(field, field.currentIndex())
        case QDoubleSpinBox() | QSpinBox():
            return field.value()
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
    raise TypeError(type(field).__name__)


def _put(field: QWidget, value: object) -> None:
    match field, value:
        case QCheckBox(), bool():
            field.setChecked(value)
        case QComboBox(), str():
            row = next((row for row in range(field.count()) if _name(field, row) == value), -1)
            if row >= 0:
                field.setCurrentIndex(row)
            elif _is_typed(field):
                field.setCurrentText(value)
        case QDoubleSpinBox(), float() | int():
            field.setValue(value)
        case QSpinBox(), float() | int():
            field.setValue(int(value))
        case QLineEdit(), str():
            field.setText(value)
        case QPlainTextEdit(), str():
            field.setPlainText(value)


def _is_typed(box: QComboBox) -> bool:
    """Whether its words count, not which of its rows they are."""
    return box.isEditable() and box.currentData() is None


def _name(box: QComboBox, row: int) -> str:
    """What a row stands for, in every language: its value, where it has one."""
    data = box.itemData(row)
    return f"#{row}" if data is None else str(data)
