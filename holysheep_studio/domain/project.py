"""Project: work as a file that is carried to another machine: references to clips, how they were made, plan, episodes.

No keys and no money are in it: connections are named only, and what a clip cost stays in the ledger of its machine.
Media are not in it either: each file is known by its place relative to the project file, its size and its SHA-256.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msgspec import field

from holysheep_studio.domain.clip import Clip, ClipId, Source, SourceId
from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.episode import EpisodeId, Origin, Stage, Take
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.screenplay import Character
from holysheep_studio.domain.shelf import Marks, Remark

SUFFIX = ".hsproj"
#: What the first member of the file says, as it is, so that desktops know it.
MIME_TYPE = "application/vnd.holysheep.studio-project"
FORMAT = "holysheep-studio-project"
VERSION = 1


class FileMark(Frozen, frozen=True):
    """A file of media. `beside` is its place relative to the folder of the project file, "" on another drive."""

    path: str  # absolute, where it lay
    beside: str
    size_bytes: int
    sha256: str


class ProjectSource(Frozen, frozen=True):
    """A source; `file` is None where it could not be read when the project was written."""

    source: Source
    file: FileMark | None


class ProjectClip(Frozen, frozen=True):
    """A clip with what was said of it and how it was made, as far as that was known."""

    clip: Clip
    file: FileMark
    marks: Marks
    remarks: tuple[Remark, ...] = ()
    request: GenerationRequest | None = None


class ProjectPart(Frozen, frozen=True):
    """A part of an episode in the version in force; `body` is plain, its kind follows from the stage."""

    stage: Stage
    key: str
    body: Any
    origin: Origin
    basis: str
    at: float


class ProjectEpisode(Frozen, frozen=True):
    """An episode with its texts and takes."""

    id: EpisodeId
    series: str
    title: str
    added_at: float
    parts: tuple[ProjectPart, ...]
    takes: tuple[Take, ...] = ()


class ProjectCharacter(Frozen, frozen=True):
    """A sheet of a series."""

    series: str
    sheet: Character


class Project(Frozen, frozen=True):
    """Everything that is in the file. `plan` are the requests that wait in the queue; `form` is the composer's."""

    name: str
    written_at: float  # seconds since 1970, UTC
    sources: tuple[ProjectSource, ...] = ()
    clips: tuple[ProjectClip, ...] = ()
    plan: tuple[GenerationRequest, ...] = ()
    episodes: tuple[ProjectEpisode, ...] = ()
    characters: tuple[ProjectCharacter, ...] = ()
    form: Mapping[str, Any] = field(default_factory=dict)


class Opened(Frozen, frozen=True):
    """What opening a project brought. `kept` names what was here in another form and was left as it is."""

    name: str
    sources: tuple[SourceId, ...] = ()
    clips: tuple[ClipId, ...] = ()
    episodes: tuple[EpisodeId, ...] = ()
    there: int = 0  # of all kinds: here already
    missing: tuple[str, ...] = ()  # files that were not found; they are on the lists as missing
    kept: tuple[str, ...] = ()
    plan: tuple[GenerationRequest, ...] = ()
    form: Mapping[str, Any] = field(default_factory=dict)


def without_money(request: GenerationRequest) -> GenerationRequest:
    """The request without what it may cost, the trial it belongs to, and addresses that answers were to go to."""
    spec = request.cloud
    cloud = None if spec is None else replace(spec, callback_url="")
    return replace(request, cloud=cloud, chain=None, trial=None)


def write(project: Project) -> dict[str, Any]:
    """The plain form in the file."""
    return {"format": FORMAT, "version": VERSION, "project": to_plain(project)}


def read(plain: object, file: str) -> Project:
    """The project back; `file` is its name for people. Raises InputError project_newer, bad_project."""
    if not isinstance(plain, dict) or plain.get("format") != FORMAT or not isinstance(plain.get("version"), int):
        raise bad(file, "it holds something else")
    if plain["version"] > VERSION:
        raise InputError(Code.PROJECT_NEWER, file=file, version=plain["version"], known=VERSION)
    try:
        return from_plain(Project, plain.get("project"))
    except ValueError as error:
        raise bad(file, str(error)) from None


def bad(file: str, reason: str) -> InputError:
    """What is wrong with a project file."""
    return InputError(Code.BAD_PROJECT, file=file, reason=reason)
