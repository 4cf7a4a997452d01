"""Shared pictures: a character's picture is uploaded once for all the shots it is in, while this process lives."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from holysheep_studio.domain.cloud import AssetRef
    from holysheep_studio.domain.request import Upload
    from holysheep_studio.providers.provider import Provider

#: After so long a picture is brought again: providers seldom say how long they keep what nobody used.
KEPT_S = 3600.0
#: One that expires this soon is brought again.
_SPARE_S = 60.0


class SharedPictures:
    """What was uploaded, by provider (another key or address is another provider) and by file."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Provider, dict[Upload, tuple[AssetRef, float]]] = WeakKeyDictionary()
        self._turn = asyncio.Lock()

    async def sent(self, provider: Provider, upload: Upload, now: float) -> AssetRef:
        """The picture as the provider knows it; uploaded only where it is not there. Raises what an upload raises."""
        async with self._turn:
            mine = self._known.setdefault(provider, {})
            same = _alone(upload)
            asset, at = mine.get(same, (None, 0.0))
            fresh = asset is not None and now - at < KEPT_S
            if asset is None or not fresh or (asset.expires_at is not None and asset.expires_at < now + _SPARE_S):
                asset = await provider.upload(Path(upload.path), upload.kind, None, lambda *_: None)
                mine[same] = (asset, now)
            return asset


def _alone(upload: Upload) -> Upload:
    """The file alone, whatever place it has in a request."""
    return replace(upload, slot="")
