"""The table of tasks: what a request may ask for, and the function that does it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.proxy import ProxySpec
from holysheep_studio.domain.quality import FitSpec, InspectSpec
from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.domain.scene import AnimaticSpec
from holysheep_studio.domain.upscale import SampleSpec, UpscaleSpec
from holysheep_studio.engine.contact_sheet import contact_sheet, count_pictures, filmstrip
from holysheep_studio.engine.courtesy import BEHIND_THE_WINDOW, step_back
from holysheep_studio.engine.likeness import likeness
from holysheep_studio.engine.probe import probe
from holysheep_studio.engine.proxy import proxy
from holysheep_studio.engine.retime import measure, retime
from holysheep_studio.engine.samples import samples
from holysheep_studio.engine.thumbnail import thumbnail
from holysheep_studio.engine.upscale import upscale
from holysheep_studio.engine.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.engine.turn import Turn

T = TypeVar("T")


def _probe(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    return codec.to_plain(probe(_text(request, "path"), turn))


def _thumbnail(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    size = (_count(request, "width"), _count(request, "height"))
    made = thumbnail(_text(request, "path"), _text(request, "target"), size, turn)
    return {"frame": made.frame, "width": made.width, "height": made.height}


def _retime(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    step_back(BEHIND_THE_WINDOW)  # a process of its own
    return codec.to_plain(retime(_spec(RenderSpec, request), turn))


def _measure(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    step_back(BEHIND_THE_WINDOW)
    measure(_spec(RenderSpec, request), turn)


def _upscale(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    step_back(BEHIND_THE_WINDOW)
    return codec.to_plain(upscale(_spec(UpscaleSpec, request), turn))


def _samples(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    return codec.to_plain(samples(_spec(SampleSpec, request), turn))


def _proxy(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    return codec.to_plain(proxy(_spec(ProxySpec, request), turn))


def _verify(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    return codec.to_plain(verify(_text(request, "path"), turn))


def _previs(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    # SciPy and pymunk take a fifth of a second to load, which only this task needs
    from holysheep_studio.engine.previs.live import previs  # noqa: PLC0415

    return previs(request, turn)


def _animatic(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    from holysheep_studio.engine.previs.animatic import animatic  # noqa: PLC0415 - the same

    return codec.to_plain(animatic(_spec(AnimaticSpec, request), turn))


def _filmstrip(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    tiles, side = (_count(request, name) for name in ("tiles", "side"))
    return {"tiles": filmstrip(_text(request, "path"), _text(request, "target"), tiles, side, turn)}


def _contact_sheet(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    columns, rows, width = (_count(request, name) for name in ("columns", "rows", "width"))
    return {"frames": contact_sheet(_text(request, "path"), _text(request, "target"), columns, rows, width, turn)}


def _likeness(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    return codec.to_plain(likeness(_text(request, "path"), _text(request, "reference"), turn))


def _count_pictures(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    return list(count_pictures(_text(request, "path"), turn))


def _inspect(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    from holysheep_studio.engine.report.review import review  # noqa: PLC0415 - scipy is slow to start, few need it

    return codec.to_plain(review(_spec(InspectSpec, request), turn))


def _fit_track(request: Mapping[str, Any], _turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    from holysheep_studio.engine.report.physics import fit_track  # noqa: PLC0415 - as above

    return codec.to_plain(fit_track(_spec(FitSpec, request)))


def _spec(kind: type[T], request: Mapping[str, Any]) -> T:
    try:
        return codec.from_plain(kind, request.get("spec"))
    except ValueError as problem:
        raise InputError(Code.BAD_VALUE, field="spec", value="", expected=problem) from problem


def _text(request: Mapping[str, Any], name: str) -> str:
    value = request.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(Code.BAD_VALUE, field=name, value=value, expected="text")
    return value


def _count(request: Mapping[str, Any], name: str) -> int:
    value = request.get(name)
    if not isinstance(value, int) or value < 1:
        raise InputError(Code.BAD_VALUE, field=name, value=value, expected="a whole number above 0")
    return value


TASKS = MappingProxyType(
    {
        "probe": _probe,
        "thumbnail": _thumbnail,
        "retime": _retime,
        "measure": _measure,
        "upscale": _upscale,
        "samples": _samples,
        "verify": _verify,
        "inspect": _inspect,
        "fit_track": _fit_track,
        "previs": _previs,
        "animatic": _animatic,
        "proxy": _proxy,
        "contact_sheet": _contact_sheet,
        "likeness": _likeness,
        "filmstrip": _filmstrip,
        "count_pictures": _count_pictures,
    }
)
