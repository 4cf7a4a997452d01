"""Provenance: how a delivered file came to be, in the terms of IPTC and C2PA."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from holysheep_studio.domain.request import GenerationRequest

#: https://cv.iptc.org/newscodes/digitalsourcetype/
VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(StrEnum):
    """IPTC's digital source types that the studio can make."""

    TRAINED = "trainedAlgorithmicMedia"  # made by a trained model alone
    COMPOSITE = "compositeWithTrainedAlgorithmicMedia"  # by a trained model from pictures of another origin
    ENHANCED = "algorithmicallyEnhanced"  # a recording whose frames were computed anew
    ALGORITHMIC = "algorithmicMedia"  # computed without any training, as a numerical preview is

    @property
    def uri(self) -> str:
        """The term as files carry it."""
        return VOCABULARY + self.value


class Lineage(Frozen, frozen=True):
    """Where a file comes from: everything between the prompt and the delivery that is known. None: not known."""

    source_type: SourceType | None
    clip_id: str = ""
    job_id: str = ""
    request_id: str = ""
    connection: str = ""
    model: str = ""
    prompt: str = ""
    effect: str = ""
    source: str = ""  # file name only: where it lay is nobody's business
    charged: str = ""
    made_at: str = ""
    again_of: str = ""  # the clip that it makes again, with changes
    sha256: str = ""  # of the clip before delivery
    parameters: dict[str, Any] = field(default_factory=dict)


class Certificate(Frozen, frozen=True):
    """A chain of certificates and its key, as paths of PEM files; `test`: nobody trusts it, and users are told so."""

    chain: str
    key: str
    test: bool = False


class Mark(Frozen, frozen=True):
    """What is in a file: the IPTC term in XMP, the manifest's term and validity; None where there is none."""

    xmp: str | None = None
    manifest: str | None = None
    signer: str | None = None
    valid: bool | None = None
    trusted: bool | None = None
    ingredients: tuple[str, ...] = ()  # the names of files it was made from that have manifests of their own


def source_type(request: GenerationRequest) -> SourceType:
    """The type of what a request makes."""
    if request.cloud is None:
        return SourceType.ENHANCED
    return SourceType.COMPOSITE if request.uploads else SourceType.TRAINED
