"""Shelf: clips as lists show them, what people say of them, and what is asked of the list."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from holysheep_studio.domain.clip import Clip, ClipId
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

RemarkId = NewType("RemarkId", str)
MOST_TAG_LETTERS = 60
MOST_REMARK_LETTERS = 4000


class Decision(StrEnum):
    """What a person has decided about a clip."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Order(StrEnum):
    """How a list of clips is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    LONGEST = "longest"
    COST = "cost"  # the dearest first; what has no price last


class ClipLine(Frozen, frozen=True):
    """A clip without its time map and figures of verification: light enough to hold fifty thousand.

    Clips of one source and prompt are takes of one `stack`; a take keeps its number when others are removed.
    """

    id: ClipId
    job_id: str
    path: str
    title: str  # its name, else the source's file name, or the beginning of the prompt
    effect: str
    source: str  # the path of the source file; empty where there was none
    made_at: float  # seconds since 1970, UTC
    duration_s: float
    frames: int
    rate: str  # "30000/1001"
    width_px: int
    height_px: int
    size_bytes: int
    prompt: str = ""  # its beginning
    project: str = ""
    batch: str = ""  # the same for clips of one plan
    connection: str = ""  # empty: made by the local engine
    model: str = ""
    stack: str = ""
    take: int = 1
    notes: tuple[str, ...] = ()  # of the render: domain.render.Note
    thumbnail: str | None = None
    charged: Money | None = None
    decision: Decision = Decision.UNDECIDED
    starred: bool = False
    tags: tuple[str, ...] = ()
    remarks: int = 0  # how many notes at a timecode
    missing: bool = False  # its file was not where it should be when it was last looked for


class Marks(Frozen, frozen=True):
    """What people said of a clip at one moment, to be put back."""

    id: ClipId
    decision: Decision
    starred: bool
    tags: tuple[str, ...]


class Remark(Frozen, frozen=True):
    """A note at a timecode: words about one frame of a clip."""

    id: RemarkId
    clip_id: ClipId
    frame: int  # of the clip, from 0
    words: str
    written_at: float  # seconds since 1970, UTC


class Query(Frozen, frozen=True):
    """Which clips are wanted, in which order. None and empty: whatever it is."""

    text: str = ""  # every word of it is somewhere in the prompt, file name, tags or notes
    decisions: tuple[Decision, ...] = ()
    starred: bool = False
    missing: bool = False
    tags: tuple[str, ...] = ()  # all of them
    project: str | None = None
    source: str | None = None
    batch: str | None = None
    effect: str | None = None
    model: str | None = None
    order: Order = Order.NEWEST

    @property
    def narrow(self) -> bool:
        """Whether it leaves any clip out."""
        given = (self.text.strip(), self.decisions, self.starred, self.missing, self.tags)
        named = (self.project, self.source, self.batch, self.effect, self.model)
        return any(given) or any(one is not None for one in named)


class Facet(Frozen, frozen=True):
    """A value that clips can be narrowed to, and how many have it."""

    value: str
    clips: int


class Facets(Frozen, frozen=True):
    """Everything a list can be narrowed to."""

    projects: tuple[Facet, ...] = ()
    sources: tuple[Facet, ...] = ()
    batches: tuple[Facet, ...] = ()
    effects: tuple[Facet, ...] = ()
    models: tuple[Facet, ...] = ()
    tags: tuple[Facet, ...] = ()
    decisions: tuple[Facet, ...] = ()
    starred: int = 0
    missing: int = 0


def file_name(path: str) -> str:
    """The last part of a path of any platform."""
    return path.replace("\\", "/").rpartition("/")[2]


def title_of(clip: Clip) -> str:
    """What people call a clip: its name, else the source's file name, or the beginning of the prompt."""
    return clip.name or file_name(clip.source_path) or " ".join(clip.prompt.split()[:8]) or file_name(clip.path)


def stack_of(clip: Clip) -> str:
    """The same for clips that are takes of one another: one source, one prompt."""
    return "\n".join((clip.source_path, " ".join(clip.prompt.split())))


def folded(text: str) -> str:
    """Text as it is searched: without regard to case and to how characters are composed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def sought(text: str) -> tuple[str, ...]:
    """The words that are all to be found."""
    return tuple(folded(text).split())


def words_of(clip: Clip, *more: str) -> str:
    """Everything a clip can be found by, folded; `more` are its project, tags and notes."""
    names = (clip.name, file_name(clip.path), file_name(clip.source_path), clip.effect, clip.model, clip.connection)
    return folded(" ".join((*names, clip.prompt, *more)))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: trimmed, each once whatever its case, in alphabetical order.

    Raises InputError bad_value for one that is too long or holds a comma, which parts tags where they are typed.
    """
    kept: dict[str, str] = {}
    for tag in tags:
        plain = " ".join(tag.split())
        if not plain:
            continue
        if len(plain) > MOST_TAG_LETTERS or "," in plain:
            expected = f"up to {MOST_TAG_LETTERS} letters without a comma"
            raise InputError(Code.BAD_VALUE, field="tag", value=plain[:MOST_TAG_LETTERS], expected=expected)
        kept.setdefault(plain.casefold(), plain)
    return tuple(kept[key] for key in sorted(kept))


def retagged(tags: Iterable[str], add: Iterable[str], drop: Iterable[str]) -> tuple[str, ...]:
    """Tags after some came and some went."""
    gone = {one.casefold() for one in clean_tags(drop)}
    return tuple(one for one in clean_tags((*tags, *add)) if one.casefold() not in gone)


def clean_remark(words: str) -> str:
    """The words of a note as they are kept. Raises InputError bad_value for none or very many."""
    plain = words.strip()
    if not plain or len(plain) > MOST_REMARK_LETTERS:
        expected = f"1 to {MOST_REMARK_LETTERS} letters"
        raise InputError(Code.BAD_VALUE, field="note", value=plain[:40], expected=expected)
    return plain
