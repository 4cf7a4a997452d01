"""The motion report as a JSON document (motion-report/1): measures with unit, range and reference, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio import resources
from holysheep_studio.domain import codec
from holysheep_studio.domain.quality import MEASURES

if TYPE_CHECKING:
    from holysheep_studio.domain.quality import Block, MotionReport, Scale, Value


def words(section: str, code: str) -> str:
    """A text of resources/texts/report.toml; the code itself where there is none."""
    found: str = resources.table("texts", "report.toml")[section].get(code, code)
    return found


def measure_words(block: str, name: str) -> tuple[str, str]:
    """(label, what it is compared with) of a measure."""
    label, reference = resources.table("texts", "report.toml")["measures"][block][name]
    return label, reference


def report_document(file: str, report: MotionReport) -> dict[str, Any]:
    """The whole report, for JSON."""
    return {
        "schema": report.schema,
        "version": report.version,
        "file": file,
        "frames": report.frames,
        "frames_measured": report.frames_measured,
        "corrected_points": report.corrected,
        "setting": {
            "metres_per_pixel": report.setting.pixel_m,
            "time_scale": report.setting.time_scale,
            "gravity_m_s2": report.setting.gravity_m_s2,
        },
        **{name: _block(name, report.blocks[name]) for name in MEASURES if name in report.blocks},
        "series": codec.to_plain(report.series),
        "track": codec.to_plain(report.track),
    }


def _block(name: str, block: Block) -> dict[str, Any]:
    measures = {
        measure: _measure(name, measure, scale, block)
        for measure, scale in MEASURES[name].items()
        if measure in block.values or not block.values
    }
    reason = str(block.reason)
    return {
        "status": str(block.status),
        "reason": reason or None,
        "reason_text": words("reasons", reason) if reason else None,
        **measures,
    }


def _measure(block_name: str, name: str, scale: Scale, block: Block) -> dict[str, Any]:
    value: Value = block.values.get(name)
    reason = str(block.missing.get(name, "") or (block.reason if value is None else ""))
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "unit": scale.unit or None,
        "range": [scale.low, scale.high],
        "reference": measure_words(block_name, name)[1] or None,
        "attention": scale.alarming(value),
        "reason": reason if value is None and reason else None,
    }


def shown(name: str, value: Value) -> str:
    """A value as people read it, without its unit."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return words("values", str(value).lower())
    if isinstance(value, str):
        return words("values", value)
    if isinstance(value, tuple):
        return ", ".join(_number(one) for one in value) or "-"
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ") if name == "size_bytes" else str(value)
    return _number(value)


def _number(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 10_000 else f"{value:.0f}"


def unit_words(scale: Scale) -> str:
    """The unit beside a value; "" where it is a plain number or a word."""
    return "" if scale.unit in {"", "1"} else words("units", scale.unit)


def range_words(scale: Scale) -> str:
    """The values a measure can take, and from where on it deserves a look."""
    low, high = scale.low, scale.high
    if low is not None and high is not None:
        told = f"{low:g} \u2013 {high:g}"
    else:
        told = f"\u2265 {low:g}" if low is not None else "" if high is None else f"\u2264 {high:g}"
    bounds = [f"> {scale.attention_above:g}"] if scale.attention_above is not None else []
    bounds += [f"< {scale.attention_below:g}"] if scale.attention_below is not None else []
    look = f"\u26a0 {', '.join(bounds)}" if bounds else ""
    return "; ".join(one for one in (told, look) if one)
