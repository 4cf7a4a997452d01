"""A profile that a person writes: paths, headers, field names and sizes as data, for a server we do not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec import field

from holysheep_studio.domain.capability import Capabilities, Carriage, Idempotency, Span
from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.remote import Cancellation, Handle, RemoteState
from holysheep_studio.providers.dialect import Call, Moment, get
from holysheep_studio.providers.holysheep import SIZES, HolySheep, Paths, client_id, needs_url, reserved, size_name
from holysheep_studio.providers.job_document import ID_PATHS, STATUS_PATHS, URL_PATHS, job_id_in, state_in

if TYPE_CHECKING:
    from uuid import UUID

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.answer import Answer

NAME = "custom"


class FieldNames(Frozen, frozen=True):
    """The names of a submit's fields, dotted for nested ones; empty: the server has no such field."""

    model: str = "model"
    prompt: str = "prompt"
    duration: str = "duration"
    size: str = "resolution"
    fps: str = ""
    seed: str = ""
    negative_prompt: str = ""
    style: str = ""
    emotion: str = ""
    quality: str = ""
    callback_url: str = ""
    source_image: str = ""
    source_video: str = ""
    key: str = ""  # a request id of ours, by which the server knows a repeated submit


class Profile(Frozen, frozen=True):
    """All that is known of a server. `headers` may hold {key}; `size_form` is name (1080p) or pixels (1920x1080)."""

    submit: str = "/video/generate"
    status: str = "/video/status/{id}"
    cancel: str = ""
    find: str = ""  # with {key}
    chat: str = "/chat/completions"
    cancel_method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=lambda: {"Authorization": "Bearer {key}"})
    names: FieldNames = FieldNames()
    constants: dict[str, Any] = field(default_factory=dict)  # sent with every submit
    size_form: str = "name"
    duration_form: str = "number"  # or text: "8"
    whole_seconds: bool = True
    shortest_s: Fraction = Fraction(1)
    longest_s: Fraction = Fraction(600)
    id_paths: tuple[str, ...] = ID_PATHS
    url_paths: tuple[str, ...] = URL_PATHS
    status_paths: tuple[str, ...] = STATUS_PATHS
    models: tuple[str, ...] = ()
    idempotency: Idempotency = Idempotency.NONE
    synchronous: bool = False
    read_s: float = 30.0
    most_prompt_chars: int | None = None


def read_profile(plain: Mapping[str, Any]) -> Profile:
    """The profile from TOML or JSON. InputError bad_profile names the field that does not fit."""
    unknown = set(plain) - {item.name for item in fields(Profile)}
    if unknown:
        raise InputError(Code.BAD_PROFILE, field=min(unknown), reason="is not a field of a profile")
    try:
        profile = from_plain(Profile, dict(plain))
    except ValueError as error:
        raise InputError(Code.BAD_PROFILE, field="", reason=str(error)) from None
    for name, template, place in (("status", profile.status, "{id}"), ("find", profile.find, "{key}")):
        if template and place not in template:
            raise InputError(Code.BAD_PROFILE, field=name, reason=f"must hold {place}")
    if profile.size_form not in {"name", "pixels"}:
        raise InputError(Code.BAD_PROFILE, field="size_form", reason="must be name or pixels")
    if any(not value.isprintable() or not value.isascii() for value in profile.headers.values()):
        raise InputError(Code.BAD_PROFILE, field="headers", reason="must be printable ASCII")
    return profile


_ELSEWHERE: Mapping[Feature, Carriage] = MappingProxyType(
    {
        Feature.SLOW_MOTION: Carriage.LOCAL,
        Feature.TIME_LAPSE: Carriage.PROMPT,
        Feature.HYPERLAPSE: Carriage.PROMPT,
        Feature.FPS: Carriage.LOCAL,
        Feature.SEED: Carriage.IGNORED,
        Feature.NEGATIVE_PROMPT: Carriage.PROMPT,
        Feature.PHYSICS: Carriage.PROMPT,
        Feature.SURROUNDINGS: Carriage.PROMPT,
        Feature.INTERPOLATOR: Carriage.IGNORED,
        Feature.TEMPORAL_CHANGES: Carriage.PROMPT,
        Feature.SOUND: Carriage.IGNORED,
        Feature.STYLE: Carriage.PROMPT,
        Feature.EMOTION: Carriage.PROMPT,
        Feature.QUALITY: Carriage.IGNORED,
        Feature.CALLBACK: Carriage.IGNORED,
    }
)
_BY_FIELD = (Feature.FPS, Feature.SEED, Feature.NEGATIVE_PROMPT, Feature.STYLE, Feature.EMOTION, Feature.QUALITY,
             Feature.CALLBACK, Feature.SOURCE_IMAGE, Feature.SOURCE_VIDEO)  # fmt: skip


