"""The motion report as one HTML page that needs nothing else: tables, plots, light and dark, fit for print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from holysheep_studio.domain.quality import MEASURES
from holysheep_studio.services.inspection_document import measure_words, range_words, shown, unit_words, words
from holysheep_studio.services.inspection_plots import cadence_strip, chart, course_plots, track_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.quality import Block, Inspection, MotionReport

    #: Gives the words of a language for English ones.
    Say = Callable[[str], str]

STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1c1e21;--soft:#5c6370;--line:#d5d9e0;--panel:#f5f6f8;
--good:#1a7f4b;--doubt:#9a6200;--a:#2563c9;--b:#b4531a;--fit:#16803c;--asked:#c026a8}
@media (prefers-color-scheme:dark){:root{--ground:#15171b;--ink:#e7e9ec;--soft:#9aa2ae;--line:#343a44;--panel:#1d2026;
--good:#56c98a;--doubt:#e0a94a;--a:#74a7ff;--b:#f0965c;--fit:#5fd08a;--asked:#ee7fdc}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.5rem;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:.25rem 0 .75rem;color:var(--soft)}
table{width:100%;border-collapse:collapse;font-size:.92rem;table-layout:fixed}td,th{padding:.3rem .5rem;
border-bottom:1px solid var(--line);
text-align:left;vertical-align:top}th{color:var(--soft);font-weight:500}td.n{white-space:nowrap;
font-variant-numeric:tabular-nums}td.w{overflow-wrap:anywhere}td.r{color:var(--soft);font-size:.85rem}
.state{font-size:.8rem;font-weight:600;padding:.1rem .5rem;border-radius:1rem;border:1px solid currentColor;
margin-left:.5rem;vertical-align:.1em;white-space:nowrap}.ok{color:var(--good)}.low_confidence,.look{color:var(--doubt)}
.not_applicable{color:var(--soft)}.look::after{content:" \\26A0"}svg{display:block;width:100%;height:auto;
background:var(--panel);border:1px solid var(--line);border-radius:.4rem}svg.picture{max-height:32rem}
polyline{fill:none;stroke-width:1.5;vector-effect:none}g polyline{stroke-width:inherit}.a{stroke:var(--a)}
.b{stroke:var(--b)}.fit{stroke:var(--fit)}.asked{stroke:var(--asked);stroke-dasharray:6 4}.seen{fill:none;
stroke:#fff;stroke-width:.8;paint-order:stroke}circle.seen{fill:#2563c9}.axis{fill:none;stroke:var(--line)}
text{fill:var(--soft);font:11px system-ui,sans-serif}.own{fill:var(--a)}.repeat{fill:#d23f3f}.blend{fill:#d59a1e}
.invented{fill:#a24bd8}.lost{fill:#1aa3a3}figure{margin:.75rem 0}figcaption{color:var(--soft);font-size:.85rem;
margin-bottom:.25rem}.key i{display:inline-block;width:.8em;height:.8em;margin:0 .3em 0 .9em;border-radius:.15em}
@media print{main{max-width:none;padding:0}h2,figure,tr{break-inside:avoid}h2{break-after:avoid}
:root{--ground:#fff;--ink:#000;--soft:#444;--panel:#fff}}
"""
_COLUMNS = ("measure", "value", "unit", "range", "reference")
#: Percent of the width for each.
_WIDTHS = (23, 16, 12, 19, 30)
_KEY = (
    ("var(--a)", "own"),
    ("#d23f3f", "repeated"),
    ("#d59a1e", "mixed"),
    ("#a24bd8", "invented"),
    ("#1aa3a3", "after_lost"),
)


