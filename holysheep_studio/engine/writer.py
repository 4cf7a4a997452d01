"""Writes a clip aside, whole or not at all: exact frame times, the coders of its kind of file, then renamed."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

import av
import av.error
import cv2
import numpy as np
from av.video.frame import VideoFrame

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Quality, VideoCodec
from holysheep_studio.domain.timebase import FrameRate
from holysheep_studio.engine.colour_names import FULL_RANGE, LIMITED_RANGE
from holysheep_studio.engine.hardware import Hardware
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.picture import ALPHA_FORMAT, DEEP_FORMAT, PIXEL_FORMAT, blank, planes_of
from holysheep_studio.engine.sound_copy import SoundCopy
from holysheep_studio.engine.source_form import Colours
from holysheep_studio.engine.veil import solid

if TYPE_CHECKING:
    from types import TracebackType

    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from holysheep_studio.engine.sound import Sound
    from holysheep_studio.engine.turn import Turn

#: Container by suffix: FFmpeg's name and its options. The index goes in front, so that players start at once.
_CONTAINERS: dict[str, tuple[str, dict[str, str]]] = {
    ".mp4": ("mp4", {"movflags": "+faststart"}),
    ".m4v": ("mp4", {"movflags": "+faststart"}),
    ".mov": ("mov", {"movflags": "+faststart"}),
    ".mkv": ("matroska", {"fflags": "+bitexact"}),  # else every file gets numbers by chance
    ".webm": ("webm", {"fflags": "+bitexact"}),
}
#: WebM holds VP9 and Opus and nothing else that is written here. Its transparency has 8 bits, and so has all of it: not
#: every libvpx knows more.
WEBM = "webm"
_WEBM_FORMATS = {ALPHA_FORMAT: "yuva420p", DEEP_FORMAT: PIXEL_FORMAT}
#: libvpx's speeds; and how much further its scale goes for what looks alike.
_SPEEDS_VP9 = {Quality.FAST: "6", Quality.STANDARD: "4", Quality.QUALITY: "2"}
_VP9_CRF = 6
_OPUS_HZ = 48_000
PRESETS = {Quality.FAST: "superfast", Quality.STANDARD: "veryfast", Quality.QUALITY: "medium"}
#: x265 takes about three times as long as x264 at the same preset.
_PRESETS_H265 = {Quality.FAST: "ultrafast", Quality.STANDARD: "superfast", Quality.QUALITY: "fast"}
#: Threads of the encoders, the same on every machine: each holds pictures, and x264 and x265 give other bits with other
#: numbers. The pictures are made by two workers, which more threads would only wait for.
_THREADS = {"libx264": 3, "prores_ks": 3, "libvpx-vp9": 2}
_THREADS_H265 = "pools=4:frame-threads=1"
#: How many pictures x265 holds to look ahead at, to mix from and to refer to: for pictures of up to so many pixels, and
#: for larger ones. By its presets they would take 450 MB at 1080 rows and four times that at 2160; in quality choices
#: that are weighed more closely (rd) make up for what fewer lose. Figures: tests/bench/README.md.
_LARGE_PIXELS = 4_000_000
_HELD_H265 = {
    Quality.FAST: ("", ":bframes=2:b-pyramid=0"),
    Quality.STANDARD: (":rc-lookahead=8:bframes=2:b-pyramid=0", ":rc-lookahead=5:bframes=2:b-pyramid=0"),
    Quality.QUALITY: (
        ":rc-lookahead=3:bframes=1:b-pyramid=0:ref=1:ctu=32:rd=3",
        ":rc-lookahead=3:bframes=1:b-pyramid=0:ref=1:ctu=32:rd=3",
    ),
}
#: The one of the two names of H.265 in MP4 and QuickTime files that every player takes: Apple's show nothing else.
_HEVC_TAG = "hvc1"
#: ProRes 4444, the only one that is written.
_PRORES_TAG = "ap4h"
#: Of so few frames x265 takes the decoding times from memory that nobody wrote; it leaves them in their order.
_UNTOLD_FRAMES = 2
#: OpenCV's number for the processors that have AVX-512. There x264's rate control reads memory that nobody wrote, and
#: the same frames give other bits from one encode to the next (seen with libs 8.1.2; AVX2 code does not).
_AVX_512 = 13
_REPEATABLE = {"x264-params": "asm=AVX2"} if cv2.checkHardwareSupport(_AVX_512) else {}
#: Sound runs this far ahead of the picture in the file.
SOUND_AHEAD_S = Fraction(1, 2)
AAC_BITS_PER_CHANNEL = 96_000
#: Closing a file takes no longer than this, and its bytes at the pace of a very slow disk.
PATIENCE_S, SLOWEST_BYTES_S = 300.0, 1_000_000


@dataclass(frozen=True, slots=True)
class Form:
    """What is written: picture size in pixels, exact rate, how closely (crf) and by which preset, in which format.

    `tick` is the unit of the frames' own time stamps in seconds; None: frame n is shown at n / rate.
    """

    width: int
    height: int
    rate: FrameRate
    crf: int
    quality: Quality
    tick: Fraction | None = None
    pixel_format: str = PIXEL_FORMAT
    codec: VideoCodec = VideoCodec.AUTO
    hardware: Hardware | None = None  # encodes in place of the usual encoder; known to work for this size


class Writer:
    """One file while it is written. Leaving its `with` block in any other way than by `finish` removes it.

    `like` is the description of colours that the file gets, or a finished stream whose packets it takes.
    """

    def __init__(
        self,
        target: str,
        form: Form,
        like: Colours | VideoStream,
        aspect: Fraction,
        sound: Sound | SoundCopy | None,
        turn: Turn,
    ) -> None:
        self._target = Path(target)
        self._part = Path(target + ".part")
        self._form = form
        self._tick = 1 / form.rate if form.tick is None else form.tick
        self._sound = sound
        self._turn = turn
        self._finished = False
        self._count = 0
        name, options = container_for(target)
        self._kind = name
        turn.holds(str(self._part))
        try:
            where = "file:" + os.path.abspath(self._part)  # noqa: PTH100 - pathlib has no such thing for missing files
            self._container: OutputContainer = av.open(where, mode="w", format=name, options=options)
            self._encodes = isinstance(like, Colours)
            self._video = self._add_video(like, aspect) if isinstance(like, Colours) else self._add_copy(like)
            self._audio = None if sound is None else self._add_audio(sound)
            # opens the file and the encoders now: what cannot be written is said before any work is done
            self._container.start_encoding()
        except OSError as problem:
            self._part.unlink(missing_ok=True)
            turn.releases(str(self._part))
            raise output_error(target, problem) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._finished:
            self._abandon()
        self._turn.releases(str(self._part))

    def picture(self, frame: VideoFrame, stamp: int | None = None, duration: int = 0) -> None:
        """The next frame; its time is its number over the rate, or `stamp` for `duration`, both in the form's ticks."""
        if self._kind == WEBM and self._form.pixel_format in _WEBM_FORMATS:
            frame = _shallow(frame)
        frame.pts = self._count if stamp is None else stamp
        frame.time_base = self._tick
        frame.duration = duration
        frame.pict_type = 0
        try:
            self._hear(frame.pts * self._tick + SOUND_AHEAD_S)
            self._container.mux(self._video.encode(frame))
        except OSError as problem:
            raise output_error(str(self._target), problem) from problem
        self._count += 1

    def packet(self, packet: Packet[VideoStream], shown: int, decoded: int, duration: int = 1) -> None:
        """The next packet of a stream that is taken as it is; its times are counted in the form's ticks, or frames."""
        packet.time_base = self._tick
        packet.pts, packet.dts, packet.duration = shown, decoded, duration
        packet.stream = self._video
        try:
            self._hear(shown * self._tick + SOUND_AHEAD_S)
            self._container.mux(packet)
        except OSError as problem:
            raise output_error(str(self._target), problem) from problem

    def finish(self) -> None:
        """Write what is left, close, make sure it is on disk, rename."""
        try:
            self._hear(None)
            if self._audio is not None and not isinstance(self._sound, SoundCopy):
                self._container.mux(self._audio.encode(None))
            if self._encodes:
                self._container.mux(self._last_packets())
            with self._turn.lasting(PATIENCE_S + self._part.stat().st_size / SLOWEST_BYTES_S):
                self._container.close()  # a large file's data are moved to make room for its index
                with self._part.open("rb+") as file:
                    os.fsync(file.fileno())
            self._turn.check()
            self._part.replace(self._target)
        except OSError as problem:
            raise output_error(str(self._target), problem) from problem
        self._finished = True
        _sync_folder(self._target.parent)

    def _last_packets(self) -> list[Packet[VideoStream]]:
        packets = self._video.encode(None)
        if self._count <= _UNTOLD_FRAMES and self._video.codec_context.name == "libx265":
            for packet in packets:
                packet.dts = packet.pts
        return packets

    def _hear(self, until: Fraction | None) -> None:
        if self._sound is None or self._audio is None:
            return
        if isinstance(self._sound, SoundCopy):
            for packet in self._sound.packets(until):
                packet.stream = self._audio
                self._container.mux(packet)
            return
        for frame in self._sound.frames(until):
            self._container.mux(self._audio.encode(frame))

    def _abandon(self) -> None:
        # emptied first: closing would else move a large file's data to make room for its index
        with contextlib.suppress(OSError):
            os.truncate(self._part, 0)
        with contextlib.suppress(OSError, av.error.FFmpegError, ValueError):
            self._container.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _add_video(self, like: Colours, aspect: Fraction) -> VideoStream:
        name, options = _vp9(self._form) if self._kind == WEBM else _encoder(self._form, like)
        stream = cast("VideoStream", self._container.add_stream(name, rate=self._form.rate, options=options))
        context = stream.codec_context
        context.width, context.height = self._form.width, self._form.height
        context.pix_fmt = self._form.pixel_format if self._form.hardware is None else self._form.hardware.pixel_format
        if self._kind == WEBM:
            context.pix_fmt = _WEBM_FORMATS.get(self._form.pixel_format, self._form.pixel_format)
        context.thread_count = _THREADS.get(name, 0)
        context.time_base = self._tick
        context.sample_aspect_ratio = aspect
        context.color_range = FULL_RANGE if like.full_range else LIMITED_RANGE
        context.colorspace = like.matrix
        context.color_primaries = like.primaries
        context.color_trc = like.transfer
        if name == "libx265" or name.startswith("hevc"):
            context.codec_tag = _HEVC_TAG
        stream.time_base = self._tick
        return stream

    def _add_copy(self, like: VideoStream) -> VideoStream:
        stream: VideoStream = self._container.add_stream_from_template(like)
        name = like.codec_context.name
        if name in {"hevc", "libx265"}:  # a copy does not take the name over by itself
            stream.codec_context.codec_tag = _HEVC_TAG
        elif name == "prores":  # else it is called 422 HQ, which has no transparency
            stream.codec_context.codec_tag = _PRORES_TAG
        elif name == "vp9" and self._form.pixel_format == ALPHA_FORMAT:
            stream.metadata["alpha_mode"] = "1"  # else nobody looks for the second stream
        stream.time_base = self._tick
        return stream

    def _add_audio(self, sound: Sound | SoundCopy) -> AudioStream:
        if isinstance(sound, SoundCopy):
            return self._container.add_stream_from_template(sound.stream)
        if self._kind == WEBM:
            opus: AudioStream = self._container.add_stream("libopus", rate=_OPUS_HZ, layout=sound.layout)
            opus.codec_context.bit_rate = AAC_BITS_PER_CHANNEL * max(1, min(sound.channels, 6))
            return opus
        stream: AudioStream = self._container.add_stream("aac", rate=sound.sample_rate_hz, layout=sound.layout)
        stream.codec_context.bit_rate = AAC_BITS_PER_CHANNEL * max(1, min(sound.channels, 6))
        stream.codec_context.format = "fltp"
        return stream


