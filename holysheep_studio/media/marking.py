"""Marking: says inside a delivered file how it was made, by IPTC's term in XMP and by a signed C2PA manifest."""

from __future__ import annotations

import asyncio
import json
import shutil
import struct
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.provenance import VOCABULARY, Mark, SourceType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.provenance import Certificate, Lineage

#: The box that holds XMP in MP4 and QuickTime files (XMP specification, part 3, section 1.2.7).
XMP_BOX = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
#: What C2PA can be put into, of what the studio delivers; and where XMP goes.
SIGNED = {".mp4": "video/mp4", ".mov": "video/quicktime", ".gif": "image/gif", ".webp": "image/webp"}
#: What a manifest is looked for in, of what clips are made from.
CARRIERS = {
    **SIGNED,
    ".m4v": "video/mp4",
    ".avi": "video/x-msvideo",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
BOXED = frozenset({".mp4", ".mov"})
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 Iptc4xmpExt:DigitalSourceType="{term}" xmp:CreatorTool="{tool}"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


async def mark(
    file: Path,
    lineage: Lineage,
    certificate: Certificate,
    title: str,
    version: str,
    inputs: Sequence[Path] = (),
) -> Mark:
    """Mark `file`, a finished encode that nobody else has yet, in place; what was read back from it.

    XMP first, for signing covers the whole file. What of `inputs`, the files it was made from, has a manifest of its
    own becomes an ingredient of the new one. Raises InputError certificate_unusable, MediaError mark_failed. Works in
    a thread.
    """
    if lineage.source_type is None:
        return Mark()
    if file.suffix in BOXED:
        await asyncio.to_thread(_add_xmp, file, lineage.source_type, f"HolySheep Studio {version}")
    if file.suffix in SIGNED:
        carrying = await asyncio.to_thread(lambda: tuple(dict.fromkeys(one for one in inputs if _carries(one))))
        claim = _Claim(lineage.source_type, title, version, carrying)
        await asyncio.to_thread(_sign, file, certificate, claim)
    found = await asyncio.to_thread(read_mark, file)
    wanted = lineage.source_type.uri
    if found.xmp != (wanted if file.suffix in BOXED else None) or (file.suffix in SIGNED and found.manifest != wanted):
        raise MediaError(Code.MARK_FAILED, file=title, what="what was written cannot be read back")
    return found


def read_mark(file: Path) -> Mark:
    """What a file says of how it was made. Blocks. Raises OSError."""
    xmp = _xmp_term(file) if file.suffix.lower() in BOXED else None
    if file.suffix.lower() not in SIGNED:
        return Mark(xmp)
    import c2pa  # noqa: PLC0415 - a native library of 30 MB that only marking needs

    try:
        with file.open("rb") as stream, c2pa.Reader(SIGNED[file.suffix.lower()], stream) as reader:
            told = json.loads(reader.json())
            valid = reader.get_validation_state() in {"Valid", "Trusted"}
            trusted = reader.get_validation_state() == "Trusted"
    except c2pa.C2paError:
        return Mark(xmp)
    active = told["manifests"][told["active_manifest"]]
    signer = active.get("signature_info", {}).get("common_name")
    ingredients = tuple(str(one.get("title", "")) for one in active.get("ingredients", ()))
    return Mark(xmp, _manifest_term(active), signer, valid, trusted, ingredients)


class _Claim(Frozen, frozen=True):
    """What a manifest is to say; `inputs` have manifests of their own."""

    kind: SourceType
    title: str
    version: str
    inputs: tuple[Path, ...]


def _carries(file: Path) -> bool:
    """Whether a file has a manifest. Blocks."""
    import c2pa  # noqa: PLC0415 - as above

    form = CARRIERS.get(file.suffix.lower())
    if form is None:
        return False
    try:
        with file.open("rb") as stream, c2pa.Reader(form, stream):
            return True
    except (OSError, c2pa.C2paError):
        return False


def _add_inputs(builder: Any, inputs: Sequence[Path]) -> None:  # noqa: ANN401 - the library has no types
    for file in inputs:
        about = {"title": file.name, "relationship": "inputTo"}  # of a computation, says the standard
        with file.open("rb") as stream:
            builder.add_ingredient(json.dumps(about), CARRIERS[file.suffix.lower()], stream)


def _manifest_term(manifest: dict[str, Any]) -> str | None:
    for assertion in manifest.get("assertions", ()):
        for action in assertion.get("data", {}).get("actions", ()):
            term = action.get("digitalSourceType")
            if isinstance(term, str):
                return term
    return None


def _sign(file: Path, certificate: Certificate, claim: _Claim) -> None:
    import c2pa  # noqa: PLC0415 - as above

    try:
        chain, key = Path(certificate.chain).read_bytes(), Path(certificate.key).read_bytes()
    except OSError as error:
        raise InputError(Code.CERTIFICATE_UNUSABLE, file=error.filename, what=error.strerror) from error
    about = {"claim_generator_info": [{"name": "HolySheep Studio", "version": claim.version}], "title": claim.title}
    what = "no known algorithm"
    signed = file.with_suffix(f".signed{file.suffix}")
    try:
        for algorithm in c2pa.C2paSigningAlg:  # which one the key is for, only trying tells
            try:
                info = c2pa.C2paSignerInfo(algorithm, chain, key, None)
                with c2pa.Signer.from_info(info) as signer, c2pa.Builder(json.dumps(about)) as builder:
                    builder.set_intent(c2pa.C2paBuilderIntent.CREATE, _term(claim.kind))
                    _add_inputs(builder, claim.inputs)
                    builder.sign_file(str(file), str(signed), signer)
            except c2pa.C2paError as error:
                # the library's words may quote what it was given; a key must not get into a message
                what = type(error).__name__
                signed.unlink(missing_ok=True)
                continue
            shutil.move(signed, file)
            return
        raise InputError(Code.CERTIFICATE_UNUSABLE, file=certificate.chain, what=what)
    finally:
        signed.unlink(missing_ok=True)


def _term(kind: SourceType) -> Any:  # noqa: ANN401 - the library's enumeration has no stable type
    import c2pa  # noqa: PLC0415 - as above

    return {
        SourceType.TRAINED: c2pa.C2paDigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
        SourceType.COMPOSITE: c2pa.C2paDigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
        SourceType.ENHANCED: c2pa.C2paDigitalSourceType.ALGORITHMICALLY_ENHANCED,
        SourceType.ALGORITHMIC: c2pa.C2paDigitalSourceType.ALGORITHMIC_MEDIA,
    }[kind]


def _add_xmp(file: Path, kind: SourceType, tool: str) -> None:
    """Append the packet as a box of its own at the end, where no offset of the file changes."""
    packet = _PACKET.format(term=escape(kind.uri, quote=False), tool=escape(tool, quote=False)).encode()
    with file.open("ab") as out:
        out.write(struct.pack(">I4s16s", 24 + len(packet), b"uuid", XMP_BOX) + packet)


def _xmp_term(file: Path) -> str | None:
    packet = _xmp_packet(file).decode(errors="replace")
    _, found, rest = packet.partition(f'DigitalSourceType="{VOCABULARY}')
    return VOCABULARY + rest.partition('"')[0] if found else None


def _xmp_packet(file: Path) -> bytes:
    """The packet in a top-level box of the file, or nothing."""
    size_bytes = file.stat().st_size
    with file.open("rb") as box:
        at = 0
        while at + 24 <= size_bytes:
            box.seek(at)
            length, kind = struct.unpack(">I4s", box.read(8))
            head = 8
            if length == 1:
                length, head = struct.unpack(">Q", box.read(8))[0], 16
            length = length or size_bytes - at
            if length < head:
                return b""
            if kind == b"uuid" and box.read(16) == XMP_BOX:
                return box.read(min(length - head - 16, 1 << 20))
            at += length
    return b""