def page(name: str, found: Inspection, say: Say = str, language: str = "en") -> str:
    """The page of a clip called `name`, in the words that `say` gives for the English ones."""
    report = found.report
    blocks = "".join(_section(block, report, found, say) for block in MEASURES if block in report.blocks)
    scale = report.setting.pixel_m
    told = [say(words("page", "measured")).format(n=report.frames_measured, all=report.frames)]
    told.append(
        say(words("page", "no_scale")) if scale is None else say(words("page", "scale")).format(m=f"{scale:.6g}")
    )
    if report.corrected:
        told.append(say(words("page", "corrected")).format(n=report.corrected))
    told.append(say(words("page", "time_scale")).format(s=f"{report.setting.time_scale:.6g}"))
    head = say(words("page", "title")).format(told=say(words("page", "joined")).join(told))
    title = escape(name)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1"><title>{escape(say(words("page", "head")))}: {title}</title>'
        f"<style>{STYLE}</style></head><body><main><h1>{title}</h1><p>{escape(head)}</p>{blocks}</main></body></html>\n"
    )


def _section(name: str, report: MotionReport, found: Inspection, say: Say) -> str:
    block = report.blocks[name]
    status = str(block.status)
    why = f"<p>{escape(say(words('reasons', str(block.reason))))}</p>" if block.reason else ""
    state = f'<span class="state {status}">{escape(say(words("status", status)))}</span>'
    head = f"<h2>{escape(say(words('blocks', name)))}{state}</h2>"
    return f"<section>{head}{why}{_table(name, block, say)}{_plots(name, report, found, say)}</section>"


def _table(name: str, block: Block, say: Say) -> str:
    """Every measure of the block, told or not: value, unit, range, from where on it deserves a look, and why."""
    rows = []
    for measure, scale in MEASURES[name].items():
        value = block.values.get(measure)
        label, reference = measure_words(name, measure)
        look = " look" if scale.alarming(value) else ""
        kind = "w" if isinstance(value, str | tuple) else "n"
        text = words("values", "cannot_tell") if value is None else shown(measure, value)
        why = _why_untold(block, measure) if value is None else reference
        rows.append(
            f'<tr><th scope="row">{escape(say(label))}</th><td class="{kind}{look}">{escape(say(text))}</td>'
            f'<td class="n">{escape(say(unit_words(scale)))}</td><td class="n">{escape(range_words(scale))}</td>'
            f'<td class="r">{escape(say(why) if why else "")}</td></tr>'
        )
    head = "".join(f'<th scope="col">{escape(say(words("columns", one)))}</th>' for one in _COLUMNS)
    columns = "".join(f'<col style="width:{width}%">' for width in _WIDTHS)  # all tables of the page stand alike
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _why_untold(block: Block, measure: str) -> str:
    """Why there is no value: its own reason, else that of the block."""
    reason = str(block.missing.get(measure, "") or block.reason)
    return words("reasons", reason) if reason else words("reasons", "untold")


def _plots(name: str, report: MotionReport, found: Inspection, say: Say) -> str:
    series = report.series
    if name == "cadence" and series.marks:
        marks = ((colour, escape(say(words("page", word)))) for colour, word in _KEY)
        key = "".join(f'<i style="background:{colour}"></i>{word}' for colour, word in marks)
        caption = f'{escape(say(words("page", "every_frame")))} <span class="key">{key}</span>'
        return _figure(caption, cadence_strip(series))
    if name == "photometric" and len(series.flicker_pct) > 1:
        curve = chart([("a", list(series.times_s), list(series.flicker_pct))])
        return _figure(escape(say(words("page", "brightness"))), curve)
    if name == "flow" and len(series.warp) > 1:
        curve = chart([("a", list(series.times_s[: len(series.warp)]), list(series.warp))])
        return _figure(escape(say(words("page", "warping"))), curve)
    if name == "pendulum" and len(report.track.points) > 1:
        size = _size(report)
        over = track_picture(report, found.picture, size)
        plots = "".join(_figure(escape(say(words("page", kind))), plot) for kind, plot in course_plots(report.track))
        return _figure(escape(say(words("page", "legend"))), over) + plots
    return ""


def _size(report: MotionReport) -> tuple[int, int]:
    values = report.blocks["delivery"].values
    width, height = values.get("width"), values.get("height")
    return (width, height) if isinstance(width, int) and isinstance(height, int) else (16, 9)


def _figure(caption: str, content: str) -> str:
    return f"<figure><figcaption>{caption}</figcaption>{content}</figure>" if content else ""
