"""Draws the numerical preview: one picture, the same for the live view and for clips, with a scale in metres."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from holysheep_studio import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from holysheep_studio.engine.previs.arrays import Numbers

Colour = tuple[float, float, float]  # blue, green, red, 0-255

CAPTION = "numerical preview"
#: Lower than this, Chinese cannot be read.
LOWEST_CAPTION_PX = 12
#: Bits behind the point in OpenCV's coordinates: places are exact to 1/16 pixel.
SHIFT = 4
_ONE = 1 << SHIFT
TOP, BOTTOM = (52, 48, 45), (84, 79, 75)
#: How much of the light itself a surface gives back where it is lit most.
SHINE, RIM = 0.5, 122.0
#: How soft the shadow of smoke is, and how far from it, as a share of its height.
SHADOW = 0.06
GRID, AXIS, INK = (96, 91, 87), (118, 113, 108), (214, 210, 206)
FLOOR = (64, 60, 57)


def colour_of(text: str) -> Colour:
    """Blue, green, red of "#rrggbb"."""
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return (blue, green, red)


def caption(language: str) -> NDArray[np.uint8] | None:
    """The shipped picture of `CAPTION` in a language that OpenCV has no letters for; None for English."""
    if not language:
        return None
    coded = np.fromfile(resources.path("captions", f"preview.{language}.png"), np.uint8)
    drawn = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    if drawn is None:
        message = f"the caption in {language} cannot be read"
        raise ValueError(message)
    return np.asarray(drawn, np.uint8)


def shaded(colour: Colour, light: float) -> Colour:
    """The colour in more (above 1) or less light; what is dark gets some of the light's own."""
    blue, green, red = (min(255.0, one * light + max(0.0, light - 1) * SHINE * (255 - one)) for one in colour)
    return (blue, green, red)


