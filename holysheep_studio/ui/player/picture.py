"""Turns a decoded frame into the picture that is shown: upright, in square pixels, in the screen's colours."""

from __future__ import annotations

import struct
from fractions import Fraction
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from av.sidedata.sidedata import SideData
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QTransform

from holysheep_studio.domain.footage import Hdr
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.player.tonemap import for_screen

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

#: From this many lines on an untagged picture is taken for HD, hence BT.709.
_HD_LINES = 720
#: FFmpeg's AVColorSpace to swscale's matrices; RGB and unknown ones are not among them.
_MATRICES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
    10: Colorspace.BT2020,
}
_QUICK = Interpolation.BILINEAR
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
_FULL_RANGE = 2  # AVCOL_RANGE_JPEG
_WITH_ALPHA = ("yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya")
_HDR = {16: Hdr.PQ, 18: Hdr.HLG}  # AVColorTransferCharacteristic


class Geometry(Frozen, frozen=True):
    """How stored pixels become an upright picture: mirrored left to right first, then turned clockwise."""

    rotation: int = 0  # 0, 90, 180, 270
    mirrored: bool = False
    sample_aspect: Fraction = Fraction(1)

    def upright(self, width: int, height: int) -> QSize:
        """Size in square pixels of a stored picture."""
        wide = max(1, round(width * self.sample_aspect))
        return QSize(height, wide) if self.rotation in {90, 270} else QSize(wide, height)


def geometry_of(frame: VideoFrame, sample_aspect: Fraction | None) -> Geometry:
    """The geometry that the display matrix of a clip's first frame and its pixel aspect ask for."""
    aspect = sample_aspect if sample_aspect is not None and sample_aspect > 0 else Fraction(1)
    matrix = frame.side_data.get("DISPLAYMATRIX")
    if not isinstance(matrix, SideData):
        return Geometry(sample_aspect=aspect)
    a, b, _, c, d, *_ = struct.unpack("=9i", bytes(matrix))
    mirrored = a * d - b * c < 0
    if mirrored:  # take the mirror out: what is left is a pure turn
        a, b = -a, -b
    across, down = (0 if a > 0 else 180), (90 if b > 0 else 270)
    rotation = across if abs(a) >= abs(b) else down
    return Geometry(rotation, mirrored, aspect)


def hdr_of(frame: VideoFrame) -> Hdr | None:
    """The HDR system the frame is coded in."""
    return _HDR.get(int(frame.color_trc))


class Painter:
    """Paints frames as QImages; HDR is mapped to the range of an ordinary screen. May be called from any thread."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self._lock = Lock()  # converting writes into the frame for a moment
        self._scaler = VideoReformatter()

    def paint(self, frame: VideoFrame, size: QSize | None = None, *, quick: bool = False) -> QImage:
        """The upright picture in `size` pixels, or in its own size; with alpha only where the frame has it.

        `quick` is for pictures that move: several times faster, with coarser colour edges and up to 2 of 255 off.
        """
        size = size or self.geometry.upright(frame.width, frame.height)
        turned = self.geometry.rotation in {90, 270}
        stored = size.transposed() if turned else size
        with self._lock:
            image = self._converted(frame, max(1, stored.width()), max(1, stored.height()), _QUICK if quick else _EXACT)
        if self.geometry.mirrored:
            image = image.flipped(Qt.Orientation.Horizontal)
        if self.geometry.rotation:
            image = image.transformed(QTransform().rotate(self.geometry.rotation))
        return image

    def _converted(self, frame: VideoFrame, width: int, height: int, flags: Interpolation) -> QImage:
        hdr = hdr_of(frame)
        clear = hdr is None and frame.format.name.startswith(_WITH_ALPHA)
        # scaled by Qt, which lets no hidden colours into the edges
        across, down = (frame.width, frame.height) if clear else (width, height)
        full = int(frame.color_range) == _FULL_RANGE or frame.format.name.startswith("yuvj")
        screen = self._scaler.reformat(
            frame,
            across,
            down,
            "bgra" if hdr is None else "rgb48le",
            src_colorspace=None if frame.format.is_rgb else matrix_of(frame),
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=flags,
        )
        # copied, for the memory goes with the frame or the array
        if hdr is not None:
            mapped = for_screen(screen.to_ndarray().astype(np.uint16, copy=False), hdr)
            return QImage(mapped.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
        plane = screen.planes[0]
        if not clear:
            return QImage(memoryview(plane), width, height, plane.line_size, QImage.Format.Format_RGB32).copy()
        whole = QImage(memoryview(plane), across, down, plane.line_size, QImage.Format.Format_ARGB32)
        if (across, down) == (width, height):
            return whole.copy()
        faded = whole.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        scaled = faded.scaled(
            width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        return scaled.convertToFormat(QImage.Format.Format_ARGB32)


def matrix_of(frame: VideoFrame) -> Colorspace:
    """The matrix that turns YUV into RGB: as tagged, or by the picture's size where it is not."""
    by_size = Colorspace.ITU709 if frame.height >= _HD_LINES else Colorspace.ITU601
    return _MATRICES.get(int(frame.colorspace), by_size)
