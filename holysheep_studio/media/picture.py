"""The picture's way to ordinary video: square pixels, progressive, 8-bit 4:2:0, limited range, true colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.delivery import ALPHA_DECODERS, size_notes, trimmed
from holysheep_studio.domain.footage import FieldOrder, Finding
from holysheep_studio.domain.render import Note
from holysheep_studio.media.tone import curve_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holysheep_studio.domain.delivery import UploadForm
    from holysheep_studio.domain.footage import Colour, Footage, Video

#: Matrices that H.264 can name and every player knows; the picture keeps its own when it is one of these.
_KEPT_MATRICES = {"bt709", "smpte170m", "bt470bg"}
_KEPT_TRANSFERS = {"bt709", "smpte170m", "bt470bg", "gamma22", "gamma28", "iec61966-2-1", "smpte240m"}
_KEPT_PRIMARIES = {"bt709", "smpte170m", "bt470bg", "smpte240m"}
#: Other names of curves that are the same as BT.709's in 8 bits (ITU-R BT.2020, table 4).
_SAME_AS_709 = {"bt2020-10", "bt2020-12", "bt709"}
#: `scale`: sharp, exact rounding, chroma from every sample.
_SCALER = "lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"


def alpha_decoder(video: Video) -> str | None:
    """The decoder that must be asked for by name to see the transparency, if any."""
    return ALPHA_DECODERS.get(video.codec) if video.alpha else None


def needed_filters(footage: Footage, *, deep: bool = False, veiled: bool = False) -> tuple[str, ...]:
    """Filters that this footage needs and that not every FFmpeg has."""
    video, own = footage.video, deep or veiled
    needs = {
        "zscale": _other_gamut(video.colour) and not own,
        "curves": video.colour.hdr is not None and not own,
        "bwdif": video.field_order is not FieldOrder.PROGRESSIVE,
        "premultiply": video.alpha,
        "unpremultiply": veiled,
    }
    return tuple(name for name, needed in needs.items() if needed)


def doubled(footage: Footage, form: UploadForm) -> bool:
    """Whether every field becomes a frame: interlaced footage moves at field rate, if the form has room for it."""
    video = footage.video
    return video.field_order is not FieldOrder.PROGRESSIVE and form.rate > video.rate * 3 / 2


def picture(stream: Any, footage: Footage, form: UploadForm, *, deep: bool = False) -> Any:  # noqa: ANN401 - graph nodes have no types
    """`stream` as FFmpeg hands it over, already turned upright by it, made ordinary and `form.width` x `form.height`.

    Time stamps are kept; a doubled interlaced picture gets one for each field. `deep`: more than 8 bits become 10,
    and the colours stay those of the source, a high dynamic range too.
    """
    video = footage.video
    stream = _progressive(stream, video, both_fields=doubled(footage, form))
    if video.alpha:  # over black: colour times opacity; before scaling, so that hidden colours do not bleed in
        formats = "yuva444p|yuva444p10le|yuva444p12le|gbrap|gbrap10le|gbrap12le"
        stream = stream.filter("format", formats).filter("premultiply", inplace=1)
    colour = video.colour
    if trimmed(footage, form):  # no pixel is computed anew for the sake of an even side
        stream = stream.filter("crop", form.width, form.height, 0, 0, exact=1)
    if _other_gamut(colour) and not deep:
        # in the depth it has: 8 bits would show steps after the tone curve
        stream = stream.filter("scale", form.width, form.height, flags=_SCALER).filter("setsar", 1)
        stream = _to_bt709(stream, colour).filter("format", "yuv420p")
    else:
        stream = _in_its_own_colours(stream, video, form, deep=deep)
    matrix, primaries, transfer = _own_tags(video) if deep and not _is_rgb(video) else tags(video)
    return stream.filter("setparams", range="tv", colorspace=matrix, color_primaries=primaries, color_trc=transfer)


def veiled_picture(stream: Any, footage: Footage, form: UploadForm) -> Any:  # noqa: ANN401 - graph nodes have no types
    """The same with its transparency: straight colours in those of the source, of limited range.

    Pixels that are mixed, in scaling and between fields, are mixed premultiplied: hidden colours do not bleed in.
    """
    video = footage.video
    fields = video.field_order is not FieldOrder.PROGRESSIVE
    mixed = fields or (not trimmed(footage, form) and video.display_size != (form.width, form.height))
    mixed = mixed or video.sample_aspect != 1
    options: dict[str, str | int] = {"flags": _SCALER, "out_range": "limited"}
    if _is_rgb(video):
        options["out_color_matrix"] = "bt709"
    elif video.colour.full_range:
        options["in_range"] = "full"
    if fields:
        options["interl"] = 1
    halved = video.pixel_format in {"yuv420p", "yuva420p"} and not mixed
    deep = mixed or video.bit_depth > 8 or _is_rgb(video)
    kept = "yuva420p" if halved else "yuva444p10le" if deep else "yuva444p"
    stream = stream.filter("scale", "iw", "ih", **options).filter("format", kept)
    if mixed:
        stream = stream.filter("premultiply", inplace=1)
        stream = _progressive(stream, video, both_fields=doubled(footage, form))
    if trimmed(footage, form):
        stream = stream.filter("crop", form.width, form.height, 0, 0, exact=1)
    if mixed:
        stream = stream.filter("scale", form.width, form.height, flags=_SCALER)
        stream = stream.filter("format", kept).filter("unpremultiply", inplace=1)
    matrix, primaries, transfer = tags(video) if _is_rgb(video) else _own_tags(video)
    named = stream.filter("setparams", range="tv", colorspace=matrix, color_primaries=primaries, color_trc=transfer)
    return named.filter("setsar", 1)


def tags(video: Video) -> tuple[str, str, str]:
    """(matrix, primaries, transfer) of the ordinary picture: its own where ordinary, guessed as players do if unsaid.

    Players take pictures above 576 lines or 1024 columns for BT.709, smaller ones for the 625- or 525-line BT.601.
    """
    colour = video.colour
    if _other_gamut(colour) or _is_rgb(video):
        return "bt709", "bt709", "bt709"
    matrix = colour.matrix
    if matrix not in _KEPT_MATRICES:
        small = "bt470bg" if min(video.width, video.height) in {288, 576} else "smpte170m"
        matrix = "bt709" if max(video.width, video.height) > 1024 or min(video.width, video.height) > 576 else small
    primaries = colour.primaries if colour.primaries in _KEPT_PRIMARIES else matrix
    if colour.transfer in _SAME_AS_709:
        return matrix, primaries, "bt709"
    transfer = colour.transfer if colour.transfer in _KEPT_TRANSFERS else None
    return matrix, primaries, transfer or ("bt709" if matrix == "bt709" else "smpte170m")


def _own_tags(video: Video) -> tuple[str, str, str]:
    """(matrix, primaries, transfer) as the source says, guessed as players do where it says nothing."""
    guessed, colour = tags(video), video.colour
    return colour.matrix or guessed[0], colour.primaries or guessed[1], colour.transfer or guessed[2]


def notes(footage: Footage, form: UploadForm, *, deep: bool = False, veiled: bool = False) -> Iterator[Note]:
    """What making it ordinary, but for its transparency where that is kept, took from the picture."""
    video = footage.video
    deep = deep or veiled
    if deep and video.bit_depth > 10:
        yield Note.REDUCED_TO_10_BIT
    elif video.colour.hdr is not None and not deep:
        yield Note.HDR_TONE_MAPPED
    elif video.bit_depth > 8 and not deep:
        yield Note.REDUCED_TO_8_BIT
    if video.alpha and not veiled:
        yield Note.ALPHA_FLATTENED
    if video.field_order is not FieldOrder.PROGRESSIVE:
        yield Note.DEINTERLACED
    yield from size_notes(footage, form)
    if Finding.INCOMPLETE in footage.findings:
        yield Note.SOURCE_INCOMPLETE


def _is_rgb(video: Video) -> bool:
    packed = ("rgb", "bgr", "gbr", "argb", "abgr", "rgba", "bgra", "0rgb", "0bgr", "pal8", "x2rgb", "x2bgr")
    return video.pixel_format.startswith(packed) or video.colour.matrix in {"gbr", "rgb"}


def _other_gamut(colour: Colour) -> bool:
    """Whether the colours have to be computed anew, not only stored in fewer bits."""
    return colour.hdr is not None or (colour.matrix or "").startswith("bt2020") or colour.primaries == "bt2020"


def _progressive(stream: Any, video: Video, *, both_fields: bool) -> Any:  # noqa: ANN401 - as above
    if video.field_order is FieldOrder.PROGRESSIVE:
        return stream
    # half a turn swaps the lines of the two fields; a quarter turn makes them columns, so it is undone meanwhile
    top_first = (video.field_order is FieldOrder.TOP_FIRST) != (video.rotation == 180)
    options = {"mode": "send_field" if both_fields else "send_frame", "parity": "tff" if top_first else "bff"}
    if video.rotation in {90, 270}:
        stream = stream.filter("transpose", "cclock" if video.rotation == 90 else "clock")
        stream = stream.filter("bwdif", **options)
        return stream.filter("transpose", "clock" if video.rotation == 90 else "cclock")
    return stream.filter("bwdif", **options)


def _in_its_own_colours(stream: Any, video: Video, form: UploadForm, *, deep: bool) -> Any:  # noqa: ANN401 - as above
    options: dict[str, str | int] = {"flags": _SCALER, "out_range": "limited"}
    if video.colour.full_range and not _is_rgb(video):
        options["in_range"] = "full"
    if _is_rgb(video):
        options["out_color_matrix"] = "bt709"
    elif video.colour.matrix is not None and video.colour.matrix not in _KEPT_MATRICES and not deep:
        options["out_color_matrix"] = tags(video)[0]
    stream = stream.filter("scale", form.width, form.height, **options)
    kept = "yuv420p10le" if deep and video.bit_depth > 8 else "yuv420p"
    return stream.filter("format", kept).filter("setsar", 1)


def _to_bt709(stream: Any, colour: Colour) -> Any:  # noqa: ANN401 - as above
    given = {
        "min": colour.matrix if colour.matrix not in {None, "unspecified"} else "bt2020nc",
        "pin": colour.primaries if colour.primaries not in {None, "unspecified"} else "bt2020",
        "rin": "full" if colour.full_range else "limited",
    }
    last = {"m": "bt709", "p": "bt709", "t": "bt709", "r": "limited", "d": "ordered"}
    if colour.hdr is None:
        return stream.filter("zscale", tin="bt709", **given, **last)
    linear = stream.filter("zscale", tin=colour.transfer, **given, t="linear", npl=100, r="full")
    coded = linear.filter("format", "gbrpf32le").filter("zscale", p="bt709", t="smpte2084", npl=100, r="full")
    bent = coded.filter("format", "gbrp16le").filter("curves", all=curve_points())
    ordinary = bent.filter("setparams", color_trc="bt709", color_primaries="bt709", colorspace="gbr", range="pc")
    return ordinary.filter("zscale", **last)
