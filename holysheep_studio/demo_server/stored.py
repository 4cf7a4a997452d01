"""Stored: the files that callers brought, whole or still in parts, in one folder."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.cues import Playing
from holysheep_studio.demo_server.refusals import Refused
from holysheep_studio.resources import path as shipped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


MOST_BYTES = 4 * 2**30
MOST_PARTS = 10_000
MOST_PART_BYTES = 256 * 2**20
#: What a caller is told to cut a file into, unless he has a size of his own.
PART_BYTES = 50 * 2**20
SAMPLE = "stream_of_water.mp4"


@dataclass(frozen=True, slots=True)
class Part:
    """One stored part."""

    file: Path
    size_bytes: int
    sha256: str

    @property
    def etag(self) -> str:
        """Its name in the complete call."""
        return f'"{self.sha256[:32]}"'


@dataclass(slots=True)
class Upload:
    """A file on its way."""

    id: str
    key: str
    name: str
    playing: Playing
    parts: dict[int, Part] = field(default_factory=dict)
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is here."""

    id: str
    file: Path
    size_bytes: int
    sha256: str
    playing: Playing


class Uploads:
    """The files in one folder."""

    def __init__(self, folder: Path) -> None:
        """`folder` is there and belongs to the server."""
        self.folder = folder
        self.stored: dict[str, Stored] = {}
        self._open: dict[str, Upload] = {}
        self.root_url = ""
        self._by_number: dict[int, Stored] = {}

    def resolve(self, url: str) -> Path | None:
        """The file that a source URL names; None for no URL. Raises Refused 400 or 422.

        Only what was uploaded here and the bundled sample can be read: the server fetches nothing from elsewhere.
        """
        if not url:
            return None
        if url == f"{self.root_url}/samples/{SAMPLE}":
            return shipped("samples", SAMPLE)
        match = re.fullmatch(re.escape(f"{self.root_url}/files/") + r"([0-9a-f]{24})(/[^/]*)?", url)
        found = self.stored.get(match[1]) if match else None
        if found is None:
            raise Refused(422, "The demo server reads only files that were uploaded to it", "source")
        if found.playing.has("upload", "expired"):
            raise Refused(400, "The source URL has expired", "source")
        return found.file

    def url(self, stored: Stored) -> str:
        """Where a stored file is."""
        return f"{self.root_url}/files/{stored.id}/source.mp4"

    def open(self, key: str, name: str, playing: Playing) -> Upload:
        """Begin a file in parts."""
        upload = Upload(secrets.token_hex(12), key, name, playing)
        self._open[upload.id] = upload
        return upload

    def find(self, upload_id: str, key: str) -> Upload:
        """The open upload of this key's owner. Raises Refused 404."""
        upload = self._open.get(upload_id)
        if upload is None or upload.key != key or upload.lost:
            raise Refused(404, "There is no such upload")
        return upload

    async def receive(self, chunks: AsyncIterator[bytes], most_bytes: int) -> Part:
        """Write what comes to a file of its own. Raises Refused 413."""
        file = self.folder / secrets.token_hex(12)
        digest, size = hashlib.sha256(), 0
        with file.open("wb") as out:
            async for chunk in chunks:
                size += len(chunk)
                if size > most_bytes:
                    out.close()
                    file.unlink()
                    raise Refused(413, "Payload too large")
                digest.update(chunk)
                out.write(chunk)
        return Part(file, size, digest.hexdigest())

    def store(self, part: Part, playing: Playing) -> Stored:
        """Keep a received file."""
        stored = Stored(secrets.token_hex(12), part.file, part.size_bytes, part.sha256, playing)
        self.stored[stored.id] = stored
        return stored

    def number(self, stored: Stored) -> int:
        """A whole number that names a stored file, for shapes whose ids are numbers."""
        number = 100_000_000 + len(self._by_number)
        self._by_number[number] = stored
        return number

    def by_number(self, number: int) -> Path:
        """The file of a number. Raises Refused 404."""
        found = self._by_number.get(number)
        if found is None:
            raise Refused(404, "There is no such file")
        return found.file

    async def join(self, upload: Upload, numbers: list[int]) -> Stored:
        """Put the parts together in their order."""

        async def chunks() -> AsyncIterator[bytes]:
            for number in numbers:
                with upload.parts[number].file.open("rb") as part:
                    while block := part.read(2**20):
                        yield block

        whole = await self.receive(chunks(), MOST_BYTES)
        for part in upload.parts.values():
            part.file.unlink(missing_ok=True)
        del self._open[upload.id]
        return self.store(whole, upload.playing)