def _encoder(form: Form, like: Colours) -> tuple[str, dict[str, str]]:
    """FFmpeg's encoder for a form, and its options."""
    if form.hardware is not None:
        return form.hardware.name, form.hardware.options
    if form.pixel_format == ALPHA_FORMAT:
        return "prores_ks", {"profile": "4444", "alpha_bits": "16", "vendor": "apl0"}
    if codec_of(form) == "h264":
        options = {"crf": str(form.crf), "preset": PRESETS[form.quality], **_REPEATABLE}
        return "libx264", options | ({"rc-lookahead": "10"} if form.quality is Quality.QUALITY else {})
    words = ["log-level=error", _THREADS_H265 + _HELD_H265[form.quality][form.width * form.height > _LARGE_PIXELS]]
    if like.light.mastering is not None:
        words.append(f"master-display={like.light.mastering}")
    if like.light.content is not None:
        words.append("max-cll={},{}".format(*like.light.content))
    return "libx265", {"crf": str(form.crf), "preset": _PRESETS_H265[form.quality], "x265-params": ":".join(words)}


def _vp9(form: Form) -> tuple[str, dict[str, str]]:
    """VP9 and its options; frames that are not shown do not go together with transparency."""
    options = {"crf": str(min(63, form.crf + _VP9_CRF)), "b": "0", "deadline": "good", "row-mt": "1"}
    options["cpu-used"] = _SPEEDS_VP9[form.quality]
    # nor is there any use then in frames that are waited for, which take memory
    plain = {"auto-alt-ref": "0", "lag-in-frames": "0"}
    return "libvpx-vp9", options | (plain if form.pixel_format == ALPHA_FORMAT else {})


