"""From a choice to an exact request."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from holysheep_studio.domain import plan
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.delivery import (
    Reason,
    engine_reasons,
    retime_reasons,
    upload_form,
    upload_reasons,
    upscale_reasons,
)
from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.domain.footage import Colour, FieldOrder, Finding
from holysheep_studio.domain.render import (
    FrameModel,
    HdrChoice,
    Interpolation,
    Note,
    Quality,
    SoundChoice,
    SoundMode,
    VideoCodec,
)
from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.domain.upscale_plan import make_upscale, upscale_notes
from tests.domain.values import AAC, footage

F = Fraction


def test_the_forecast_is_exact() -> None:
    found = plan.forecast(footage(), Choice())
    assert (found.frames, found.duration, found.width, found.height, found.rate) == (200, 8, 1280, 720, 25)


def test_automatic_quality_goes_by_the_work() -> None:
    def chosen(**changes: Any) -> Quality:
        return plan.forecast(footage(**changes), Choice(quality=None)).quality

    assert chosen(duration=F(2)) is Quality.QUALITY
    assert chosen(duration=F(240)) is Quality.STANDARD
    assert chosen(duration=F(3600)) is Quality.FAST


def test_true_high_speed_footage_is_shown_without_inventing_frames() -> None:
    asked = plan.make_request(
        "x", Identity(1, 1), footage(rate=F(240), average_rate=F(240), frames=480), Choice(effect="slow_motion_4x")
    )
    assert asked.rate == 60
    assert {t * 240 % 1 for t in asked.time_map.frames(asked.rate)} == {0}


def test_sound_that_cannot_follow_is_announced() -> None:
    with_sound = footage(audio=(AAC,))
    assert Note.AUDIO_DROPPED_SPEED in plan.forecast(with_sound, Choice(effect="slow_motion_4x")).notes
    assert Note.AUDIO_STRETCHED in plan.forecast(with_sound, Choice(effect="slow_motion_2x")).notes
    assert Note.AUDIO_PARTLY_SILENT in plan.forecast(with_sound, Choice(effect="speed_ramp")).notes
    kept = Choice(effect="slow_motion_2x", sound=SoundChoice(SoundMode.KEEP))
    assert Note.AUDIO_DROPPED_SPEED in plan.forecast(with_sound, kept).notes
    wide = Choice(effect="slow_motion_4x", sound=SoundChoice(slowest=Fraction(1, 4)))
    assert Note.AUDIO_STRETCHED in plan.forecast(with_sound, wide).notes
    with pytest.raises(StudioError):
        plan.forecast(with_sound, Choice(sound=SoundChoice(slowest=Fraction(1, 100))))
    assert plan.forecast(with_sound, Choice(effect="normal")).notes == ()
    assert plan.forecast(with_sound, Choice(keep_sound=False)).notes == ()
    assert plan.forecast(footage(), Choice()).notes == ()


def test_what_preparing_gives_up_is_announced() -> None:
    hdr = footage(
        bit_depth=10, pixel_format="yuv420p10le", colour=Colour(transfer="smpte2084"), field_order=FieldOrder.TOP_FIRST
    )
    assert plan.forecast(hdr, Choice()).notes == (Note.DEINTERLACED,)
    assert {Note.HDR_TONE_MAPPED, Note.REDUCED_TO_8_BIT, Note.DEINTERLACED} == set(
        plan.source_notes(hdr, engine_reasons(hdr))
    )


@pytest.mark.parametrize(
    ("changes", "size", "notes"),
    [
        ({"width": 853, "height": 479}, (852, 478), (Note.TRIMMED,)),
        ({"width": 479, "height": 854, "rotation": 90}, (854, 478), (Note.TRIMMED,)),
        ({"width": 720, "height": 576, "sample_aspect": F(64, 45)}, (1024, 576), (Note.SQUARED,)),
        ({"width": 2, "height": 2}, (16, 16), (Note.TOO_SMALL_ENLARGED,)),
        ({"width": 1280, "height": 720}, (1280, 720), ()),
    ],
)
def test_another_size_is_announced_and_an_odd_one_is_trimmed(
    changes: dict[str, Any], size: tuple[int, int], notes: tuple[Note, ...]
) -> None:
    source = footage(**changes)
    found = plan.forecast(source, Choice())
    assert (found.width, found.height) == size
    assert found.notes == notes
    assert plan.source_notes(source, ()) == notes
    form = upload_form(source)
    assert (form.width, form.height) == size


def test_a_short_result_is_announced() -> None:
    found = plan.forecast(footage(), Choice(effect="time_lapse", values={"ratio": F(100)}))
    assert found.frames == 1
    assert Note.SHORT_RESULT in found.notes


def test_the_effect_decides_on_stabilising_unless_the_user_does() -> None:
    def stabilise(choice: Choice) -> bool:
        return plan.make_request("x", Identity(1, 1), footage(), choice).stabilise

    assert stabilise(Choice(effect="hyperlapse"))
    assert not stabilise(Choice(effect="time_lapse"))
    assert not stabilise(Choice(effect="hyperlapse", stabilise=False))
    assert stabilise(Choice(effect="normal", stabilise=True))


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice(effect="warp"), Code.UNKNOWN_EFFECT),
        (Choice(rate=F(1000)), Code.BAD_VALUE),
        (Choice(rate=F(1, 2)), Code.BAD_VALUE),
        (Choice(shutter_deg=F(400)), Code.BAD_VALUE),
        (Choice(shutter_deg=F(-1)), Code.BAD_VALUE),
    ],
)
def test_wrong_choices_are_refused(choice: Choice, code: Code) -> None:
    with pytest.raises(StudioError) as refused:
        plan.forecast(footage(), choice)
    assert refused.value.code is code


def test_one_frame_cannot_be_slowed_but_can_be_held() -> None:
    single = footage(frames=1, duration=F(1, 25))
    with pytest.raises(StudioError) as refused:
        plan.forecast(single, Choice())
    assert refused.value.code is Code.TOO_FEW_FRAMES
    assert plan.forecast(single, Choice(interpolation=Interpolation.NEAREST)).frames == 4


def test_a_day_too_long_is_refused_before_it_starts() -> None:
    with pytest.raises(StudioError) as refused:
        plan.forecast(footage(duration=F(100_000)), Choice(effect="slow_motion_8x"))
    assert refused.value.code is Code.TOO_LONG


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"codec": "hevc"}, Reason.CODEC),
        ({"bit_depth": 10}, Reason.BIT_DEPTH),
        ({"pixel_format": "yuv444p"}, Reason.PIXEL_FORMAT),
        ({"colour": Colour(full_range=True)}, Reason.FULL_RANGE),
        ({"colour": Colour(transfer="arib-std-b67")}, Reason.HDR),
        ({"alpha": True}, Reason.ALPHA),
        ({"width": 853}, Reason.ODD_SIZE),
        ({"width": 4096, "height": 2304}, Reason.TOO_LARGE),
        ({"sample_aspect": F(64, 45)}, Reason.PIXEL_ASPECT),
        ({"rotation": 90}, Reason.ROTATED),
        ({"mirrored": True}, Reason.ROTATED),
        ({"variable": True}, Reason.VARIABLE_RATE),
        ({"rate": F(240)}, Reason.RATE_TOO_HIGH),
        ({"rate": F(25, 2)}, Reason.RATE_TOO_LOW),
        ({"start": F(10)}, Reason.START_OFFSET),
        ({"field_order": FieldOrder.TOP_FIRST}, Reason.INTERLACED),
    ],
)
def test_each_broken_upload_rule_is_named(changes: dict[str, Any], reason: Reason) -> None:
    assert upload_reasons(footage()) == ()
    assert reason in upload_reasons(footage(**changes))


def test_portrait_4k_is_within_the_rules() -> None:
    portrait = footage(width=2160, height=3840)
    assert upload_reasons(portrait) == ()
    assert (upload_form(portrait).width, upload_form(portrait).height) == (2160, 3840)


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"width": 4096, "height": 2304}, (3840, 2160)),
        ({"width": 4320, "height": 7680}, (2160, 3840)),
        ({"width": 641, "height": 361}, (640, 360)),
        ({"width": 720, "height": 576, "sample_aspect": F(64, 45)}, (1024, 576)),
        ({"width": 1920, "height": 1080, "rotation": 270}, (1080, 1920)),
        ({"width": 2, "height": 2}, (16, 16)),
    ],
)
def test_the_upload_form_is_upright_even_and_inside_4k(changes: dict[str, Any], size: tuple[int, int]) -> None:
    form = upload_form(footage(**changes))
    assert abs(form.width - size[0]) <= 2
    assert abs(form.height - size[1]) <= 2
    assert form.width % 2 == form.height % 2 == 0


def test_the_engine_reads_variable_rates_itself() -> None:
    assert engine_reasons(footage(variable=True)) == ()
    assert engine_reasons(footage(codec="vp9", container="matroska,webm")) == ()


def test_an_incomplete_file_is_announced() -> None:
    broken = replace(footage(), findings=(Finding.INCOMPLETE,))
    assert Note.SOURCE_INCOMPLETE in plan.forecast(broken, Choice()).notes
    assert Reason.DAMAGED in upload_reasons(broken)


def test_the_engine_needs_copies_of_few_sources() -> None:
    deep = Colour(matrix="bt2020nc", primaries="bt2020", transfer="smpte2084")
    for read in (
        footage(bit_depth=10, pixel_format="yuv420p10le", colour=deep),
        footage(rotation=90),
        footage(colour=Colour(full_range=True)),
        footage(pixel_format="yuv444p"),
    ):
        assert retime_reasons(read, HdrChoice.KEEP, alpha=False) == ()
    hdr = footage(bit_depth=10, pixel_format="yuv420p10le", colour=deep)
    assert retime_reasons(hdr, HdrChoice.TONE_MAP, alpha=False) == (Reason.HDR,)
    assert plan.forecast(hdr, Choice()).notes == ()
    assert plan.forecast(hdr, Choice(hdr=HdrChoice.TONE_MAP)).notes == (Note.HDR_TONE_MAPPED,)
    assert plan.forecast(footage(bit_depth=12, pixel_format="yuv422p12le"), Choice()).notes == (
        Note.REDUCED_TO_10_BIT,
        Note.CHROMA_REDUCED,
    )


def test_transparency_chooses_the_container() -> None:
    veiled = footage(alpha=True, bit_depth=10, pixel_format="yuva444p10le")
    assert plan.make_request("x", Identity(1, 1), veiled, Choice()).suffix == ".mov"
    assert plan.forecast(veiled, Choice()).notes == (Note.ALPHA_KEPT,)
    assert retime_reasons(veiled, HdrChoice.KEEP, alpha=True) == ()
    flat = Choice(codec=VideoCodec.H264)
    assert plan.make_request("x", Identity(1, 1), veiled, flat).suffix == ".mp4"
    assert Note.ALPHA_FLATTENED in plan.forecast(veiled, flat).notes
    in_webm = footage(alpha=True, codec="vp9", pixel_format="yuv420p")
    assert plan.make_request("x", Identity(1, 1), in_webm, Choice()).suffix == ".mov"
    assert plan.forecast(in_webm, Choice()).notes == (Note.ALPHA_KEPT,)
    # its second stream is read by a decoder that prepares a copy
    assert retime_reasons(in_webm, HdrChoice.KEEP, alpha=True) == (Reason.ALPHA,)
    bright = footage(alpha=True, bit_depth=10, pixel_format="yuva444p10le", colour=Colour(transfer="smpte2084"))
    assert plan.forecast(bright, Choice()).notes == (Note.ALPHA_KEPT,)
    mapped = plan.forecast(bright, Choice(hdr=HdrChoice.TONE_MAP)).notes
    assert mapped == (Note.HDR_TONE_MAPPED, Note.CHROMA_REDUCED, Note.ALPHA_FLATTENED)


def test_a_model_for_frames_makes_whole_pictures() -> None:
    for veiled in (
        footage(alpha=True, bit_depth=10, pixel_format="yuva444p10le"),
        footage(alpha=True, codec="vp9", pixel_format="yuv420p"),
    ):
        choice = Choice(model=FrameModel("mine", "mine.onnx"))
        asked = plan.make_request("x", Identity(1, 1), veiled, choice)
        assert asked.suffix == ".mp4"
        assert Note.ALPHA_FLATTENED in plan.forecast(veiled, choice).notes
        assert Note.ALPHA_FLATTENED in plan.render_notes(veiled, replace(asked, suffix=".webm"))


def test_webm_has_8_bits_whatever_the_source_has() -> None:
    deep = footage(bit_depth=10, pixel_format="yuv420p10le")
    asked = plan.make_request("x", Identity(1, 1), deep, Choice())
    assert plan.render_notes(deep, asked) == ()
    assert plan.render_notes(deep, replace(asked, suffix=".webm")) == (Note.REDUCED_TO_8_BIT,)
    assert upscale_notes(deep, Enlargement("2x"), ".mp4") == ()
    assert upscale_notes(deep, Enlargement("2x"), ".webm") == (Note.REDUCED_TO_8_BIT,)


def test_webm_keeps_transparency_in_8_bits() -> None:
    veiled = footage(alpha=True, bit_depth=12, pixel_format="yuva444p12le")
    asked = replace(plan.make_request("x", Identity(1, 1), veiled, Choice()), suffix=".webm")
    assert plan.render_notes(veiled, asked) == (Note.REDUCED_TO_8_BIT, Note.CHROMA_REDUCED, Note.ALPHA_KEPT)


def test_enlarging_keeps_transparency_where_the_file_can() -> None:
    veiled, wish = footage(alpha=True, bit_depth=12, pixel_format="yuva444p12le"), Enlargement("2x")
    assert make_upscale("x", Identity(1, 1), veiled, wish).suffix == ".mov"
    assert make_upscale("x", Identity(1, 1), footage(), wish).suffix == ".mp4"
    assert upscale_reasons(veiled, HdrChoice.KEEP, alpha=True) == ()
    for suffix in (".mov", ".mkv"):
        assert upscale_notes(veiled, wish, suffix) == (Note.REDUCED_TO_10_BIT, Note.ALPHA_KEPT)
    assert upscale_notes(veiled, wish, ".webm") == (Note.REDUCED_TO_8_BIT, Note.ALPHA_KEPT)
    assert upscale_notes(veiled, wish, ".mp4") == (Note.ALPHA_FLATTENED,)
    in_webm = footage(alpha=True, codec="vp9", pixel_format="yuv420p")
    assert upscale_notes(in_webm, wish, ".mov") == (Note.ALPHA_KEPT,)
