"""Measures the player on clips: wrong frames, how long a jump takes with and without its proxy, frames played a second.

    python tests/bench/bench_player.py [--exact] [--scrub] [--play] CLIP...

`--exact`: 200 random jumps and 400 single steps through the viewer's own window, every picture compared with that of a
full linear decode. `--scrub`: 150 jumps of a hand that moves, before and after the proxy is made: p50 and p95 until the
picture is painted. `--play`: how much of the clip is painted when it plays at 1x for six seconds, the most frames a
second that the player's thread gives, and FFmpeg's own decoding in one process. No option: all three.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imageio_ffmpeg import get_ffmpeg_exe
from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.proxy import ProxySpec
from holysheep_studio.engine.proxy import proxy
from holysheep_studio.engine.turn import Turn
from holysheep_studio.ui.player.decoder import ClipDecoder, read_table
from holysheep_studio.ui.player.picture import Painter, geometry_of
from holysheep_studio.ui.player.reader import decoded_frames, whole_packets
from holysheep_studio.ui.player.source import open_clip
from holysheep_studio.ui.widgets.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import partial

    from av.video.frame import VideoFrame
    from PySide6.QtGui import QImage

JUMPS, STEPS, SCRUBS = 200, 400, 150
PLAYED_S = 6.0
PATIENCE_MS = 60_000
#: The picture is compared through a small, exactly painted copy: 48 x 27 points tell neighbouring frames apart.
POINTS = QSize(48, 27)


def wait(holds: Callable[[], bool], bell: object) -> None:
    """Turn Qt's loop until something holds; `bell` is a signal that comes with it."""
    loop = QEventLoop()
    limit = QTimer(singleShot=True, interval=PATIENCE_MS)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start()
    check = lambda *_: loop.exit(0) if holds() else None  # noqa: E731
    bell.connect(check)  # type: ignore[attr-defined]
    try:
        if not holds() and loop.exec():
            raise TimeoutError("the viewer did not get there")
    finally:
        bell.disconnect(check)  # type: ignore[attr-defined]


def opened(viewer: Viewer, path: Path) -> None:
    viewer.open(path, title=path.name)
    wait(lambda: viewer.frame == 0, viewer.frame_shown)


def code(image: QImage) -> bytes:
    return bytes(image.constBits())


def linear(path: Path) -> list[bytes]:
    """Every frame by decoding the file once from its beginning, painted small."""
    table, facts = read_table(path, lambda: None)
    container, stream = open_clip(path, "AUTO")
    found: list[bytes] = []
    painter: Painter | None = None
    with container:
        for frame in decoded_frames(whole_packets(container.demux(stream)), stream):
            painter = painter or Painter(geometry_of(frame, facts.sample_aspect))
            if frame.pts is not None or not table.ordered:
                found.append(code(painter.paint(frame, POINTS)))
    if len(found) != len(table):
        print(f"    {path.name}: {len(found)} frames decode, the table has {len(table)}")
    return found


def shown_code(viewer: Viewer) -> bytes:
    """The frame on the screen, painted small as `linear` paints it."""
    assert viewer._shown is not None
    full = cast("partial[QImage]", viewer._shown.full)  # the painter's own, with the frame
    painter: Painter = full.func.__self__  # type: ignore[attr-defined]
    frame: VideoFrame = full.args[0]
    return code(painter.paint(frame, POINTS))


def exact(path: Path) -> None:
    truth = linear(path)
    viewer = Viewer()
    viewer.resize(640, 420)
    viewer.show()
    opened(viewer, path)
    dice = random.Random(path.name)
    wrong = asked = 0

    def look(number: int) -> None:
        nonlocal wrong, asked
        wait(lambda: viewer.frame == number, viewer.frame_shown)
        asked += 1
        wrong += shown_code(viewer) != truth[number]

    for _ in range(JUMPS):
        number = dice.randrange(viewer.frames)
        viewer.seek(number)
        look(number)
    start = dice.randrange(viewer.frames)
    viewer.seek(start)
    look(start)
    way, at = 1, start
    for _ in range(STEPS):
        if not 0 <= at + way < viewer.frames:
            way = -way
        at += way
        viewer.step(way)
        look(at)
        if dice.random() < 0.01:
            way = -way
    viewer.close_clip()
    twins = len(truth) - len(set(truth))
    print(f"  {path.name:42} exact   {asked} pictures, {wrong} wrong ({len(truth)} frames, {twins} like another)")


