"""Casting: the pictures of a shot's characters into its request, where the provider has a place for them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.capability import Carriage
from holysheep_studio.domain.cloud import AssetKind, Reference, reference_slot
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.request import Upload
from holysheep_studio.services import intake

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.screenplay import Character

#: No provider that the studio speaks to takes more in one request.
MOST_PICTURES = 7


def takes_pictures(can: Capabilities | None, request: GenerationRequest) -> bool:
    """Whether the provider has a field for them; what rules choose (None) is not known beforehand."""
    if can is None or request.cloud is None:
        return False
    return can.carriage(Feature.REFERENCES, request.cloud.mode) is Carriage.WIRE


async def cast(request: GenerationRequest, seen: Iterable[Character]) -> GenerationRequest:
    """The request with the pictures of those who are seen: one of each first, then their others, as many as fit.

    Raises InputError for a picture that is not there any more.
    """
    people = [one for one in seen if one.references]
    if request.cloud is None or not people:
        return request
    longest = max(len(one.references) for one in people)
    turns = [(one.name, one.references[n]) for n in range(longest) for one in people if n < len(one.references)]
    uploads, names = [], []
    for place, (name, path) in enumerate(turns[:MOST_PICTURES]):
        identity = await asyncio.to_thread(intake.identity, Path(path))
        uploads.append(Upload(reference_slot(place), path, identity, AssetKind.IMAGE))
        names.append(Reference(name))
    return replace(request, cloud=replace(request.cloud, references=tuple(names)), uploads=tuple(uploads))
