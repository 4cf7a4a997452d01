"""Report page: a report as one HTML file with its charts inside, and as a CSV table."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.figures import By
from holysheep_studio.services.pricing import day_of
from holysheep_studio.services.reports import SPLITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.figures import Group, Latency, Report

#: What stands where there is no figure.
_NONE = "\N{EN DASH}"
#: No text may become a formula when the table is opened by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BAR_PX, _GAP_PX, _WIDTH_PX, _NAME_PX = 16, 8, 760, 220
#: A chart of more bars than this cannot be read; the table has them all.
_MOST_BARS = 62
_STYLE = """:root{color-scheme:light dark;--bg:#fff;--fg:#1b1b1f;--dim:#5d5d66;--line:#d8d8de;--a:#2f6fde;--b:#c77700}
@media(prefers-color-scheme:dark){:root{--bg:#17171a;--fg:#ececf0;--dim:#a2a2ad;--line:#3a3a42;--a:#7aa7ff;--b:#f0a94a}}
body{background:var(--bg);color:var(--fg);font:14px/1.45 system-ui,sans-serif;max-width:1000px;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:right;padding:.3rem .6rem;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}.dim{color:var(--dim)}
svg{max-width:100%;height:auto}svg text{fill:var(--fg);font:12px system-ui,sans-serif}
.a{fill:var(--a)}.b{fill:var(--b)}"""


def to_csv(report: Report, by: By) -> str:
    """A table of the groups: one row for each group and currency, amounts in whole units."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        [by.value, "attempts", "done", "failed", "cancelled", "unsure", "success", "currency", "charged", "reserved",
         "unknown_price", "tokens", "tokens_missing", "ack_p50_s", "ack_p95_s", "ack_p99_s",
         "render_p50_s", "render_p95_s", "render_p99_s"]
    )  # fmt: skip
    for one in report.parts[by]:
        for currency, spend in one.spend.items() or [("", None)]:
            money = ["", ""] if spend is None else [f"{spend.charged / 1e6:.6f}", f"{spend.held / 1e6:.6f}"]
            success = "" if one.success is None else f"{float(one.success):.4f}"
            times = [
                "" if value is None else f"{value:.3f}"
                for kind in (one.acknowledgement, one.render)
                for value in (kind.p50, kind.p95, kind.p99)
            ]
            counts = [one.attempts, one.done, one.failed, one.cancelled, one.unsure]
            table.writerow(
                [
                    _plain(one.name),
                    *counts,
                    success,
                    currency,
                    *money,
                    one.unpriced,
                    one.tokens,
                    one.tokens_missing,
                    *times,
                ]
            )
    return out.getvalue()


def to_html(report: Report, say: Callable[[str], str] = str) -> str:
    """The whole report on one page that loads nothing, in the words that `say` gives for the English ones."""
    words = {name: say(text) for name, text in resources.table("texts", "spending.toml")["page"].items()}
    parts = [
        "<!doctype html><html><head><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>{escape(words['title'])}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(words['title'])}</h1>",
        f"<p class=dim>{_span(report)}</p>",
        _table(words["total"], [report.total], words),
        f"<p>{escape(words['cached'].format(n=report.cached))}</p>",
        _saved(report, words),
        "".join(f"<p>• {escape(line)}</p>" for line in advice_words(report, say)),
    ]
    for by in SPLITS:
        groups = report.parts[by]
        for currency in sorted({name for one in groups for name in one.spend}):
            parts.append(f"<h2>{escape(words['spend_by'].format(by=words[by.value], currency=currency))}</h2>")
            parts.append(_chart(groups, _spend_bar(currency), words))
    parts += [
        f"<h2>{escape(words['success'])}</h2>",
        _chart(report.parts[By.MODEL], _success_bar, words, most=1.0),
        f"<h2>{escape(words['acknowledgement'])}</h2>",
        _latencies(report.parts[By.MODEL], lambda one: one.acknowledgement, words),
        f"<h2>{escape(words['render'])}</h2>",
        _latencies(report.parts[By.MODEL], lambda one: one.render, words),
        *[_table(words[by.value], report.parts[by], words) for by in SPLITS],
        f"<p class=dim>{escape(words['percentile'])}</p></body></html>",
    ]
    return "\n".join(parts)


def advice_words(report: Report, say: Callable[[str], str] = str) -> tuple[str, ...]:
    """What the figures suggest, in words."""
    rows = resources.table("texts", "spending.toml")["advice"]
    return tuple(say(str(rows[one.code])).format(about=one.about, n=one.count) for one in report.advice)


def _span(report: Report) -> str:
    begin = day_of(report.since) if report.since else "\N{HORIZONTAL ELLIPSIS}"
    return f"{begin} {_NONE} {day_of(report.until)}"


def _saved(report: Report, words: dict[str, str]) -> str:
    if report.baseline is None:
        return f"<p class=dim>{escape(words['no_baseline'])}</p>"
    if report.savings is None:
        return f"<p>{escape(words['no_saving'])}</p>"
    found = report.savings
    share = "" if found.share is None else f" ({float(found.share):.1%})"
    line = words["saved"].format(saved=found.saved, baseline=found.baseline, spent=found.spent)
    return f"<p>{escape(line + share)}</p>"


def _table(title: str, groups: Sequence[Group], words: dict[str, str]) -> str:
    heads = ("name", "attempts", "done", "failed", "success_share", "charged", "reserved", "unknown", "tokens")
    rows = []
    for one in groups:
        charged = " + ".join(f"{spend.charged / 1e6:.4f} {name}" for name, spend in one.spend.items())
        held = " + ".join(f"{spend.held / 1e6:.4f} {name}" for name, spend in one.spend.items() if spend.held)
        success = _NONE if one.success is None else f"{float(one.success):.1%}"
        missing = f" + {one.tokens_missing} ?" if one.tokens_missing else ""
        cells = [one.name or _NONE, one.attempts, one.done, one.failed, success, charged or _NONE, held or _NONE,
                 one.unpriced, f"{one.tokens}{missing}"]  # fmt: skip
        rows.append("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>")
    head = "".join(f"<th>{escape(words[name])}</th>" for name in heads)
    return f"<h2>{escape(title)}</h2><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _spend_bar(currency: str) -> Callable[[Group], tuple[float, float, str]]:
    def bar(one: Group) -> tuple[float, float, str]:
        spend = one.spend.get(currency)
        if spend is None:
            return 0.0, 0.0, ""
        held = f" + {spend.held / 1e6:.4f}" if spend.held else ""
        return spend.charged / 1e6, spend.held / 1e6, f"{spend.charged / 1e6:.4f}{held}"

    return bar


def _success_bar(one: Group) -> tuple[float, float, str]:
    if one.success is None:
        return 0.0, 0.0, _NONE
    return float(one.success), 0.0, f"{float(one.success):.1%} ({one.done}/{one.done + one.failed})"


def _latencies(groups: Sequence[Group], of: Callable[[Group], Latency], words: dict[str, str]) -> str:
    lines = [(one.name, name, value) for one in groups for name, value in _percentiles(of(one))]
    if not lines:
        return f"<p class=dim>{escape(words['nothing'])}</p>"
    most = max(value for _, _, value in lines) or 1.0
    # the name stands once, at the first of its three bars
    return _svg(
        [(group if name == "p50" else "", value / most, 0.0, f"{name} {value:.2f} s") for group, name, value in lines]
    )


def _percentiles(found: Latency) -> list[tuple[str, float]]:
    rows = (("p50", found.p50), ("p95", found.p95), ("p99", found.p99))
    return [(name, value) for name, value in rows if value is not None]


def _chart(
    groups: Sequence[Group],
    bar: Callable[[Group], tuple[float, float, str]],
    words: dict[str, str],
    *,
    most: float | None = None,
) -> str:
    """Bars whose whole length is `most`, else the longest of them."""
    bars = [(one.name or _NONE, *bar(one)) for one in groups][-_MOST_BARS:]
    if not bars:
        return f"<p class=dim>{escape(words['nothing'])}</p>"
    most = most or max(first + second for _, first, second, _ in bars) or 1.0
    return _svg([(name, max(0.0, first) / most, max(0.0, second) / most, text) for name, first, second, text in bars])


def _svg(bars: Sequence[tuple[str, float, float, str]]) -> str:
    """Lying bars of two parts; lengths are shares of the longest."""
    room, lines = _WIDTH_PX - _NAME_PX - 150, []
    for place, (name, first, second, text) in enumerate(bars):
        top = place * (_BAR_PX + _GAP_PX)
        short = name if len(name) <= 32 else f"{name[:31]}…"
        ends = _NAME_PX + (first + second) * room
        lines.append(
            f"<text x='0' y='{top + 12}'>{escape(short)}<title>{escape(name)}</title></text>"
            f"<rect class='a' x='{_NAME_PX}' y='{top}' width='{first * room:.1f}' height='{_BAR_PX}'/>"
            f"<rect class='b' x='{_NAME_PX + first * room:.1f}' y='{top}' width='{second * room:.1f}'"
            f" height='{_BAR_PX}'/>"
            f"<text x='{ends + 6:.1f}' y='{top + 12}'>{escape(text)}</text>"
        )
    height = len(bars) * (_BAR_PX + _GAP_PX)
    return f"<svg viewBox='0 0 {_WIDTH_PX} {height}' width='{_WIDTH_PX}' role='img'>{''.join(lines)}</svg>"


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
