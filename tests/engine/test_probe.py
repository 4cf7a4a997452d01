"""Probing measures what a file really holds, and refuses precisely what cannot be used."""

from __future__ import annotations

import json
import struct
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.footage import FieldOrder, Finding, Footage, Hdr
from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.timeline import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

CLIPS = Path(__file__).parents[3] / "shared" / "clips"
REFUSED = {
    "om08_audio_only.mp4": "no_video",
    "ox01_zero_byte.mp4": "file_empty",
    "ox02_text_named.mp4": "unreadable",
    "ox03_truncated_no_moov.mp4": "truncated_header",
    "ox08_huge_dims.png": "still_picture",
    "ox09_hls_local_file.m3u8": "format_refused",
    "ox10_hls_network_named.mp4": "format_refused",
    "ox11_concat_script.ffconcat": "format_refused",
    "ox12_sdp_named.mp4": "format_refused",
    "ox13_mov_external_reference.mov": "format_refused",
    "ox14_jpeg_named.mp4": "still_picture",
    "ox16_concat_reads_neighbour.mp4": "format_refused",
}
#: What the independent measurement of the clips cannot say, or says with another decoder's words.
FINDINGS = {
    "om06_audio_longer.mp4": {Finding.AUDIO_LONGER},
    "om07_three_audio_tracks.mkv": {Finding.SEVERAL_AUDIO_TRACKS},
    "om11_ts_rate_change.ts": {Finding.TIME_JUMPS},
    "om30_audio_shorter.mp4": {Finding.AUDIO_SHORTER},
    "on09_invalid_nal.mp4": {Finding.DAMAGED},
    "ox04_truncated_faststart.mp4": {Finding.INCOMPLETE, Finding.DAMAGED},
    "ox05_corrupt_midstream.mp4": {Finding.DAMAGED},
    "ox07_huge_dims_container.mp4": {Finding.FALSE_SIZE},
}


def known() -> list[dict[str, Any]]:
    manifest = CLIPS / "manifest.json"
    files = json.loads(manifest.read_text())["files"] if manifest.exists() else []
    return [
        entry
        for entry in files
        if entry["path"].startswith(("nasty/", "real/")) and not entry["path"].endswith(".json")
        if (CLIPS / entry["path"]).is_file()
    ]


def probe(child: Child, path: Path) -> Footage:
    answer = child.ask("probe", path=str(path))
    assert answer["event"] == "result", answer
    return codec.from_plain(Footage, answer["value"])


def code(child: Child, path: Path) -> str:
    answer = child.ask("probe", path=str(path))
    assert answer["event"] == "error", answer
    assert answer["fault"] == "user"
    return str(answer["code"])


@pytest.mark.parametrize("entry", known(), ids=lambda entry: Path(entry["path"]).name)
def test_every_known_clip_is_measured_or_refused(shared_child: Child, entry: dict[str, Any]) -> None:
    path = CLIPS / entry["path"]
    if path.name in REFUSED or path.parent.name == "om29_image_sequence":
        assert code(shared_child, path) == REFUSED.get(path.name, "still_picture")
        return
    footage = probe(shared_child, path)
    video = footage.video
    assert video.frames == entry["frames_decoded"]
    assert (video.width, video.height, video.pixel_format) == (entry["width"], entry["height"], entry["pix_fmt"])
    assert video.codec == entry["codec"]
    assert video.variable is entry.get("vfr", False)
    # a display matrix is counted the other way round; a mirrored one is turned before it is flipped
    assert video.rotation == -(entry["rotation"] or 0) % 360
    if entry.get("first_pts_s") is not None:
        assert float(video.start) == pytest.approx(entry["first_pts_s"], abs=0.001)
    if not video.variable and entry["avg_frame_rate"] not in {"0/0", None} and path.name != "om11_ts_rate_change.ts":
        assert float(video.rate) == pytest.approx(float(Fraction(entry["r_frame_rate"])), rel=0.001)
        assert float(video.duration) == pytest.approx(video.frames / float(video.rate), abs=0.002)
    assert set(footage.findings) - {Finding.AUDIO_LONGER} == FINDINGS.get(path.name, set()) - {Finding.AUDIO_LONGER}


def test_exact_rates(shared_child: Child, clips: Path) -> None:
    rates = {
        "nasty/om24_fps_23976.mp4": Fraction(24000, 1001),
        "nasty/om07_three_audio_tracks.mkv": Fraction(30000, 1001),
        "nasty/on05_vp9_odd_dimensions.webm": Fraction(30000, 1001),
        "nasty/om18_gif_animated.gif": Fraction(25, 2),
        "nasty/on15_phone_lowlight_rot180_vfr.mp4": Fraction(10),
        "real/o09_bottles_static_360p_40s.mp4": Fraction(179, 6),
        "real/o06_bbb_1080p60_vp8.webm": Fraction(60),
    }
    assert {name: probe(shared_child, clips / name).video.rate for name in rates} == rates


@pytest.mark.parametrize("rate", ["30000/1001", "24000/1001", "30", "60"])
def test_a_clock_of_milliseconds_blurs_no_constant_rate(shared_child: Child, make_clip: MakeClip, rate: str) -> None:
    """So that half the speed makes twice the pictures, not one more."""
    video = probe(shared_child, make_clip(frames=31, rate=rate, suffix=".mkv")).video
    assert (video.variable, video.rate, video.duration) == (False, Fraction(rate), 31 / Fraction(rate))


