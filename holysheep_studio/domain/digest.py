"""Digest: tells that exactly this request was made before, so that nothing is queued or paid twice by accident."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.codec import canonical_json, to_plain

if TYPE_CHECKING:
    from holysheep_studio.domain.request import GenerationRequest


def digest(request: GenerationRequest) -> str:
    """Every parameter and the identity of every source file, as hexadecimal text; the order of keys means nothing."""
    # what a person began from and where notices go shape nothing: the same wish is the same
    cloud = None if request.cloud is None else replace(request.cloud, callback_url="")
    plain = to_plain(replace(request, origin="", voice=None, cloud=cloud))
    # who allowed a voice, what a person calls it and how the time map was said shape nothing either; what was queued
    # before these is still known
    del plain["voice"], plain["name"], plain["values"], plain["drawn"]
    return hashlib.sha256(canonical_json(plain)).hexdigest()