def _shallow(frame: VideoFrame) -> VideoFrame:
    """A frame in 8 bits; a transparent one with half the colours too, and hidden ones are no part of their means."""
    if frame.format.name == DEEP_FORMAT:
        return frame.reformat(format=_WEBM_FORMATS[DEEP_FORMAT])
    planes = planes_of(frame)
    made = blank(frame.width, frame.height, ALPHA_FORMAT)
    solid(planes, planes_of(made), full_range=False)
    np.copyto(planes_of(made)[3], planes[3])
    return made.reformat(format=_WEBM_FORMATS[ALPHA_FORMAT])


def codec_of(form: Form) -> str:
    """What a picture without transparency is coded as: "h264" or "hevc"."""
    deep = form.pixel_format != PIXEL_FORMAT
    return "h264" if form.codec is VideoCodec.H264 or (form.codec is VideoCodec.AUTO and not deep) else "hevc"


def container_for(target: str) -> tuple[str, dict[str, str]]:
    """FFmpeg's container name and options for a file name.

    Raises InputError output_format_unknown.
    """
    suffix = Path(target).suffix.lower()
    found = _CONTAINERS.get(suffix)
    if found is None:
        raise InputError(Code.OUTPUT_FORMAT_UNKNOWN, path=target, format=suffix)
    return found


def _sync_folder(folder: Path) -> None:
    """Make the rename last; only POSIX systems open folders."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