def test_what_only_a_decoded_picture_tells(shared_child: Child, clips: Path) -> None:
    nasty = clips / "nasty"
    assert probe(shared_child, nasty / "om03_hevc_hdr10_made.mp4").video.colour.hdr is Hdr.PQ
    assert probe(shared_child, nasty / "on12_dolby_vision_hlg_iphone.MOV").video.colour.hdr is Hdr.HLG
    assert probe(shared_child, nasty / "om04_1080i60_tff_h264.mp4").video.field_order is FieldOrder.TOP_FIRST
    assert probe(shared_child, nasty / "om20_full_range_yuvj.mp4").video.colour.full_range
    assert probe(shared_child, nasty / "om13_alpha_prores4444.mov").video.alpha
    assert probe(shared_child, nasty / "om14_alpha_vp9.webm").video.alpha
    assert not probe(shared_child, nasty / "om18_gif_animated.gif").video.alpha
    assert probe(shared_child, nasty / "om22_yuv422_12bit_hevc.mkv").video.bit_depth == 12
    assert probe(shared_child, nasty / "om12_sar_64x45_720x576.mp4").video.display_size == (1024, 576)
    assert probe(shared_child, nasty / "on01_phone_hlg_hevc_rot_editlist_vfr.mp4").video.display_size == (1080, 1920)
    assert probe(shared_child, nasty / "on06_rotate_and_reflect.mp4").video.mirrored


def test_three_tracks_and_their_languages(shared_child: Child, clips: Path) -> None:
    tracks = probe(shared_child, clips / "nasty" / "om07_three_audio_tracks.mkv").audio
    assert [(track.language, track.channels, track.default) for track in tracks] == [
        ("eng", 6, False),
        ("deu", 2, True),
        ("zho", 1, False),
    ]


def test_a_clock_that_restarts_is_played_on(shared_child: Child, clips: Path) -> None:
    """25 pictures at 25, then 50 at 50: two seconds, whatever the stamps say."""
    assert probe(shared_child, clips / "nasty" / "om11_ts_rate_change.ts").duration == 2


def test_variable_clip_drawn_here(shared_child: Child, draw_clip: Callable[..., Path]) -> None:
    import numpy as np  # noqa: PLC0415 - only here

    stamps = [0, 3000, 6000, 12000, 15000, 27000]
    pictures = [np.full((64, 64), 20 * n, np.uint8) for n in range(6)]
    video = probe(shared_child, draw_clip(pictures, stamps=stamps)).video
    assert (video.variable, video.frames, video.longest_gap) == (True, 6, Fraction(12000, 90000))
    assert video.rate == 30


def test_files_that_are_none(shared_child: Child, tmp_path: Path, make_clip: MakeClip) -> None:
    assert code(shared_child, tmp_path / "absent.mp4") == "file_missing"
    assert code(shared_child, tmp_path) == "not_a_file"
    zeros = tmp_path / "zeros.mp4"
    zeros.write_bytes(bytes(5000))
    assert code(shared_child, zeros) == "unreadable"
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(make_clip().read_bytes()[:1000])
    assert code(shared_child, cut) in {"truncated_header", "unreadable"}
    assert code(shared_child, make_clip(frames=1, suffix=".jpg", options=())) == "still_picture"


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi", ".ts", ".webm"])
def test_a_file_cut_anywhere_is_measured_or_refused(
    shared_child: Child, tmp_path: Path, make_clip: MakeClip, suffix: str, share: float
) -> None:
    options = ("-c:v", "libvpx", "-deadline", "realtime") if suffix == ".webm" else ("-c:v", "mpeg4", "-g", "6")
    whole = make_clip(frames=24, options=options, suffix=suffix).read_bytes()
    cut = tmp_path / f"cut{suffix}"
    cut.write_bytes(whole[: int(len(whole) * share)])
    answer = shared_child.ask("probe", path=str(cut))
    assert answer["event"] == "result" or answer["code"] != "internal", answer
    if answer["event"] == "result":
        assert 1 <= answer["value"]["video"]["frames"] <= 24


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_never_ends_the_child(
    shared_child: Child, tmp_path: Path, make_clip: MakeClip, seed: int
) -> None:
    import random  # noqa: PLC0415 - only here

    dice = random.Random(seed)
    data = bytearray(make_clip(frames=24, sound=True).read_bytes())
    for _ in range(30):
        data[dice.randrange(len(data))] = dice.randrange(256)
    hurt = tmp_path / "hurt.mp4"
    hurt.write_bytes(data)
    answer = shared_child.ask("probe", path=str(hurt))
    assert answer["event"] == "result" or answer["code"] != "internal", answer


def test_a_picture_beyond_the_limit_is_refused_by_its_word(
    shared_child: Child, tmp_path: Path, make_clip: MakeClip
) -> None:
    """A container that claims a giant picture for a small stream is measured; a giant stream is refused."""
    data = bytearray(make_clip(options=("-c:v", "mpeg4"), suffix=".mp4").read_bytes())
    entry = data.index(b"mp4v") + 4 + 24
    data[entry : entry + 4] = struct.pack(">HH", 65000, 65000)
    liar = tmp_path / "liar.mp4"
    liar.write_bytes(data)
    answer = shared_child.ask("probe", path=str(liar))
    assert answer["event"] == "result" or answer["code"] == "picture_too_large"
    giant = make_clip(
        frames=1, size=(16000, 8000), picture="color", options=("-c:v", "libx264", "-preset", "ultrafast")
    )
    assert code(shared_child, giant) == "picture_too_large"


def test_a_file_that_says_the_same_again_and_again_is_not_read_for_ever(make_clip: MakeClip) -> None:
    with opened(str(make_clip(frames=240))) as container:
        seen = scan(container, picture_stream(container, ""), most_reads=0.25)
    assert not seen.complete
    assert 0 < len(seen.pts) < 240
    with opened(str(make_clip(frames=240))) as container:
        seen = scan(container, picture_stream(container, ""))
    assert seen.complete
    assert len(seen.pts) == 240
