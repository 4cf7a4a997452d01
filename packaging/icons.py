"""Packs the studio's pictures into icons for Windows and macOS: `icons.py FOLDER` writes app.ico and app.icns."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent / "resources" / "icons"
#: Sides in pixels.
ICO = (16, 24, 32, 48, 64, 128, 256)
#: Sides in pixels, and what an icon file of macOS calls a PNG picture of that side.
ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def png(side: int) -> bytes:
    """The picture of that side."""
    return (PICTURES / f"app-{side}.png").read_bytes()


def ico() -> bytes:
    """An icon file of Windows, its pictures as PNG."""
    pictures = [png(side) for side in ICO]
    head = struct.pack("<HHH", 0, 1, len(ICO))
    at = len(head) + 16 * len(ICO)
    rows = b""
    for side, picture in zip(ICO, pictures, strict=True):
        rows += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + rows + b"".join(pictures)


def icns() -> bytes:
    """An icon file of macOS, its pictures as PNG."""
    parts = [kind + struct.pack(">I", len(png(side)) + 8) + png(side) for side, kind in ICNS.items()]
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.ico").write_bytes(ico())
    (folder / "app.icns").write_bytes(icns())
