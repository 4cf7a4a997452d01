"""Result: the key under which a finished clip is found again, over everything that shapes it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.codec import canonical_json, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.cloud import AssetRef
    from holysheep_studio.domain.request import GenerationRequest


def result_key(request: GenerationRequest, maker: str, contents: Mapping[str, str]) -> str:
    """A hash over the maker, every parameter of the request, and what its files hold, in any order of keys.

    `contents` are the files' own hashes by slot: where a file lies and when it was written shape nothing, nor do the
    callback, the expiry of links, whose budget pays, and why the clip is asked for.
    """
    spec = request.cloud
    if spec is not None:
        spec = replace(
            spec,
            callback_url="",
            source_image=_lasting(spec.source_image),
            last_image=_lasting(spec.last_image),
            source_video=_lasting(spec.source_video),
            source_audio=_lasting(spec.source_audio),
        )
    bare = replace(
        request,
        source_path="",
        source_identity=Identity(0, 0),
        uploads=(),
        connection="",
        cloud=spec,
        fresh=False,
        chain=None,
        trial=None,
        project="",
    )
    plain = to_plain(bare)
    for name in ("voice", "name", "values", "drawn"):  # who allowed it, what it is called, how the map was said
        del plain[name]
    if plain["cloud"] is not None and not plain["cloud"]["references"]:
        del plain["cloud"]["references"]  # what was made before there were any is still found
    whole = {"maker": maker, "request": plain, "contents": dict(contents)}
    return hashlib.sha256(canonical_json(whole)).hexdigest()


def _lasting(source: AssetRef | None) -> AssetRef | None:
    return None if source is None else replace(source, expires_at=None)