class Custom(HolySheep, frozen=True):
    """The dialect of a profile. Answers are read as forgivingly as HolySheep's."""

    name: str = NAME
    profile: Profile = field(default_factory=Profile)

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - one profile, one server
        """What the profile has fields for."""
        own = self.profile
        named = {item for item in _BY_FIELD if getattr(own.names, item.value)}
        portrait = Carriage.WIRE if own.size_form == "pixels" else Carriage.PROMPT
        return Capabilities(
            durations=Span(own.shortest_s, own.longest_s, whole=own.whole_seconds),
            carried={**_ELSEWHERE, Feature.PORTRAIT: portrait, **dict.fromkeys(named, Carriage.WIRE)},
            models=own.models,
            sizes=() if own.size_form == "pixels" else tuple(SIZES.values()),
            most_prompt_chars=own.most_prompt_chars,
            cancels=bool(own.cancel),
            finds=bool(own.find),
            webhooks=bool(own.names.callback_url),
            chats=bool(own.chat),
            uploads=True,
            synchronous=own.synchronous,
            idempotency=own.idempotency,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Nothing the user adds may replace a field that the profile names."""
        names = self.profile.names
        taken = tuple(getattr(names, item.name).partition(".")[0] for item in fields(FieldNames))
        return (*needs_url(spec), *reserved(spec.extra, (*taken, *self.profile.constants)))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:  # noqa: ARG002 - nothing changes by the attempt
        """The profile's headers with the key in its place."""
        return {name: value.replace("{key}", key.reveal()) for name, value in self.profile.headers.items()}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:
        """Every field the profile has a name for, where it is set."""
        own, size = self.profile, spec.size or SIZES["1080p"]
        seconds = int(spec.duration) if spec.duration.denominator == 1 else float(spec.duration)
        values: dict[str, Any] = {
            "model": spec.model,
            "prompt": spec.prompt,
            "duration": str(seconds) if own.duration_form == "text" else seconds,
            "size": str(size) if own.size_form == "pixels" else size_name(spec),
            "fps": spec.fps,
            "seed": spec.seed,
            "negative_prompt": spec.negative_prompt or None,
            "style": spec.style or None,
            "emotion": spec.emotion or None,
            "quality": spec.quality or None,
            "callback_url": spec.callback_url or None,
            "source_image": spec.source_image.url if spec.source_image else None,
            "source_video": spec.source_video.url if spec.source_video else None,
            "key": client_id(key),
        }
        body: dict[str, Any] = dict(own.constants)
        for name, value in values.items():
            where = getattr(own.names, name)
            if where and value is not None:
                _put(body, where, value)
        shared = HolySheep(paths=Paths(submit=own.submit), idempotency=own.idempotency, quoted_key=self.quoted_key)
        return shared.paid({**body, **spec.extra}, key, read_s=own.read_s)

    def look(self, job: str) -> Call:
        """The profile's status path."""
        return get(self.profile.status.replace("{id}", quote(job, safe="")))

    def state_of(self, answer: Answer) -> RemoteState:
        """As the profile's paths say."""
        return state_in(answer, url_paths=self.profile.url_paths, status_paths=self.profile.status_paths)

    def job_of(self, answer: Answer) -> str:
        """As the profile's paths say."""
        return job_id_in(answer.document() or {}, self.profile.id_paths)

    def find(self, key: UUID) -> Call | None:
        """The profile's way, None without one."""
        return get(self.profile.find.replace("{key}", client_id(key))) if self.profile.find else None

    def found(self, answer: Answer, key: UUID) -> Handle | None:
        """The job's id, where the answer has one."""
        job = self.job_of(answer) if answer.ok else ""
        return Handle(self.name, 1, {"id": job, "key": key.hex}) if job else None

    def cancel(self, handle: Handle) -> Call | None:
        """The profile's way, None without one."""
        job = str(handle.fields.get("id", ""))
        if not self.profile.cancel or not job:
            return None
        return Call(self.profile.cancel_method, self.profile.cancel.replace("{id}", quote(job, safe="")))

    def cancelled(self, answer: Answer) -> Cancellation:
        """2xx: asked for; 404, 409 and the like: too late."""
        return Cancellation.REQUESTED if answer.ok else Cancellation.TOO_LATE


def _put(body: dict[str, Any], where: str, value: object) -> None:
    *outer, last = where.split(".")
    for name in outer:
        there = body.get(name)
        body[name] = dict(there) if isinstance(there, dict) else {}
        body = body[name]
    body[last] = value
