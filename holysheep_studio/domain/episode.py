"""Episode: a script on its way to a film, stage by stage, and what an edit of one stage makes out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NewType

from msgspec import field

from holysheep_studio.domain.codec import canonical_json
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.screenplay import Character, SceneText, ShotPlan, Tone, names_in, shot_prompt
from holysheep_studio.domain.script import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

EpisodeId = NewType("EpisodeId", str)
#: Shots that one episode may have unless a person allows more (47 is a normal episode).
USUAL_CAP = 60


class Stage(StrEnum):
    """The stages whose results are kept, each in versions."""

    SCRIPT = "script"
    ENHANCED = "enhanced"
    SCENES = "scenes"
    STORYBOARD = "storyboard"  # one for each scene, by its key
    CUT = "cut"


class Origin(StrEnum):
    """Who made a version."""

    PERSON = "person"
    MODEL = "model"
    OFFLINE = "offline"  # by rule on this machine: nobody was asked, or nobody could answer


class Written(Frozen, frozen=True):
    """A script as it was brought."""

    text: str
    form: Form
    file: str = ""


class Mark(Frozen, frozen=True):
    """About the version in force. `basis` is the digest of what it was made from."""

    version: int
    at: float  # seconds since 1970, UTC
    origin: Origin
    basis: str


class Take(Frozen, frozen=True):
    """A job that films a shot. `basis`: the digest of the shot as it was then."""

    shot: str
    job_id: str
    basis: str
    at: float
    accepted: bool = False


class Piece(Frozen, frozen=True):
    """A take on the strip of the rough cut: `frames` of its clip from `first` on; 0 frames: to its end."""

    shot: str
    job_id: str
    first: int = 0
    frames: int = 0


class Limits(Frozen, frozen=True):
    """How many shots may be filmed at once, and what that may cost in the currency of the prices; None: no limit."""

    shots: int = USUAL_CAP
    spend: Fraction | None = None


class Episode(Frozen, frozen=True):
    """One episode with the version in force of each stage; a stage that was not made yet is None or absent."""

    id: EpisodeId
    series: str
    title: str
    added_at: float
    script: Written
    enhanced: str | None = None
    scenes: tuple[SceneText, ...] | None = None
    boards: Mapping[str, tuple[ShotPlan, ...]] = field(default_factory=dict)
    cut: tuple[Piece, ...] | None = None
    takes: tuple[Take, ...] = ()
    marks: Mapping[tuple[Stage, str], Mark] = field(default_factory=dict)
    limits: Limits = Limits()

    @property
    def shots(self) -> tuple[tuple[SceneText, ShotPlan], ...]:
        """Every shot with its scene, in the order of the film."""
        return tuple((scene, shot) for scene in self.scenes or () for shot in self.boards.get(scene.key, ()))

    def scene(self, name: str) -> SceneText:
        """A scene by its key or its number from 1. Raises InputError bad_value."""
        scenes = self.scenes or ()
        by_key = next((scene for scene in scenes if scene.key == name), None)
        if by_key is None and name.isdecimal() and 1 <= int(name) <= len(scenes):
            by_key = scenes[int(name) - 1]
        if by_key is None:
            known = ", ".join(scene.key for scene in scenes) or "none yet"
            raise InputError(Code.BAD_VALUE, field="scene", value=name, expected=known)
        return by_key


def digest(*values: object) -> str:
    """The same text for the same values."""
    return hashlib.sha256(b"\0".join(canonical_json(value) for value in values)).hexdigest()


def basis_of(episode: Episode, stage: Stage, key: str = "") -> str:
    """The digest of what a stage is made from, as that stands now."""
    if stage is Stage.ENHANCED:
        return digest(episode.script.text, episode.script.form)
    if stage is Stage.SCENES:
        return digest(episode.enhanced)
    if stage is Stage.STORYBOARD:
        scene = next((scene for scene in episode.scenes or () if scene.key == key), None)
        return "" if scene is None else scene_digest(scene)
    return ""


def scene_digest(scene: SceneText) -> str:
    """What a storyboard depends on: the scene's words, not its place in the script."""
    return digest(scene.heading, scene.beats)


def stale(episode: Episode) -> frozenset[tuple[Stage, str]]:
    """The parts that were made from something that has changed since, or that are not there yet.

    An enhanced script that is out of date does not make the scenes so: they are when it is made anew and differs.
    """
    wanted = [(Stage.ENHANCED, ""), (Stage.SCENES, "")]
    wanted += [(Stage.STORYBOARD, scene.key) for scene in episode.scenes or ()]
    return frozenset(
        part for part in wanted if part not in episode.marks or episode.marks[part].basis != basis_of(episode, *part)
    )


def shot_digest(shot: ShotPlan, scene: SceneText, characters: Iterable[Character], tones: Mapping[str, Tone]) -> str:
    """What a take depends on: the words it is asked for with, its length, seed and pictures of who appears."""
    seen = names_in(shot, characters)
    about = [(one.name, one.seed, one.references) for one in seen]
    return digest(shot_prompt(shot, scene, seen, tones), shot.duration_s, about)


def takes_of(episode: Episode, shot: str, basis: str) -> tuple[Take, ...]:
    """The takes of a shot as it stands now, oldest first."""
    return tuple(take for take in episode.takes if take.shot == shot and take.basis == basis)


def chosen_takes(
    episode: Episode, done: Iterable[str], characters: Iterable[Character], tones: Mapping[str, Tone]
) -> tuple[Piece, ...]:
    """The strip that a rough cut begins with: of each shot the accepted take, else the newest that is done."""
    finished, people = frozenset(done), tuple(characters)
    pieces = []
    for scene, shot in episode.shots:
        basis = shot_digest(shot, scene, people, tones)
        fitting = [take for take in takes_of(episode, shot.key, basis) if take.job_id in finished]
        best = next((take for take in reversed(fitting) if take.accepted), fitting[-1] if fitting else None)
        if best is not None:
            pieces.append(Piece(shot.key, best.job_id))
    return tuple(pieces)