def jumps(viewer: Viewer, dice: random.Random) -> list[float]:
    took = []
    for _ in range(SCRUBS):
        number = dice.randrange(viewer.frames)
        while number == viewer.frame:
            number = dice.randrange(viewer.frames)
        began = time.perf_counter()
        viewer._playhead.ask(number, draft=True)
        wait(lambda number=number: viewer.frame == number, viewer.frame_shown)  # type: ignore[misc]
        viewer.canvas.repaint()
        took.append(1000 * (time.perf_counter() - began))
    return sorted(took)


def scrub(path: Path, folder: Path) -> None:
    viewer = Viewer(cache_bytes=64 * 1024 * 1024)
    viewer.resize(1280, 860)
    viewer.show()
    opened(viewer, path)
    dice = random.Random(path.name)
    before = jumps(viewer, dice)
    target = folder / f"{path.name}.pictures"
    began = time.perf_counter()
    made = proxy(ProxySpec(str(path), str(target)), Turn(lambda *_: None))
    took = time.perf_counter() - began
    viewer.use_proxy(path, target)
    after = jumps(viewer, dice)
    viewer.close_clip()

    def figures(times: list[float]) -> str:
        return f"p50 {times[len(times) // 2]:6.1f} p95 {times[len(times) * 95 // 100]:7.1f} ms"

    size = made.size_bytes / 2**20
    made_in = f"proxy {made.frames} frames {size:.0f} MB in {took:.1f} s"
    print(f"  {path.name:42} scrub   source {figures(before)}   proxy {figures(after)}   {made_in}")


def play(path: Path) -> None:
    viewer = Viewer()
    viewer.resize(1280, 860)
    viewer.show()
    opened(viewer, path)
    due = min(viewer.frames, 1 + int(PLAYED_S * float(viewer.rate or 1)))
    seen: set[int] = set()
    viewer.frame_shown.connect(seen.add)
    ended = QTimer(singleShot=True, interval=int(1000 * PLAYED_S))
    viewer.play()
    ended.timeout.connect(viewer.pause)
    ended.start()
    wait(lambda: not viewer.playing, viewer.playing_changed)
    reached = max(seen)
    rate = float(viewer.rate or 1)
    viewer.close_clip()
    most = decoding(path)
    plain = ffmpeg(path)
    dropped = reached + 1 - len(seen | {0})
    print(
        f"  {path.name:42} play    {rate:6.2f} fps wanted: {len(seen)} of {min(reached + 1, due)} painted, "
        f"{dropped} dropped; player {most:4.0f} fps, FFmpeg {plain:4.0f} fps"
    )


def decoding(path: Path) -> float:
    """Frames a second that the player's thread decodes and paints at 1280 x 720."""
    table, facts = read_table(path, lambda: None)
    decoder = ClipDecoder(path, table, 64 * 1024 * 1024)
    first = decoder.frame(0, run=True, between=lambda: None).frame
    painter = Painter(geometry_of(first, facts.sample_aspect))
    full = painter.geometry.upright(first.width, first.height)
    room = QSize(1280, 720)
    fits = full.boundedTo(room) == full
    size = full if fits else full.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    count = min(len(table), 300)
    began = time.perf_counter()
    for number in range(count):
        painter.paint(decoder.frame(number, run=True, between=lambda: None).frame, size, quick=True)
    decoder.close()
    return count / (time.perf_counter() - began)


def ffmpeg(path: Path) -> float:
    """Frames a second that FFmpeg decodes of the same 300 frames."""
    with av.open(str(path)) as container:
        count = min(300, sum(1 for packet in container.demux(video=0) if packet.size))
    command = [get_ffmpeg_exe(), "-nostdin", "-v", "error", "-i", f"file:{path}", "-map", "0:v:0", "-frames:v", "300"]
    began = time.perf_counter()
    subprocess.run([*command, "-f", "null", "-"], check=True, stdin=subprocess.DEVNULL)
    return count / (time.perf_counter() - began)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("clips", nargs="+", type=Path)
    for name in ("exact", "scrub", "play"):
        asked.add_argument(f"--{name}", action="store_true")
    chosen = asked.parse_args()
    every = not (chosen.exact or chosen.scrub or chosen.play)
    app = QApplication(sys.argv[:1])
    np.seterr(all="raise")
    with tempfile.TemporaryDirectory() as folder:
        for clip in chosen.clips:
            if chosen.exact or every:
                exact(clip)
            if chosen.scrub or every:
                scrub(clip, Path(folder))
            if chosen.play or every:
                play(clip)
    app.quit()


if __name__ == "__main__":
    main()