class Canvas:
    """A picture of `width_px` x `height_px` that shows a world of at least `width_m` x `height_m`.

    `left_m`, `bottom_m` is the world's place of the lower left corner; metres point right and up.
    """

    def __init__(
        self,
        width_px: int,
        height_px: int,
        width_m: float,
        height_m: float,
        caption: NDArray[np.uint8] | None = None,
    ) -> None:
        """`caption` says what this is where the letters of `CAPTION` do not: 255 where its ink is."""
        self.width_px, self.height_px = width_px, height_px
        self._caption = None if caption is None else self._fitted(caption)
        self.metres_per_pixel = max(width_m / width_px, height_m / height_px)
        self.left_m = (width_m - width_px * self.metres_per_pixel) / 2
        self.bottom_m = min(0.0, (height_m - height_px * self.metres_per_pixel) / 2)
        self._ground = self._background(width_m)
        self.picture = self._ground.copy()

    def clear(self) -> None:
        """Begin the next picture."""
        np.copyto(self.picture, self._ground)

    def place(self, x_m: float, y_m: float) -> tuple[float, float]:
        """Pixels from the upper left corner, of the middle of whose first pixel the place is 0, 0."""
        scale = self.metres_per_pixel
        return (x_m - self.left_m) / scale - 0.5, self.height_px - (y_m - self.bottom_m) / scale - 0.5

    def places(self, at: Numbers) -> Numbers:
        """The same for many, shape (..., 2)."""
        out = np.empty_like(at)
        out[..., 0] = (at[..., 0] - self.left_m) / self.metres_per_pixel - 0.5
        out[..., 1] = self.height_px - (at[..., 1] - self.bottom_m) / self.metres_per_pixel - 0.5
        return out

    def fine(self, at: Numbers) -> NDArray[np.int32]:
        """Pixels in OpenCV's fixed-point form; what is far outside is brought near, so that it cannot overflow."""
        px = np.clip(self.places(at), -20_000, 20_000)
        return np.ascontiguousarray(np.rint(px * _ONE), np.int32)

    def line(self, at: Numbers, colour: Colour, thick_px: float = 1.0) -> None:
        """A line through points (n, 2) in metres."""
        thick = max(1, round(thick_px * self.height_px / 720))
        cv2.polylines(self.picture, [self.fine(at)], False, colour, thick, cv2.LINE_AA, SHIFT)  # noqa: FBT003

    def shape(self, at: Numbers, colour: Colour) -> None:
        """A convex shape with corners (n, 2) in metres."""
        cv2.fillConvexPoly(self.picture, self.fine(at), colour, cv2.LINE_AA, SHIFT)

    def fill(self, corners: NDArray[np.int32], colour: Colour) -> None:
        """A convex shape with corners as `fine` gives them."""
        cv2.fillConvexPoly(self.picture, corners, colour, cv2.LINE_AA, SHIFT)

    def grain(self, x_m: float, y_m: float, radius_m: float, colour: Colour) -> None:
        """A small disc of one colour."""
        x, y = self.place(x_m, y_m)
        if abs(x) < 20_000 and abs(y) < 20_000:
            middle = (round(x * _ONE), round(y * _ONE))
            radius = round(radius_m / self.metres_per_pixel * _ONE)
            cv2.circle(self.picture, middle, radius, colour, -1, cv2.LINE_AA, SHIFT)

    def shapes(self, many: Sequence[Numbers] | Numbers, colour: Colour) -> None:
        """Many small shapes of one colour."""
        if len(many):
            corners = self.fine(np.asarray(many))
            for one in corners:
                cv2.fillConvexPoly(self.picture, one, colour, cv2.LINE_AA, SHIFT)

    def disc(self, x_m: float, y_m: float, radius_m: float, colour: Colour) -> None:
        """A ball, with light from the upper left."""
        x, y = self.place(x_m, y_m)
        radius = radius_m / self.metres_per_pixel
        if not (abs(x) < 20_000 and abs(y) < 20_000):
            return
        # a rim of the light that comes back from the ground tells dark balls from it
        rim = (max(colour[0] * 0.72, RIM), max(colour[1] * 0.72, RIM), max(colour[2] * 0.72, RIM))
        cv2.circle(self.picture, (round(x * _ONE), round(y * _ONE)), round(radius * _ONE), rim, -1, cv2.LINE_AA, SHIFT)
        for share, light in ((0.94, 0.8), (0.9, 0.92), (0.78, 1.0), (0.55, 1.14), (0.28, 1.32)):
            off = (1 - share) * radius * 0.42
            middle = (round((x - off) * _ONE), round((y - off) * _ONE))
            size = round(radius * share * _ONE)
            cv2.circle(self.picture, middle, size, shaded(colour, light), -1, cv2.LINE_AA, SHIFT)

    def floor(self, y_m: float) -> None:
        """Ground below a height."""
        _, y = self.place(0, y_m)
        row = round(y + 0.5)
        if row < self.height_px:
            self.picture[max(row, 0) :] = FLOOR
            cv2.line(self.picture, (0, row), (self.width_px, row), AXIS, 1)

    def liquid(self, at: Numbers, spacing_m: float, colour: Colour, wet: NDArray[np.bool_]) -> None:
        """A liquid of particles that lie `spacing_m` apart where it is full, in cells of twice that.

        Where `wet` cells lie among wet cells it is full, however the particles stand there.
        """
        scale = max(1, round(spacing_m / self.metres_per_pixel / 1.6))
        rows, columns = ceil(self.height_px / scale), ceil(self.width_px / scale)
        px = self.places(at) / scale
        column, row = np.rint(px[:, 0]).astype(np.intp), np.rint(px[:, 1]).astype(np.intp)
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        count = np.bincount(row[inside] * columns + column[inside], minlength=rows * columns)
        apart = spacing_m / self.metres_per_pixel / scale
        field = cv2.GaussianBlur(count.reshape(rows, columns).astype(np.float32) * apart**2, (0, 0), apart * 1.15)
        deep = cv2.erode(wet[::-1].astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1)
        if deep.any():
            left, top = self.place(0, len(wet) * 2 * spacing_m)
            to_cells = self.metres_per_pixel / (2 * spacing_m)
            looks = np.array(
                [[scale * to_cells, 0, -left * to_cells - 0.5], [0, scale * to_cells, -top * to_cells - 0.5]]
            )
            full = cv2.warpAffine(deep.astype(np.float32), looks, (columns, rows),
                                  flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)  # fmt: skip
            field = np.maximum(field, full)
        field = cv2.resize(field, (columns * scale, rows * scale), interpolation=cv2.INTER_LINEAR)
        self._pour(field[: self.height_px, : self.width_px], max(1.0, apart * scale * 1.15), colour)

    def smoke(self, held: Numbers, cell_m: float, bottom_m: float, colour: Colour) -> None:
        """Smoke of cells (rows, columns; 1: full), the lowest row on `bottom_m`, lit from the upper left."""
        rows = held.shape[0]
        left, top = self.place(0, bottom_m + rows * cell_m)
        scale = self.metres_per_pixel / cell_m
        # the pixel (x, y) looks at the cell whose middle lies there
        looks = np.array([[scale, 0, -left * scale - 0.5], [0, scale, -top * scale - 0.5]], np.float64)
        flat = np.ascontiguousarray(held[::-1], np.float32)
        # what stands between a place and the light makes it darker
        soft = SHADOW * rows
        shadow = cv2.GaussianBlur(flat, (0, 0), soft, borderType=cv2.BORDER_CONSTANT)
        field, dark = (
            cv2.warpAffine(
                one, looks - off, (self.width_px, self.height_px), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
            )
            for one, off in ((flat, 0.0), (shadow, np.array([[0, 0, 0.7 * soft], [0, 0, 0.9 * soft]])))
        )
        ys, xs = np.flatnonzero((field > 0.004).any(axis=1)), np.flatnonzero((field > 0.004).any(axis=0))
        if not len(ys):
            return
        box = (slice(ys[0], ys[-1] + 1), slice(xs[0], xs[-1] + 1))
        part, light = np.clip(field[box], 0, 1), 1.3 - 0.75 * dark[box]
        cover = 1 - np.exp(-2.6 * part)
        ground = self.picture[box].astype(np.float32)
        matter = cv2.merge([np.minimum(light * channel, 255) for channel in colour])
        self.picture[box] = (ground + (matter - ground) * cover[..., None]).astype(np.uint8)

    def _pour(self, field: NDArray[Any], soft_px: float, colour: Colour) -> None:
        """Lay the liquid of a field of volume (1: full) over the picture; `soft_px` is how soft its edge is."""
        cover = np.clip((field - 0.42) * (0.9 * soft_px) + 0.5, 0, 1)
        ys, xs = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
        if not len(ys):
            return
        box = (slice(ys[0], ys[-1] + 1), slice(xs[0], xs[-1] + 1))
        cover = cover[box]
        # the edge gives the light: what lies deep is even, whatever noise its particles have
        part = cv2.GaussianBlur(np.minimum(field[box], 0.9), (0, 0), soft_px * 1.2)
        slope = cv2.Sobel(part, cv2.CV_32F, 0, 1) + 0.5 * cv2.Sobel(part, cv2.CV_32F, 1, 0)
        light = np.clip(0.9 + slope * soft_px * 0.34 * (1.25 - part), 0.6, 1.55)
        ground = self.picture[box].astype(np.float32)
        matter = cv2.merge([np.minimum(light * channel, 255) for channel in colour])
        mixed = ground + (matter - ground) * (cover * 0.94)[..., None]
        self.picture[box] = mixed.astype(np.uint8)

    def _background(self, width_m: float) -> NDArray[np.uint8]:
        ramp = np.linspace(0, 1, self.height_px)[:, None, None]
        rows = np.asarray(TOP) * (1 - ramp) + np.asarray(BOTTOM) * ramp
        picture = np.broadcast_to(rows, (self.height_px, self.width_px, 3)).astype(np.uint8).copy()
        step = _round_length(width_m / 10)
        right = self.left_m + self.width_px * self.metres_per_pixel
        top = self.bottom_m + self.height_px * self.metres_per_pixel
        for n in range(ceil(self.left_m / step), floor(right / step) + 1):
            x = round(self.place(n * step, 0)[0])
            cv2.line(picture, (x, 0), (x, self.height_px), AXIS if n % 5 == 0 else GRID, 1)
        for n in range(ceil(self.bottom_m / step), floor(top / step) + 1):
            y = round(self.place(0, n * step)[1])
            cv2.line(picture, (0, y), (self.width_px, y), AXIS if n % 5 == 0 else GRID, 1)
        return picture

    def notes(self, time_s: float) -> None:
        """The scale bar, the time of the scene and what this is, over everything else."""
        unit = self.height_px / 720
        length_m = _round_length(self.width_px * self.metres_per_pixel / 6)
        length = round(length_m / self.metres_per_pixel)
        margin, thick = round(24 * unit), max(1, round(2 * unit))
        y = self.height_px - margin
        cv2.line(self.picture, (margin, y), (margin + length, y), INK, thick, cv2.LINE_AA)
        for x in (margin, margin + length):
            cv2.line(self.picture, (x, y - round(6 * unit)), (x, y + round(6 * unit)), INK, thick, cv2.LINE_AA)
        self._write(_length_text(length_m), margin, y - round(12 * unit))
        letters_px = cv2.getTextSize(CAPTION, cv2.FONT_HERSHEY_SIMPLEX, self._size, 1)[0][1]
        base = max(margin + round(10 * unit), letters_px + 3)  # small pictures have no room for a margin above
        self._write(f"{time_s:.2f} s", margin, base)
        if self._caption is not None:
            self._stamp(self._caption, self.width_px - margin, margin + round(2 * unit))
            return
        wide = cv2.getTextSize(CAPTION, cv2.FONT_HERSHEY_SIMPLEX, self._size, 1)[0][0]
        self._write(CAPTION, self.width_px - margin - wide, base)

    def _fitted(self, caption: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The caption as high as it has to be to stand beside the other words, and to be read."""
        high = max(LOWEST_CAPTION_PX, round(self._size * 36))
        size = (max(1, round(caption.shape[1] * high / caption.shape[0])), high)
        return np.asarray(cv2.resize(caption, size, interpolation=cv2.INTER_AREA), np.uint8)

    def _stamp(self, ink: NDArray[np.uint8], right: int, middle: int) -> None:
        """Ink with its shadow, its right edge and its middle at this place; what lies outside is cut off."""
        for shift, colour in ((1, (30, 28, 26)), (0, INK)):
            left, top = right - ink.shape[1] + shift, max(0, middle - ink.shape[0] // 2) + shift
            part = self.picture[top : top + ink.shape[0], max(0, left) : right + shift]
            share = ink[: part.shape[0], ink.shape[1] - part.shape[1] :, None].astype(np.float32) / 255
            part[...] = np.rint(part * (1 - share) + np.asarray(colour, np.float32) * share)

    @property
    def _size(self) -> float:
        return max(0.36, 0.62 * self.height_px / 720)

    def _write(self, text: str, x: int, y: int) -> None:
        thick = 2 if self.height_px >= 900 else 1
        cv2.putText(self.picture, text, (x + 1, y + 1), cv2.FONT_HERSHEY_SIMPLEX, self._size, (30, 28, 26), thick,
                    cv2.LINE_AA)  # fmt: skip
        cv2.putText(self.picture, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, self._size, INK, thick, cv2.LINE_AA)


def _round_length(metres: float) -> float:
    """The nearest of 1, 2, 5 times a power of ten below."""
    power: float = 10.0 ** floor(log10(metres))
    return next(step * power for step in (5, 2, 1) if step * power <= metres * 1.0001)


def _length_text(metres: float) -> str:
    if metres >= 1:
        return f"{metres:g} m"
    return f"{metres * 100:g} cm" if metres >= 0.0099 else f"{metres * 1000:g} mm"
