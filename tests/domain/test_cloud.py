"""Specs for clouds: kept as JSON, checked and divided, priced."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

import pytest

from holysheep_studio import resources
from holysheep_studio.domain.capability import Capabilities, Carriage, LocalWork, Span, divide, one_of
from holysheep_studio.domain.cloud import (
    AssetKind,
    AssetRef,
    CloudSpec,
    Interpolator,
    Mode,
    Reference,
    Size,
    Speech,
    Task,
    canonical_key,
)
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.issue import IssueCode, Severity, errors
from holysheep_studio.domain.money import Money, Price, Unit, estimate, read_prices
from holysheep_studio.domain.physics import Conservation, Environment, PhysicsSpec, PhysicsType
from holysheep_studio.domain.remote import (
    Artifact,
    Handle,
    RemoteState,
    RemoteStatus,
    UploadState,
    poll_wait_s,
    stale_after_s,
)
from holysheep_studio.domain.secret import Secret

F = Fraction
PRICES = sorted((resources.folder() / "prices").glob("*.toml"))

FULL = CloudSpec(
    model="m",
    prompt="silk falls",
    duration=F(15, 2),
    size=Size(1080, 1920),
    task=Task.EXTEND,
    mode=Mode.SLOW_MOTION,
    speed=F(1, 4),
    fps=120,
    seed=0,
    negative_prompt="rain",
    physics=PhysicsSpec(
        PhysicsType.SOFT_BODY,
        {"elasticity": 0.7, "stiffness": 0.5, "curve": [1, 2]},
        Environment(1.2, (0, 0, -3), 20),
        Conservation(energy=True),
    ),
    interpolator=Interpolator.MOTION_BLUR,
    temporal_changes=("it falls", "it rests"),
    source_image=AssetRef(AssetKind.IMAGE, "https://h/a.png", "7", 12.5),
    speech=Speech("hello", "2"),
    sound=False,
    style="cinematic",
    emotion="tense",
    quality="high",
    callback_url="https://h/hook",
    extra={"a": {"b": [1, None]}},
)


def test_a_spec_survives_json_whole() -> None:
    assert from_json(CloudSpec, to_json(FULL)) == FULL
    assert all(getattr(FULL, item.name) is not None for item in fields(FULL) if item.name not in NOT_SET)


NOT_SET = {"last_image", "source_video", "source_audio"}


def test_remote_values_survive_json() -> None:
    handle = Handle("a", 1, {"id": "7", "urls": {"status": "https://h/s"}})
    state = RemoteState(RemoteStatus.RUNNING, 0.5, artifacts=(Artifact("https://h/v.mp4"),), cost=Money(5, "USD"))
    upload = UploadState("u", 10, "ab", 4, {1: '"x"', 2: '"y"'})
    assert from_json(Handle, to_json(handle)) == handle
    assert from_json(RemoteState, to_json(state)) == state
    assert from_json(UploadState, to_json(upload)) == upload


EVERYTHING = Capabilities(
    durations=Span(F(1), F(30)), carried=dict.fromkeys(Feature, Carriage.WIRE), tasks=tuple(Task)
)  # fmt: skip


def test_what_the_wire_carries_goes_on_it_untouched() -> None:
    divided = divide(FULL, EVERYTHING)
    assert divided.spec == FULL
    assert divided.issues == ()
    assert divided.local == LocalWork()


@pytest.mark.parametrize("carriage", [Carriage.PROMPT, Carriage.LOCAL, Carriage.IGNORED, Carriage.RECORDED])
def test_nothing_leaves_the_wire_unseen(carriage: Carriage) -> None:
    divided = divide(FULL, Capabilities(Span(F(1), F(30)), dict.fromkeys(Feature, carriage), tasks=tuple(Task)))
    assert {issue.severity for issue in divided.issues} == {Severity.WARNING}
    assert len(divided.issues) == 15  # one for each wish of FULL
    if carriage is Carriage.PROMPT:
        for word in ("Slow motion, 4 times slower", "Avoid: rain.", "soft body", "wind", "it falls; it rests", "9:16"):
            assert word in divided.spec.prompt
        for word in ("Style: cinematic.", "Mood: tense.", "energy conserved", "elasticity 0.7"):
            assert word in divided.spec.prompt
    else:
        assert divided.spec.prompt == FULL.prompt


def test_what_a_model_cannot_do_is_an_error() -> None:
    divided = divide(FULL, Capabilities(Span(F(1), F(30))))
    assert {issue.code for issue in errors(divided.issues)} == {IssueCode.UNSUPPORTED, IssueCode.NOT_A_CHOICE}


def test_slow_motion_done_here_asks_for_the_shorter_clip() -> None:
    spec = CloudSpec("m", "p", F(8), mode=Mode.SLOW_MOTION, speed=F(1, 4), fps=60)
    can = Capabilities(Span(F(1), F(15)), {Feature.SLOW_MOTION: Carriage.LOCAL, Feature.FPS: Carriage.LOCAL})
    divided = divide(spec, can)
    assert (divided.spec.duration, divided.spec.mode, divided.spec.speed, divided.spec.fps) == (2, "normal", None, None)
    assert divided.local == LocalWork(F(1, 4), 60)


@pytest.mark.parametrize(
    ("change", "where", "code"),
    [
        ({"model": " "}, "model", IssueCode.MISSING),
        ({"prompt": ""}, "prompt", IssueCode.MISSING),
        ({"prompt": "x" * 21}, "prompt", IssueCode.TOO_LONG),
        ({"duration": F(0)}, "duration", IssueCode.OUT_OF_RANGE),
        ({"duration": F(11)}, "duration", IssueCode.OUT_OF_RANGE),
        ({"duration": F(5, 2)}, "duration", IssueCode.NOT_WHOLE),
        ({"seed": -1}, "seed", IssueCode.OUT_OF_RANGE),
        ({"fps": 50}, "fps", IssueCode.NOT_A_CHOICE),
        ({"size": Size(640, 480)}, "size", IssueCode.NOT_A_CHOICE),
        ({"quality": "best"}, "quality", IssueCode.NOT_A_CHOICE),
        ({"mode": Mode.SLOW_MOTION, "speed": F(1, 11)}, "speed", IssueCode.OUT_OF_RANGE),
        ({"mode": Mode.SLOW_MOTION}, "speed", IssueCode.MISSING),
        ({"speed": F(-1)}, "speed", IssueCode.OUT_OF_RANGE),
        ({"source_image": AssetRef(AssetKind.IMAGE)}, "sources.0", IssueCode.MISSING),
        ({"source_image": AssetRef(AssetKind.IMAGE, "file:///etc")}, "sources.0.url", IssueCode.BAD_URL),
        ({"callback_url": "localhost"}, "callback_url", IssueCode.BAD_URL),
        ({"extra": {"a": [float("nan")]}}, "extra.a.0", IssueCode.NOT_FINITE),
        ({"physics": PhysicsSpec(parameters={"gravity": float("inf")})}, "physics.parameters.gravity", "not_finite"),
    ],
)
def test_each_mistake_names_its_field(change: dict[str, object], where: str, code: str) -> None:
    can = Capabilities(
        Span(F(1), F(10), whole=True),
        dict.fromkeys(Feature, Carriage.WIRE),
        speeds={Mode.SLOW_MOTION: Span(F(1, 10), F(1, 2))},
        sizes=(Size(1920, 1080),),
        fps=one_of(24, 30),
        seeds=Span(F(0), F(2**31 - 1)),
        qualities=("high",),
        most_prompt_chars=20,
    )
    spec = CloudSpec(**{"model": "m", "prompt": "p", "duration": F(5), **change})  # type: ignore[arg-type]
    assert [(issue.where, issue.code) for issue in errors(divide(spec, can).issues)] == [(where, code)]


def test_every_issue_has_its_words() -> None:
    table = resources.table("texts", "issues.toml")
    assert set(table) == {code.value for code in IssueCode}


def test_w9_and_w10_every_field_makes_another_key_and_the_callback_none() -> None:
    plain = canonical_key(FULL, "a")
    changes: dict[str, object] = {
        "model": "n", "prompt": "x", "duration": F(8), "size": None, "task": Task.GENERATE, "mode": Mode.NORMAL,
        "speed": F(1, 8), "fps": None, "seed": None, "negative_prompt": "", "physics": None, "interpolator": None,
        "temporal_changes": (), "source_image": None, "last_image": FULL.source_image, "speech": None, "sound": None,
        "source_video": AssetRef(AssetKind.VIDEO, "https://h/v"), "source_audio": AssetRef(AssetKind.AUDIO, id="1"),
        "style": "", "emotion": "", "quality": "", "extra": {}, "references": (Reference("Mara"),),
    }  # fmt: skip
    assert set(changes) | {"callback_url"} == {item.name for item in fields(CloudSpec)}
    keys = {canonical_key(replace(FULL, **{name: value}), "a") for name, value in changes.items()}  # type: ignore[arg-type]
    assert len(keys | {plain, canonical_key(FULL, "b")}) == len(changes) + 2
    assert canonical_key(replace(FULL, callback_url="https://h/other"), "a") == plain
    turned = replace(FULL, physics=PhysicsSpec(**{**to_plain_physics(), "parameters": dict(reversed(PARAMETERS))}))
    assert canonical_key(turned, "a") == plain


PARAMETERS = list(FULL.physics.parameters.items()) if FULL.physics else []


def to_plain_physics() -> dict[str, Any]:
    assert FULL.physics is not None
    return {item.name: getattr(FULL.physics, item.name) for item in fields(PhysicsSpec)}


def price(**change: object) -> Price:
    row = {"model": "m", "unit": Unit.PER_SECOND, "micro": 4200, "currency": "USD", "source": "test", **change}
    return Price(**row)  # type: ignore[arg-type]


def test_w14_an_effect_without_a_price_is_unknown_not_free() -> None:
    spec = CloudSpec("m", "p", F(5), mode=Mode.HYPERLAPSE)
    prices = (price(multipliers={"slow_motion_4x": F(3, 2)}),)
    assert estimate(spec, prices) is None
    assert estimate(spec, ()) is None
    assert estimate(CloudSpec("other", "p", F(5)), (price(),)) is None
    slow = CloudSpec("m", "p", F(5), mode=Mode.SLOW_MOTION, speed=F(1, 4))
    assert estimate(slow, prices) == Money(31500, "USD")  # T2: 5 s x 0.42 ct x 1.5


def test_w36_seconds_count_in_an_estimate() -> None:
    rows = (price(micro=100_000),)
    total = sum((found.micro for _ in range(47) if (found := estimate(CloudSpec("m", "p", F(5)), rows))), 0)
    assert total == 23_500_000  # T11: 47 x 5 s x $0.10
    assert estimate(CloudSpec("m", "p", F(5)), (price(unit=Unit.PER_CLIP, micro=50_000),)) == Money(50_000, "USD")


def test_shipped_prices_are_labelled_samples() -> None:
    rows = [row for path in PRICES for row in read_prices(resources.table("prices", path.name))]
    assert rows
    assert all(row.sample and row.source.startswith("sample") for row in rows)
    slow = CloudSpec("pixverse-v6", "p", F(5), mode=Mode.SLOW_MOTION, speed=F(1, 4))
    assert estimate(slow, tuple(rows)) == Money(31_500, "USD")
    assert estimate(CloudSpec("pixverse-v6", "p", F(5), mode=Mode.HYPERLAPSE), tuple(rows)) is None


def test_the_row_for_the_exact_size_counts_first() -> None:
    rows = (price(micro=1), price(micro=2, size="3840x2160"), price(micro=3, valid_from="2026-01-01"))
    assert estimate(CloudSpec("m", "p", F(1), size=Size(2160, 3840)), rows) == Money(2, "USD")
    assert estimate(CloudSpec("m", "p", F(1), size=Size(1280, 720)), rows) == Money(3, "USD")


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret("sk_test_very_secret_key")
    assert "very" not in f"{secret!r} {secret} {[secret]}"
    assert (secret.last_four, Secret("short").last_four) == ("_key", "")
    assert secret == Secret("sk_test_very_secret_key")


def test_polling_slows_down_and_never_ends() -> None:
    waits = [poll_wait_s(polls, 0.5) for polls in range(6)]
    assert waits == [5.0, 7.5, 11.25, 16.875, 20.0, 20.0]
    assert poll_wait_s(10**9, 1.0) == pytest.approx(24.0)
    assert poll_wait_s(0, 0.0) == 4.0
    assert poll_wait_s(3, 0.5, hint_s=2.0) == 2.0
    assert (stale_after_s(F(5)), stale_after_s(F(30))) == (900, 1800)
