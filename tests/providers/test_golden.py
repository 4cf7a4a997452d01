"""What each dialect sends, byte for byte."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from holysheep_studio.domain.capability import divide
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
)
from holysheep_studio.domain.issue import IssueCode, errors
from holysheep_studio.domain.physics import Conservation, PhysicsSpec, PhysicsType
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.answer import Answer
from holysheep_studio.providers.dialect import Call, Dialect, Moment
from holysheep_studio.providers.dialects.fal import Fal
from holysheep_studio.providers.dialects.holysheep_a import HolySheepA
from holysheep_studio.providers.dialects.holysheep_b import HolySheepB
from holysheep_studio.providers.dialects.holysheep_c import HolySheepC, signature
from holysheep_studio.providers.dialects.holysheep_d import HolySheepD
from holysheep_studio.providers.dialects.openai_videos import OpenAIVideos
from holysheep_studio.providers.dialects.pixverse import PixVerse, clip_ref
from holysheep_studio.providers.dialects.replicate import Replicate
from holysheep_studio.providers.registry import open_dialect
from tests.providers.specs import KEY, SECRET, slow, spec

F = Fraction


def call(dialect: Dialect, wanted: CloudSpec) -> Call:
    divided = divide(wanted, dialect.capabilities(wanted.model))
    assert errors((*divided.issues, *dialect.issues(divided.spec))) == ()
    return dialect.submit(divided.spec, KEY)


def sent(dialect: Dialect, wanted: CloudSpec) -> str:
    body = call(dialect, wanted).body
    assert body is not None
    return body.decode()


def test_a_slow_motion() -> None:
    wanted = slow(
        seed=0,
        source_video=AssetRef(AssetKind.VIDEO, "https://h/v.mp4"),
        source_image=AssetRef(AssetKind.IMAGE, "https://h/i.png"),
    )
    body = sent(HolySheepA(), wanted)
    assert body == (
        '{"model":"pixverse-v6","request_id":"' + json.loads(body)["request_id"] + '","task":{'
        '"type":"temporal_generation","effect":"slow_motion_4x","prompt":"Silk falls","duration_seconds":8,'
        '"resolution":"1080p","physics_accuracy_priority":true,"source_video":"https://h/v.mp4",'
        '"source_image":"https://h/i.png","seed":0}}'
    )
    assert len(json.loads(body)["request_id"]) == 16
    assert call(HolySheepA(), wanted).path == "/video/generate"


def test_d2_the_request_id_is_the_same_for_every_attempt_and_new_for_a_new_job() -> None:
    first, second = sent(HolySheepA(), slow()), sent(HolySheepA(), slow())
    assert first == second
    other = HolySheepA().submit(slow(), KEY.__class__(int=7)).body
    assert other is not None
    assert json.loads(other)["request_id"] != json.loads(first)["request_id"]


def test_w3_seed_0_is_sent_and_an_empty_source_is_refused() -> None:
    assert json.loads(sent(HolySheepA(), slow(seed=0)))["task"]["seed"] == 0
    assert "seed" not in json.loads(sent(HolySheepA(), slow()))["task"]
    found = divide(slow(source_image=AssetRef(AssetKind.IMAGE, "")), HolySheepA().capabilities("x")).issues
    assert [issue.code for issue in errors(found)] == [IssueCode.MISSING]


@pytest.mark.parametrize(
    ("mode", "speed", "effect"),
    [
        (Mode.SLOW_MOTION, F(1, 2), "slow_motion_2x"),
        (Mode.SLOW_MOTION, F(1, 4), "slow_motion_4x"),
        (Mode.SLOW_MOTION, F(1, 8), "slow_motion_8x"),
        (Mode.TIME_LAPSE, F(100), "time_lapse"),
        (Mode.TIME_LAPSE, None, "time_lapse"),
        (Mode.HYPERLAPSE, F(50), "hyperlapse"),
    ],
)
def test_a_every_effect(mode: Mode, speed: Fraction | None, effect: str) -> None:
    wanted = spec(mode=mode, speed=speed)
    assert json.loads(sent(HolySheepA(), wanted))["task"]["effect"] == effect
    issues = divide(wanted, HolySheepA().capabilities("x")).issues
    assert [issue.code for issue in issues] == ([IssueCode.RECORDED_ONLY] if speed and speed > 1 else [])


def test_a_has_no_effect_that_leaves_time_alone() -> None:
    assert [issue.where for issue in errors(HolySheepA().issues(spec()))] == ["mode"]


@pytest.mark.parametrize(("size", "name"), [((1280, 720), "720p"), ((1080, 1920), "1080p"), ((3840, 2160), "4k")])
def test_sizes_have_names_and_an_upright_one_is_said_in_words(size: tuple[int, int], name: str) -> None:
    body = json.loads(sent(HolySheepD(), spec(size=Size(*size))))
    assert body["resolution"] == name
    assert ("Vertical" in body["prompt"]) is (size == (1080, 1920))


def test_b_slow_motion_with_physics() -> None:
    physics = PhysicsSpec(PhysicsType.SOFT_BODY, {"elasticity": 0.7, "damping": 0.3, "stiffness": 0.5})
    wanted = slow(duration=F(5), fps=120, physics=physics, quality="high")
    assert sent(HolySheepB(), wanted) == (
        '{"prompt":"Silk falls","mode":"slow_motion","duration":5,"fps":120,"resolution":"1920x1080",'
        '"physics_simulation":{"type":"soft_body","parameters":{"elasticity":0.7,"damping":0.3,"stiffness":0.5},'
        '"validation_enabled":true,"strict_mode":false},'
        '"temporal_modifiers":{"time_scale":0.25,"frame_interpolation":"physics_based"},'
        '"output_format":"mp4","quality":"high"}'
    )
    assert call(HolySheepB(), wanted).path == "/pixverse/v6/generate"
    assert call(HolySheepB(), wanted).read_s == 150.0  # S42: max(120, 30 x duration)


def test_b_time_lapse() -> None:
    wanted = spec(mode=Mode.TIME_LAPSE, speed=F(100), fps=30, temporal_changes=("buds open", "petals fall"))
    assert sent(HolySheepB(), wanted) == (
        '{"prompt":"Silk falls","mode":"time_lapse","duration":8,"fps":30,"resolution":"1920x1080",'
        '"compression_ratio":100,"temporal_changes":["buds open","petals fall"],"output_format":"mp4"}'
    )


def test_b_custom_physics_upright() -> None:
    physics = PhysicsSpec(PhysicsType.CUSTOM, {"gravity": 1.62}, strict_mode=True)
    body = sent(HolySheepB(), spec(size=Size(1080, 1920), physics=physics, interpolator=None))
    assert body == (
        '{"prompt":"Silk falls","mode":"normal","duration":8,"fps":60,"resolution":"1080x1920",'
        '"physics_simulation":{"type":"custom","parameters":{"gravity":1.62},"validation_enabled":true,'
        '"strict_mode":true},"output_format":"mp4"}'
    )


def test_w29_changes_are_not_lost_in_slow_motion_and_w30_nothing_is_hard_coded() -> None:
    wanted = slow(speed=F(1, 2), fps=48, temporal_changes=("it splashes",), interpolator=Interpolator.FRAME_BLEND)
    body = json.loads(sent(HolySheepB(), wanted))
    assert body["prompt"] == "Silk falls In order: it splashes."
    assert body["temporal_modifiers"] == {"time_scale": 0.5, "frame_interpolation": "frame_blend"}
    assert (body["fps"], body["duration"]) == (48, 8)


def test_c7_b_refuses_8x_and_ratios_beyond_1000() -> None:
    can = HolySheepB().capabilities("x")
    for wanted in (slow(speed=F(1, 8)), spec(mode=Mode.TIME_LAPSE, speed=F(1_555_200))):
        found = errors(divide(wanted, can).issues)
        assert [(issue.where, issue.code) for issue in found] == [("speed", IssueCode.OUT_OF_RANGE)]


def test_b_conservation_is_said_in_words() -> None:
    physics = PhysicsSpec(PhysicsType.RIGID_BODY, {}, conservation=Conservation(momentum=True))
    body = json.loads(sent(HolySheepB(), slow(physics=physics)))
    assert "momentum conserved" in body["prompt"]
    assert body["physics_simulation"] == {
        "type": "rigid_body", "parameters": {}, "validation_enabled": True, "strict_mode": False,
    }  # fmt: skip


def test_c_flat() -> None:
    assert sent(HolySheepC(), spec(model="deepseek-v3.2", duration=F(10))) == (
        '{"model":"deepseek-v3.2","prompt":"Silk falls","duration":10,"resolution":"1080p","fps":30,'
        '"quality_preset":"production"}'
    )
    low = json.loads(sent(HolySheepC(), spec(size=Size(1280, 720))))
    assert (low["resolution"], low["fps"]) == ("720p", 24)


def test_d_omits_what_is_not_set() -> None:
    assert sent(HolySheepD(), spec(model="video-gen-2.1", duration=F(5))) == (
        '{"model":"video-gen-2.1","prompt":"Silk falls","duration":5,"resolution":"1080p"}'
    )


def test_w60_d_style_is_omitted_when_unset_and_sent_when_set() -> None:
    wanted = spec(model="video-gen-2.1", duration=F(5), style="cinematic", emotion="tense", callback_url="https://h/x")
    assert sent(HolySheepD(), wanted) == (
        '{"model":"video-gen-2.1","prompt":"Silk falls","duration":5,"resolution":"1080p","style":"cinematic",'
        '"callback_url":"https://h/x","emotion_tone":"tense"}'
    )
    assert "style" not in sent(HolySheepD(), spec())


def test_w42_the_signature_is_the_vectors_and_made_anew_for_every_attempt() -> None:
    wanted = "2272c9fed2f7216f7c933b21523b348b82ca7f86a9e325b0ae798c027245a0ca"
    assert signature("sk_test_x", "1700000000") == wanted
    key, dialect = Secret("sk_test_x"), HolySheepC()
    first, second = (dialect.headers(key, Moment(now, "t")) for now in (1_700_000_000.9, 1_700_000_001.9))
    assert first["X-HolySheep-Signature"] == wanted
    assert (first["X-Timestamp"], second["X-Timestamp"]) == ("1700000000", "1700000001")
    assert first["X-HolySheep-Signature"] != second["X-HolySheep-Signature"]


def test_w27_headers_of_each_dialect() -> None:
    moment, bearer = Moment(1.0, "trace"), {"Authorization": f"Bearer {SECRET.reveal()}"}
    assert dict(HolySheepA().headers(SECRET, moment)) == {**bearer, "X-API-Version": "2026-01"}
    for plain in (HolySheepB(), HolySheepD(), OpenAIVideos(), Replicate()):
        assert dict(plain.headers(SECRET, moment)) == bearer
    assert dict(PixVerse().headers(SECRET, moment)) == {"API-KEY": SECRET.reveal(), "Ai-trace-id": "trace"}
    assert Fal().headers(SECRET, moment)["Authorization"] == f"Key {SECRET.reveal()}"


@pytest.mark.parametrize("kind", [HolySheepB, HolySheepC, HolySheepD])
def test_w34_what_is_added_goes_along_but_replaces_nothing(kind: Any) -> None:
    dialect = kind()
    assert json.loads(sent(dialect, spec(extra={"product_id": 7})))["product_id"] == 7
    found = errors(dialect.issues(spec(extra={"prompt": "mine"})))
    assert [(issue.where, issue.code) for issue in found] == [("extra.prompt", IssueCode.RESERVED)]


def test_an_idempotency_key_is_sent_only_where_it_is_promised() -> None:
    assert "Idempotency-Key" not in call(HolySheepD(), spec()).headers
    told = call(open_dialect("D", {"idempotency": "header"}), spec())
    assert told.headers["Idempotency-Key"] == str(KEY)
    assert told.idempotent
    assert not call(HolySheepD(), spec()).idempotent
    quoted = call(open_dialect("D", {"idempotency": "header", "quoted_key": True}), spec())
    assert quoted.headers["Idempotency-Key"] == f'"{KEY}"'


IMAGE, VIDEO = AssetRef(AssetKind.IMAGE, id="media:11"), AssetRef(AssetKind.VIDEO, id="media:12")
MADE = AssetRef(AssetKind.VIDEO, id="video:99")
LOOK = '"model":"v6","prompt":"Silk falls","duration":8,"quality":"1080p"'


@pytest.mark.parametrize(
    ("change", "path", "body"),
    [
        ({"seed": 0}, "text", "{" + LOOK + ',"seed":0,"aspect_ratio":"16:9"}'),
        ({"size": Size(1080, 1080)}, "text", "{" + LOOK + ',"aspect_ratio":"1:1"}'),
        ({"size": Size(2520, 1080)}, "text", "{" + LOOK + ',"aspect_ratio":"21:9"}'),
        ({"source_image": IMAGE, "sound": True}, "img", "{" + LOOK + ',"generate_audio_switch":true,"img_id":11}'),
        (
            {
                "references": (
                    Reference("Mara Lind", IMAGE),
                    Reference("\u6c34", AssetRef(AssetKind.IMAGE, id="media:13")),
                )
            },
            "fusion",
            "{" + LOOK.replace("falls", "falls @mara_lind is Mara Lind. @ref2 is \u6c34.") + ',"aspect_ratio":"16:9",'
            '"image_references":[{"type":"subject","img_id":11,"ref_name":"mara_lind"},'
            '{"type":"subject","img_id":13,"ref_name":"ref2"}]}',
        ),
        (
            {"task": Task.TRANSITION, "source_image": IMAGE, "last_image": AssetRef(AssetKind.IMAGE, id="media:13")},
            "transition",
            "{" + LOOK + ',"first_frame_img":11,"last_frame_img":13}',
        ),
        ({"task": Task.EXTEND, "source_video": MADE}, "extend", '{"source_video_id":99,' + LOOK + "}"),
        (
            {"task": Task.LIP_SYNC, "source_video": VIDEO, "speech": Speech("Hello", "3")},
            "lip_sync",
            '{"video_media_id":12,"lip_sync_tts_speaker_id":"3","lip_sync_tts_content":"Hello"}',
        ),
        (
            {"task": Task.LIP_SYNC, "source_video": MADE, "source_audio": AssetRef(AssetKind.AUDIO, id="media:14")},
            "lip_sync",
            '{"source_video_id":99,"audio_media_id":14}',
        ),
        (
            {"task": Task.SOUND_EFFECT, "source_video": MADE},
            "sound_effect",
            '{"source_video_id":99,"original_sound_switch":false,"sound_effect_content":"Silk falls"}',
        ),
    ],
)
def test_pixverse(change: dict[str, Any], path: str, body: str) -> None:
    wanted = spec(**{"model": "v6", **change})
    assert sent(PixVerse(), wanted) == body
    assert call(PixVerse(), wanted).path == f"/openapi/v2/video/{path}/generate"


def test_pixverse_gets_physics_as_words_and_slow_motion_is_done_here() -> None:
    physics = PhysicsSpec(PhysicsType.FLUID_DYNAMICS, {"viscosity": 1.0})
    wanted = slow(model="v6", physics=physics, fps=60)
    body = json.loads(sent(PixVerse(), wanted))
    assert body["prompt"] == "Silk falls Physics: fluid dynamics, viscosity 1 mPa·s."
    assert body["duration"] == 2
    divided = divide(wanted, PixVerse().capabilities("v6"))
    assert (divided.local.speed, divided.local.fps) == (F(1, 4), 60)
    assert {issue.code for issue in divided.issues} == {IssueCode.DONE_LOCALLY, IssueCode.IN_PROMPT}


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"task": Task.TRANSITION, "source_image": IMAGE}, "last_image"),
        ({"task": Task.EXTEND}, "source_video"),
        ({"task": Task.LIP_SYNC, "source_video": VIDEO}, "speech"),
        ({"task": Task.LIP_SYNC, "source_video": VIDEO, "speech": Speech("x" * 201, "1")}, "speech.text"),
        ({"source_video": VIDEO}, "source_video"),
        ({"source_image": AssetRef(AssetKind.IMAGE, "https://h/i.png")}, "sources.0.id"),
    ],
)
def test_pixverse_refuses_before_money_is_spent(change: dict[str, Any], where: str) -> None:
    assert where in {issue.where for issue in errors(PixVerse().issues(spec(model="v6", **change)))}


@pytest.mark.parametrize(
    ("model", "duration", "fine"),
    [("v6", 15, True), ("v6", 16, False), ("v5.5", 10, True), ("v5.5", 9, False), ("v4", 10, False), ("v4", 8, True)],
)
def test_pixverse_lengths_by_model(model: str, duration: int, fine: bool) -> None:  # noqa: FBT001
    found = errors(divide(spec(model=model, duration=F(duration)), PixVerse().capabilities(model)).issues)
    assert (not found) is fine


def test_a_clip_of_pixverse_is_the_source_of_the_next_task() -> None:
    answer = Answer(200, b'{"ErrCode":0,"Resp":{"video_id":99}}')
    handle, _ = PixVerse().submitted(answer, KEY)
    assert clip_ref(handle) == MADE


def test_openai_videos_is_a_form_with_text() -> None:
    made = call(OpenAIVideos(), spec(model="sora-2", size=Size(1280, 720)))
    assert made.form == (("model", "sora-2"), ("prompt", "Silk falls"), ("seconds", "8"), ("size", "1280x720"))
    assert (made.path, made.body, made.paid) == ("/videos", None, True)


def test_replicate_and_fal() -> None:
    wanted = spec(model="owner/name", size=Size(1280, 720), seed=0, extra={"guidance": 3})
    inner = (
        '{"prompt":"Silk falls","duration":8,"aspect_ratio":"16:9","resolution":"720p","seed":0,"guidance":3}'
    )  # fmt: skip
    assert sent(Replicate(), wanted) == '{"input":' + inner + "}"
    assert call(Replicate(), wanted).path == "/models/owner/name/predictions"
    versioned = call(Replicate(), spec(model="owner/name:abc"))
    assert versioned.path == "/predictions"
    assert sent(Fal(), wanted) == inner
    assert call(Fal(), wanted).path == "/owner/name"


def test_a_profile_says_it_all() -> None:
    profile = {
        "submit": "/make", "headers": {"X-Key": "{key}"}, "size_form": "pixels", "duration_form": "text",
        "names": {"prompt": "input.text", "seed": "input.seed", "duration": "secs", "size": "input.px", "key": "ref"},
        "constants": {"v": 2, "input": {"safe": True}},
    }  # fmt: skip
    dialect = open_dialect("custom", profile)
    body = json.loads(sent(dialect, spec(seed=0)))
    assert body["input"] == {"safe": True, "text": "Silk falls", "px": "1920x1080", "seed": 0}
    assert (body["v"], body["secs"], body["model"], len(body["ref"])) == (2, "8", "pixverse-v6", 16)
    assert dict(dialect.headers(SECRET, Moment(0, ""))) == {"X-Key": SECRET.reveal()}
