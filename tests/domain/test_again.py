"""What a clip was made by becomes a choice again that makes the same request, however its time was bent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from holysheep_studio.domain.again import choice_again, request_again
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import AssetKind, AssetRef, Size, Speech
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.commission import CloudChoice, SourceFile, commission
from holysheep_studio.domain.curves import Curve, CurvePoint
from holysheep_studio.domain.digest import digest
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.plan import make_request
from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.result import result_key
from holysheep_studio.domain.sequences import Event, EventSequence, ping_pong
from tests.domain.values import footage

HERE = Identity(10, 20)
TOLD = EventSequence((Event("it opens", Fraction(1, 5), Fraction(2, 5), Fraction(3, 5)),), Fraction(2))
DRAWN = Curve((CurvePoint(Fraction(0), Fraction(1)), CurvePoint(Fraction(1), Fraction(1, 3))))


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice("normal"), False),
        (Choice("slow_motion_4x", interpolation=Interpolation.BLEND, quality=Quality.FAST, crf=30), False),
        (Choice("time_lapse", {"ratio": Fraction(7)}, rate=Fraction(25), stabilise=True), False),
        (Choice("constant_speed", {"speed": Fraction(3, 4)}, shutter_deg=Fraction(90), deflicker=True), False),
        (Choice("speed_ramp", {"slowest": Fraction(1, 2)}), False),
        (Choice("growth", {"ratio": Fraction(3), "strength": Fraction(9, 2)}), False),
        (Choice("saturation", {"strength": Fraction(5)}), False),
        (Choice("events", {"ratio": Fraction(2)}), False),
        (Choice("events", {"ratio": Fraction(2)}, bend=TOLD), False),
        (Choice("custom_curve", bend=DRAWN), False),
        (Choice("speed_ramp", {"slowest": Fraction(1, 2)}, bend=DRAWN), False),
        (Choice("speed_ramp", bend=ping_pong()), True),
    ],
)
def test_the_choice_makes_the_same_request(choice: Choice, kept: bool) -> None:  # noqa: FBT001 - a parameter
    source = footage(duration=Fraction(5))
    made = make_request("a.mp4", HERE, source, choice)
    again = choice_again(made, source.duration, "clip-1")
    assert (again.kept is not None) is kept
    if not kept:
        assert again.bend == choice.bend
        assert set(again.values) == {one.name for one in EFFECTS[choice.effect].parameters}, "also those left at first"
        assert all(again.values[name] == value for name, value in choice.values.items())
    stored = from_json(GenerationRequest, to_json(made))
    assert choice_again(stored, source.duration, "clip-1") == again, "the job is kept as text"
    second = make_request("a.mp4", HERE, source, again)
    assert replace(second, values={}, drawn=None) == replace(made, origin="clip-1", values={}, drawn=None)
    assert digest(second) == digest(made), "where it began from changes nothing of the clip"


def test_time_that_was_kept_does_not_reach_beyond_a_shorter_source() -> None:
    made = make_request("a.mp4", HERE, footage(duration=Fraction(5)), Choice("normal"))
    again = choice_again(made, Fraction(3), "clip-1")
    assert again.kept == made.time_map
    with pytest.raises(InputError) as refused:
        make_request("b.mp4", HERE, footage(duration=Fraction(3)), again)
    assert refused.value.code is Code.BAD_CURVE


def test_a_cloud_clip_keeps_its_sources_and_what_no_form_shows() -> None:
    choice = CloudChoice("shop", "m-1", seed=7, size=Size(1280, 720), extra={"motion": 3})
    picture = SourceFile("/in/a.png", HERE, AssetKind.IMAGE)
    base = commission("a lamp", choice, sources=[picture])
    assert base.cloud is not None
    rich = replace(base.cloud, last_image=AssetRef(AssetKind.IMAGE, id="7"), speech=Speech("hi", "anna"))
    base = replace(base, cloud=rich)
    made = request_again(base, " a red lamp ", CloudChoice("other", "m-2", seed=8, project="spring"), "clip-2")
    assert (made.prompt, made.connection, made.project, made.origin) == ("a red lamp", "other", "spring", "clip-2")
    assert (made.uploads, made.source_path) == (base.uploads, "/in/a.png")
    spec = made.cloud
    assert spec is not None
    assert (spec.prompt, spec.model, spec.seed, spec.size) == ("a red lamp", "m-2", 8, None)
    assert (spec.last_image, spec.speech, spec.extra) == (rich.last_image, rich.speech, {"motion": 3})
    same = request_again(base, base.prompt, choice, "clip-2")
    assert digest(same) == digest(base)
    called = replace(base, name="The red lamp")
    assert (called.title, base.title) == ("The red lamp", "a.png")
    assert digest(called) == digest(base), "what it is called changes nothing of the clip"
    assert result_key(called, "shop", {}) == result_key(base, "shop", {})


def test_what_was_queued_before_jobs_told_how_their_time_was_said_keeps_its_time() -> None:
    source = footage(duration=Fraction(5))
    made = make_request("a.mp4", HERE, source, Choice("events", {"ratio": Fraction(2)}, bend=TOLD))
    old = replace(made, values={}, drawn=None)
    assert choice_again(old, source.duration, "clip-1").kept == made.time_map
    assert (digest(old), result_key(old, "", {})) == (digest(made), result_key(made, "", {}))
    shorter = choice_again(made, Fraction(3), "clip-1")
    assert (shorter.kept, shorter.bend) == (made.time_map, None)
    broken = replace(made, drawn={"events": "many"})
    assert choice_again(broken, source.duration, "clip-1").kept == made.time_map
