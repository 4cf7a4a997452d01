"""Every shape of wire.md 1.5 and 1.6, and anything else that may come over the wire."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.codec import to_json
from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    ModeratedError,
    ProtocolError,
    ProviderError,
    RateLimitedError,
    RejectedError,
    UnavailableError,
)
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.remote import Handle, RemoteStatus
from holysheep_studio.providers.answer import Answer, number, wait_hint_s, web_address, whole
from holysheep_studio.providers.dialect import Cancels, Counts, Dialect, Finds, Results, Talks, Uploads
from holysheep_studio.providers.dialects.fal import Fal
from holysheep_studio.providers.dialects.holysheep_a import HolySheepA
from holysheep_studio.providers.dialects.pixverse import PixVerse
from holysheep_studio.providers.job_document import state_in
from holysheep_studio.providers.refusal import error_of
from holysheep_studio.providers.registry import PROVIDERS
from holysheep_studio.providers.synonyms import status_of
from holysheep_studio.providers.transport.hints import hints_in
from tests.providers.specs import KEY

NOW = 1_700_000_000.0


def answer(body: object, status: int = 200, **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, raw, {name.replace("_", "-"): value for name, value in headers.items()}, "h", NOW)


@pytest.mark.parametrize("name", ["request_id", "id", "generation_id", "task_id", "video_id", "job_id"])
@pytest.mark.parametrize("nested", [False, True])
def test_w45_the_job_id_is_found_under_every_name(name: str, nested: bool) -> None:  # noqa: FBT001
    body: dict[str, Any] = {name: "j1", "status": "queued"}
    handle, state = HolySheepA().submitted(answer({"data": body} if nested else body, 202), KEY)
    assert (handle.fields["id"], state.status) == ("j1", RemoteStatus.QUEUED)


@pytest.mark.parametrize(
    "body",
    [{"output_url": "U"}, {"video_url": "U"}, {"data": {"url": "U"}}, {"url": "U"}, {"data": {"video_url": "U"}}],
)
def test_w32_a_url_means_done_whatever_it_is_called_and_w58_any_2xx_is_fine(body: dict[str, Any]) -> None:
    whole_body = json.loads(json.dumps(body).replace('"U"', '"https://h/v.mp4"'))
    for status in (200, 201, 202):
        handle, state = HolySheepA().submitted(answer(whole_body, status), KEY)
        assert (state.status, state.artifacts[0].url) == (RemoteStatus.SUCCEEDED, "https://h/v.mp4")
        assert HolySheepA().poll(handle) is None  # no id: there is nothing to ask


@pytest.mark.parametrize(
    "body", [{}, {"ok": True}, {"id": ""}, {"id": None}, {"url": ""}, {"url": "ftp://x/y"}, [], {"data": []}]
)
def test_w64_neither_an_id_nor_a_url_is_no_success(body: object) -> None:
    with pytest.raises(ProtocolError):
        HolySheepA().submitted(answer(body), KEY)


@pytest.mark.parametrize("body", [b"", b"<html>502</html>", b'{"id": "j', b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_w6_what_is_no_json_is_a_protocol_error_with_its_beginning(body: bytes) -> None:
    with pytest.raises(ProtocolError) as caught:
        HolySheepA().submitted(answer(body), KEY)
    assert caught.value.code is Code.PROVIDER_PROTOCOL


def test_w8_and_w16_a_poll_tells_everything_and_none_is_not_zero() -> None:
    body = {
        "request_id": "j1", "status": "Processing", "progress": "41.5", "physics_score": 0,
        "usage": {"total_tokens": "7"},
        "processing_time_ms": "12", "warning": "physics_accuracy_below_threshold", "recommendation": "try 4x",
        "error": None, "queue_position": 3,
    }  # fmt: skip
    state = state_in(answer(body, retry_after="7"))
    assert (state.status, state.progress, state.physics_score) == (RemoteStatus.RUNNING, 0.415, 0.0)
    assert (state.tokens, state.processing_ms, state.queue_position, state.next_poll_s) == (7, 12.0, 3, 7.0)
    assert state.warnings == ("physics_accuracy_below_threshold", "try 4x")
    bare = state_in(answer({"status": "processing", "physics_score": None}))
    assert (bare.physics_score, bare.progress, bare.tokens, bare.cost) == (None, None, None, None)  # traps 16, 43


@pytest.mark.parametrize(("given_progress", "found"), [(-5, 0.0), (250, 1.0), ("50%", 0.5), ("x", None), (True, None)])
def test_progress_is_clamped(given_progress: object, found: float | None) -> None:
    assert state_in(answer({"status": "running", "progress": given_progress})).progress == found


@pytest.mark.parametrize("word", ["rendering_pass_2", "warming-up", "unknown", "ありがとう"])
def test_an_unknown_word_is_running_and_marked(word: str) -> None:
    state = state_in(answer({"id": "j", "status": word}))
    assert (state.status, state.unknown_word, state.raw_status) == (RemoteStatus.RUNNING, True, word)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        *((word, RemoteStatus.SUCCEEDED) for word in ("COMPLETED", "succeed", "Success", "finished", "ok", "done")),
        *((word, RemoteStatus.FAILED) for word in ("failed", "Fail", "error", "errored", "aborted")),
        *((word, RemoteStatus.CANCELLED) for word in ("canceled", "CANCELLED", "canceling")),
        *((word, RemoteStatus.QUEUED) for word in ("IN_QUEUE", "in-queue", "In Queue", "Preparing", "submitted")),
        *((word, RemoteStatus.RUNNING) for word in ("in_progress", "IN PROGRESS", "dreaming", "Generating")),
        ("expired", RemoteStatus.EXPIRED),
        ("deleted", RemoteStatus.EXPIRED),
        ("THROTTLED", RemoteStatus.THROTTLED),
        ("content_moderated", RemoteStatus.MODERATED),
        ("nonsense", None),
    ],
)
def test_synonyms(word: str, status: RemoteStatus | None) -> None:
    assert status_of(word) is status


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"status": "failed", "error": "out of memory"}, RemoteStatus.FAILED, Code.PROVIDER_FAILED),
        ({"status": "failed", "error": {"message": "gpu", "code": "E1"}}, RemoteStatus.FAILED, Code.PROVIDER_FAILED),
        ({"status": "failed"}, RemoteStatus.FAILED, Code.PROVIDER_FAILED),
        ({"error": "model crashed"}, RemoteStatus.FAILED, Code.PROVIDER_FAILED),
        ({"status": "failed", "error": "content moderation"}, RemoteStatus.MODERATED, Code.PROVIDER_MODERATED),
        ({"status": "expired"}, RemoteStatus.EXPIRED, Code.PROVIDER_FAILED),
    ],
)
def test_a_failed_job_keeps_its_reason(body: dict[str, Any], status: RemoteStatus, code: Code) -> None:
    state = state_in(answer(body))
    assert state.problem is not None
    assert (state.status, state.problem.code) == (status, code)
    assert state.problem.fields["message"]


@pytest.mark.parametrize("error", [None, "", {}, []])
def test_an_empty_error_is_none(error: object) -> None:
    state = state_in(answer({"request_id": "j", "status": "completed", "output_url": "https://h/v", "error": error}))
    assert (state.status, state.problem) == (RemoteStatus.SUCCEEDED, None)


def test_an_error_beside_a_job_that_goes_on_is_a_warning() -> None:
    state = state_in(answer({"id": "j", "status": "processing", "error": "retrying on another node"}))
    assert (state.status, state.warnings, state.problem) == (RemoteStatus.RUNNING, ("retrying on another node",), None)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"error": {"code": 401, "message": "Invalid API key"}}, AuthError),
        ({"error": "rate_limit_exceeded", "retry_after_seconds": 2}, RateLimitedError),
        ({"error_code": 429, "error": "slow down"}, RateLimitedError),
        ({"error": {"code": 503, "message": "maintenance"}}, UnavailableError),
        ({"error": "insufficient balance"}, BalanceError),
    ],
)
def test_an_error_of_the_connection_inside_a_200_does_not_end_the_job(body: object, kind: type[ProviderError]) -> None:
    with pytest.raises(kind):
        state_in(answer(body))


def test_w13_and_w43_costs_come_from_the_provider_or_not_at_all() -> None:
    assert state_in(answer({"status": "completed", "usage": {"cost": "0.0315"}})).cost == Money(31_500, "USD")
    assert state_in(answer({"status": "completed", "credits": 45})).cost == Money(45_000_000, "credit")
    assert state_in(answer({"status": "completed", "usage": {"total_tokens": 900}})).cost is None
    assert state_in(answer({"status": "completed", "usage": {"cost": -1}})).cost is None


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (400, {"error": {"code": 400, "message": "Unsupported video codec"}}, RejectedError, Code.PROVIDER_REJECTED),
        (401, {"error": "Invalid API key"}, AuthError, Code.PROVIDER_AUTH),
        (401, {"error": {"code": 401, "message": "Invalid API key"}}, AuthError, Code.PROVIDER_AUTH),
        (402, {"error": "pay"}, BalanceError, Code.PROVIDER_BALANCE),
        (403, {"detail": "no access"}, AuthError, Code.PROVIDER_PERMISSION),
        (404, b"", RejectedError, Code.PROVIDER_NOT_FOUND),
        (408, {"error": {"code": 408, "message": "Request timeout"}}, UnavailableError, Code.PROVIDER_DOWN),
        (409, {"error": "idempotency_in_flight"}, UnavailableError, Code.PROVIDER_IN_FLIGHT),
        (409, {"error": "conflict"}, RejectedError, Code.PROVIDER_CONFLICT),
        (413, b"<html>", RejectedError, Code.PROVIDER_TOO_LARGE),
        (422, {"detail": [{"msg": "field required"}]}, RejectedError, Code.PROVIDER_REJECTED),
        (400, {"error": {"message": "blocked by our content policy"}}, ModeratedError, Code.PROVIDER_MODERATED),
        (
            429,
            {"error": "rate_limit_exceeded", "retry_after_seconds": 2, "current_rate": "15/minute",
             "limit_type": "concurrent_requests"},
            RateLimitedError,
            Code.PROVIDER_CONCURRENCY,
        ),
        (429, {"error": {"code": 429, "message": "Rate limit exceeded"}}, RateLimitedError, Code.PROVIDER_RATE),
        (429, {"error_code": 429}, RateLimitedError, Code.PROVIDER_RATE),
        (429, {"error": {"code": "insufficient_quota", "message": "?"}}, BalanceError, Code.PROVIDER_BALANCE),
        (500, b"", UnavailableError, Code.PROVIDER_DOWN),
        (502, b"<html>Bad Gateway</html>", UnavailableError, Code.PROVIDER_DOWN),
        (418, {"errors": [{"message": "teapot"}]}, RejectedError, Code.PROVIDER_REJECTED),
        (307, b"", ProtocolError, Code.PROVIDER_PROTOCOL),
    ],
)  # fmt: skip
def test_w5_and_w56_every_status_is_read(status: int, body: object, kind: type[ProviderError], code: Code) -> None:
    found = error_of(answer(body, status))
    assert (type(found), found.code) == (kind, code)
    assert found.fields["message"]


@pytest.mark.parametrize(
    ("body", "headers", "seconds"),
    [
        ({"retry_after_seconds": 2}, {}, 2.0),
        ({"retry_after_seconds": "2.5"}, {"retry_after": "1"}, 2.5),
        ({"error": {"retry_after": 4}}, {"retry_after": "9"}, 9.0),
        ({}, {"retry_after": formatdate(NOW + 30, usegmt=True)}, 30.0),
        ({}, {"retry_after": formatdate(NOW - 30, usegmt=True)}, 0.0),
        ({}, {"retry_after_ms": "1500"}, 1.5),
        ({"retry_after_ms": 2500}, {}, 2.5),
        ({}, {"retry_after": "soon"}, None),
        ({}, {"retry_after": "99999999"}, 600.0),
        ({}, {"retry_after": "Wed, 99 Nov 2026 99:00:00 GMT"}, None),
        ({}, {"retry_after": "-5"}, 0.0),
        ({}, {}, None),
    ],
)
def test_w44_every_hint_to_wait_counts_the_longest_first(
    body: object, headers: dict[str, str], seconds: float | None
) -> None:
    assert wait_hint_s(answer(body, 429, **headers)) == seconds


@pytest.mark.parametrize(
    ("headers", "wait", "windows"),
    [
        ({"ratelimit": '"default";r=0;t=30'}, 30.0, ()),
        ({"ratelimit": '"default";r=50;t=30'}, None, ()),
        ({"ratelimit-policy": '"burst";q=100;w=60, "hour";q=1000;w=3600'}, None, ((100, 60.0), (1000, 3600.0))),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "12"}, 12.0, ()),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW) + 8)}, 8.0, ()),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "3"}, 3.0, ()),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m6s"}, 66.0, ()),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "20ms"}, 0.02, ()),
        ({"x-ratelimit-remaining": "x", "ratelimit": ";;==", "ratelimit-policy": "q=1"}, None, ()),
    ],
)
def test_rate_headers(headers: dict[str, str], wait: float | None, windows: tuple[tuple[int, float], ...]) -> None:
    found = hints_in(headers, NOW)
    assert (found.wait_s, found.windows) == (wait, windows)


@pytest.mark.parametrize(
    ("status", "word"),
    [(1, RemoteStatus.SUCCEEDED), (5, RemoteStatus.RUNNING), (6, RemoteStatus.EXPIRED), (7, RemoteStatus.MODERATED),
     (8, RemoteStatus.FAILED), (99, RemoteStatus.RUNNING), ("1", RemoteStatus.SUCCEEDED)],
)  # fmt: skip
def test_pixverse_numbers(status: object, word: RemoteStatus) -> None:
    body = {"ErrCode": 0, "Resp": {"status": status, "url": "https://h/v.mp4", "credits": 45}}
    state = PixVerse().polled(answer(body), Handle("pixverse", 1, {"id": "1"}))
    assert (state.status, state.unknown_word) == (word, status == 99)
    assert bool(state.artifacts) is (word is RemoteStatus.SUCCEEDED)
    assert (state.problem is not None) is (word.ended and word is not RemoteStatus.SUCCEEDED)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(10003, AuthError), (500044, RateLimitedError), (500069, RateLimitedError), (500090, BalanceError),
     (400017, RejectedError), (99999, RejectedError)],
)  # fmt: skip
def test_pixverse_errors_come_with_http_200(code: int, kind: type[ProviderError]) -> None:
    found = PixVerse().failure(answer({"ErrCode": code, "ErrMsg": "no", "Resp": None}))
    assert isinstance(found, kind)
    assert PixVerse().failure(answer({"ErrCode": 0, "ErrMsg": "success", "Resp": {}})) is None
    assert isinstance(PixVerse().failure(answer(b"<html>")), ProtocolError)


def test_fal_completed_with_an_error_is_a_failure() -> None:
    state = Fal().polled(answer({"status": "COMPLETED", "error": "nan in latents"}), Handle("fal", 1, {"id": "1"}))
    assert state.status is RemoteStatus.FAILED
    assert state.problem is not None
    assert state.problem.fields["message"] == "nan in latents"


@given(st.one_of(st.floats(), st.integers(), st.text(), st.booleans(), st.none(), st.binary()))
def test_numbers_are_read_or_not_but_never_fall_over(value: object) -> None:
    assert number(value) is None or isinstance(number(value), float)
    assert whole(value) is None or isinstance(whole(value), int)
    assert web_address(value) == "" or isinstance(value, str)


@pytest.mark.parametrize("dialect", ["holysheep-a", "pixverse", "replicate", "fal", "openai-videos"])
def test_half_a_surrogate_pair_in_an_answer_can_be_kept(dialect: str) -> None:
    half = {"id": "j\ud800", "status": "\ud83d", "request_id": "j\ud800", "message": "\udfff \ud83d\ude00"}
    spoken = PROVIDERS[dialect].kind()
    for body in (half, {"ErrCode": 0, "Resp": {**half, "video_id": 3}}, {"data": half, "error": half}):
        came = answer(body)
        try:
            to_json(spoken.polled(came, Handle(spoken.name, 1, {"id": "j", "response_url": "https://h/r"})))
        except ProviderError as error:
            str(error).encode()
    assert answer(half).document() == {
        "id": "j?", "status": "?", "request_id": "j?", "message": "? \U0001f600",
    }  # fmt: skip


@pytest.mark.parametrize("much", [1.7e308, 10**30, 9.3e12, "1e308", 2**70])
def test_amounts_that_nobody_can_mean_are_unknown_and_can_be_kept(much: object) -> None:
    for body in ({"cost": much}, {"credits": much}, {"usage": {"cost": much, "total_tokens": much}}):
        came = answer({"id": "j", "status": "running", "queue_position": much, "size_bytes": much, **body})
        state = state_in(came)
        to_json(state)
        assert state.cost is None
    spoken = PixVerse()
    body = {"ErrCode": 0, "Resp": {"id": 1, "status": 5, "credits": much, "credit_monthly": much, "size": much}}
    to_json(spoken.polled(answer(body), Handle(spoken.name, 1, {"id": "1"})))
    assert spoken.balanced(answer(body)) is None


# ---- anything at all ----

NAMES = st.sampled_from(
    ["id", "request_id", "generation_id", "status", "state", "error", "errors", "message", "code", "error_code",
     "ErrCode", "ErrMsg", "Resp", "url", "output_url", "video_url", "data", "output", "progress", "usage", "cost",
     "total_tokens", "credits", "physics_score", "warning", "warnings", "detail", "choices", "retry_after_seconds",
     "queue_position", "expires_at", "video", "videos", "status_url", "response_url", "upload_id", "parts"]
)  # fmt: skip
STATUSES = st.sampled_from([200, 202, 204, 302, 400, 401, 404, 408, 409, 422, 429, 500, 503])
WORDS = st.sampled_from(["completed", "failed", "https://h/v.mp4", "", "1", "NaN", "http://[", "0x1", "1e999"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
JSONS = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=12
)
DOCUMENTS = st.dictionaries(NAMES, JSONS, max_size=6)
BODIES = DOCUMENTS.map(lambda body: json.dumps(body).encode()) | JSONS.map(lambda body: json.dumps(body).encode())
RAW = BODIES | st.binary(max_size=40) | BODIES.map(lambda body: body[: len(body) // 2])
HEADERS = st.dictionaries(
    st.sampled_from(["retry-after", "retry-after-ms", "ratelimit", "ratelimit-policy", "x-ratelimit-remaining",
                     "x-ratelimit-reset", "openai-poll-after-ms"]),
    st.text(alphabet='0123456789-.;=,qrwt" abcGMT:', max_size=20),
)  # fmt: skip
DIALECTS = [entry.kind() for entry in PROVIDERS.values()]
HANDLE_FIELDS = {"id": "1", "key": KEY.hex, "status_url": "https://h/s", "response_url": "https://h/r"}


@pytest.mark.parametrize("dialect", DIALECTS, ids=[dialect.name for dialect in DIALECTS])
@given(body=RAW, status=STATUSES, headers=HEADERS)
def test_no_answer_makes_a_dialect_fall_over(
    dialect: Dialect, body: bytes, status: int, headers: dict[str, str]
) -> None:
    came = Answer(status, body, headers, "h", NOW)
    handle = Handle(dialect.name, 1, HANDLE_FIELDS)
    hints_in(headers, NOW)
    refused = dialect.failure(came)
    assert refused is None or isinstance(refused, ProviderError)
    assert not came.ok or refused is None or isinstance(dialect, PixVerse)
    if refused is not None and not isinstance(dialect, PixVerse):
        return
    for read in (
        lambda: dialect.submitted(came, KEY),
        lambda: dialect.polled(came, handle),
        lambda: dialect.found(came, KEY) if isinstance(dialect, Finds) else None,
        lambda: dialect.cancelled(came) if isinstance(dialect, Cancels) else None,
        lambda: dialect.resulted(came) if isinstance(dialect, Results) else None,
        lambda: dialect.chatted(came) if isinstance(dialect, Talks) else None,
        lambda: dialect.balanced(came) if isinstance(dialect, Counts) else None,
        lambda: dialect.uploaded(came, "video") if isinstance(dialect, Uploads) else None,  # type: ignore[arg-type]
    ):
        try:
            read()
        except ProviderError:
            continue
