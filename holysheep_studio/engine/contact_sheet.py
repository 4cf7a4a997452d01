"""Draws a contact sheet: frames of a clip at even distances, with number and time; and counts loose pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import av.error
import cv2
import numpy as np

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.engine.footage_file import (
    check_pixels,
    decode_threads,
    opened,
    picture_stream,
    seeing,
    time_base,
)
from holysheep_studio.engine.thumbnail import upright, write_picture
from holysheep_studio.engine.timeline import scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from numpy.typing import NDArray

    from holysheep_studio.engine.turn import Turn

_GAP_PX, _WORDS_PX = 8, 22
_GROUND, _INK = 24, 220


def contact_sheet(path: str, target: str, columns: int, rows: int, width_px: int, turn: Turn) -> int:
    """Write the sheet as JPEG or PNG; how many frames it shows, fewer where the clip has fewer.

    Raises InputError as `opened` does, no_video, no_frames; StudioError when it cannot be written.
    """
    with opened(path) as container:
        stream = picture_stream(container, path)
        stamps = sorted(set(scan(container, stream, check=turn.pulse).pts))
    wanted = _even_places(len(stamps), columns * rows)
    cells = [_cell(*one, width_px) for one in _pictures(path, stamps, wanted, turn)]
    if not cells:
        raise InputError(Code.NO_FRAMES, path=path)
    write_picture(_sheet(cells, columns), target, Path(target).suffix.lower(), turn)
    return len(cells)


def filmstrip(path: str, target: str, tiles: int, side_px: int, turn: Turn) -> int:
    """Write frames at even distances side by side, each fitted into a square of `side_px`; a short clip repeats some.

    Gives the number of tiles. Raises InputError as `opened` does, no_video, no_frames; StudioError when it cannot be
    written.
    """
    with opened(path) as container:
        stream = picture_stream(container, path)
        stamps = sorted(set(scan(container, stream, check=turn.pulse).pts))
    places = [min(len(stamps) - 1, (2 * tile + 1) * len(stamps) // (2 * tiles)) for tile in range(tiles) if stamps]
    made = {number: _small(picture, side_px) for picture, number, _ in _pictures(path, stamps, places, turn)}
    if not made:
        raise InputError(Code.NO_FRAMES, path=path)
    known = sorted(made)
    # what does not decode is stood for by its neighbour before it
    row = [made[max((one for one in known if one <= place), default=known[0])] for place in places]
    height, width = row[0].shape[:2]
    row = [
        tile if tile.shape[:2] == (height, width) else np.asarray(cv2.resize(tile, (width, height)), np.uint8)
        for tile in row
    ]
    write_picture(np.hstack(row), target, Path(target).suffix.lower(), turn)
    return len(row)


def even_pictures(path: str, count: int, turn: Turn) -> Iterator[NDArray[np.uint8]]:
    """Upright frames of a clip at even distances, BGR. Raises InputError as `opened` does, no_video."""
    with opened(path) as container:
        stream = picture_stream(container, path)
        stamps = sorted(set(scan(container, stream, check=turn.pulse).pts))
    for picture, *_ in _pictures(path, stamps, _even_places(len(stamps), count), turn):
        yield picture


def _small(picture: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    scale = min(1.0, side_px / max(picture.shape[:2]))
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def count_pictures(path: str, turn: Turn) -> tuple[int, int, int]:
    """(pictures, width, height) of an animated WebP, or of a folder of pictures; every one is decoded.

    Raises InputError unreadable, naming the first that is not whole or of another size; no_frames.
    """
    place = Path(path)
    found = _animation(place) if place.is_file() else _folder(place, turn)
    count, size = 0, (0, 0)
    for name, picture in found:
        turn.pulse()
        if picture is None or (count and picture.shape[:2] != size):
            raise InputError(Code.UNREADABLE, path=name, what="the picture is not whole")
        size = (picture.shape[0], picture.shape[1])
        check_pixels(size[1], size[0], path)
        count += 1
    if not count:
        raise InputError(Code.NO_FRAMES, path=path)
    return count, size[1], size[0]


def _folder(place: Path, turn: Turn) -> Iterator[tuple[str, NDArray[np.uint8] | None]]:
    for file in sorted(one for one in place.iterdir() if one.is_file()):
        turn.pulse()
        data = np.frombuffer(file.read_bytes(), np.uint8)  # read here: OpenCV cannot open every name on Windows
        yield file.name, _decoded(data)


def _decoded(data: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR) if len(data) else None
    return None if picture is None else np.asarray(picture, np.uint8)


def _animation(place: Path) -> Iterator[tuple[str, NDArray[np.uint8] | None]]:
    done, animation = cv2.imdecodeanimation(np.frombuffer(place.read_bytes(), np.uint8))
    if not done:
        raise InputError(Code.UNREADABLE, path=place, what="the animation does not decode")
    for picture in animation.frames:
        yield place.name, np.asarray(picture, np.uint8)


def _even_places(frames: int, places: int) -> list[int]:
    """Frame numbers in the middle of equal parts of the clip, each once."""
    return sorted(
        {min(frames - 1, (2 * place + 1) * frames // (2 * places)) for place in range(places)} if frames else ()
    )


def _pictures(
    path: str, stamps: list[int], wanted: list[int], turn: Turn
) -> Iterator[tuple[NDArray[np.uint8], int, Fraction]]:
    """(picture, frame number, seconds) of the wanted frames, in order."""
    with opened(path) as container:
        stream = picture_stream(container, path)
        decode_threads(stream)
        tick, left, decode = time_base(stream), list(wanted), seeing(stream)
        for packet in container.demux(stream):
            turn.pulse()
            try:
                frames = decode(packet)
            except av.error.FFmpegError:
                continue
            for frame in frames:
                while left and frame.pts is not None and frame.pts >= stamps[left[0]]:
                    number = left.pop(0)
                    yield upright(frame, stream), number, (stamps[number] - stamps[0]) * tick
            if not left:
                return


def _cell(picture: NDArray[np.uint8], number: int, at: Fraction, width_px: int) -> NDArray[np.uint8]:
    height = max(1, round(picture.shape[0] * width_px / picture.shape[1]))
    small = cv2.resize(picture, (width_px, height), interpolation=cv2.INTER_AREA)
    strip = np.full((_WORDS_PX, width_px, 3), _GROUND, np.uint8)
    words = f"{number}  {int(at) // 60:02}:{float(at % 60):06.3f}"
    cv2.putText(strip, words, (2, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (_INK, _INK, _INK), 1, cv2.LINE_AA)
    return np.vstack([np.asarray(small, np.uint8), strip])


def _sheet(cells: list[NDArray[np.uint8]], columns: int) -> NDArray[np.uint8]:
    height, width = cells[0].shape[:2]
    across = min(columns, len(cells))
    down = -(-len(cells) // across)
    sheet = np.full((down * (height + _GAP_PX) + _GAP_PX, across * (width + _GAP_PX) + _GAP_PX, 3), _GROUND, np.uint8)
    for place, cell in enumerate(cells):
        top = _GAP_PX + place // across * (height + _GAP_PX)
        left = _GAP_PX + place % across * (width + _GAP_PX)
        sheet[top : top + height, left : left + width] = cell[:height, :width]
    return sheet
