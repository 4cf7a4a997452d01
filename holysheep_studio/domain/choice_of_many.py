"""What can be wished for when rules choose among several models: what at least one of them takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from holysheep_studio.domain.capability import Capabilities, Carriage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from holysheep_studio.domain.feature import Feature

One = TypeVar("One")


def together(several: Sequence[Capabilities]) -> Capabilities:
    """The widest offer of one or more models; names no model, for that is for the rules to do.

    A feature reaches the clip as it does with the first model that takes it. An empty list of sizes or styles means
    that anything may be tried, so one model without a list leaves it open for all.
    """
    return Capabilities(
        durations=_span([can.durations for can in several]),
        carried=_carried(can.carried for can in several),
        in_mode={
            mode: _carried(can.in_mode.get(mode, {}) for can in several)
            for mode in dict.fromkeys(mode for can in several for mode in can.in_mode)
        },
        tasks=tuple(dict.fromkeys(task for can in several for task in can.tasks)),
        sizes=_union([can.sizes for can in several]),
        qualities=tuple(dict.fromkeys(one for can in several for one in can.qualities)),
        styles=_union([can.styles for can in several]),
        uploads=any(can.uploads for can in several),
    )


def _carried(several: Iterable[Mapping[Feature, Carriage]]) -> dict[Feature, Carriage]:
    found: dict[Feature, Carriage] = {}
    for carried in several:
        for feature, carriage in carried.items():
            if found.get(feature, Carriage.REFUSED) is Carriage.REFUSED:
                found[feature] = carriage
    return found


def _span(several: Sequence[Span]) -> Span:
    chosen = {one for span in several for one in span.choices} if all(span.choices for span in several) else set()
    return Span(
        min(span.lowest for span in several),
        max(span.highest for span in several),
        tuple(sorted(chosen)),
        whole=all(span.whole for span in several),
    )


def _union(several: Sequence[tuple[One, ...]]) -> tuple[One, ...]:
    return tuple(dict.fromkeys(one for some in several for one in some)) if all(several) else ()
