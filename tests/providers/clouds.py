"""Clouds that the demo server does not speak, small and in memory: PixVerse, the /videos shape, Replicate, fal."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.providers.specs import SECRET

CLIP = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 200


@dataclass(slots=True)
class Cloud:
    """One server; `book` has a line for each job. Cues in the prompt as the demo server has them."""

    book: list[str] = field(default_factory=list)
    polls: dict[str, int] = field(default_factory=dict)
    refused: bool = False

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/media/"):
            return web.Response(body=CLIP, content_type="video/mp4", headers={"ETag": '"c"'})
        sent = request.headers.get("Authorization", "") + request.headers.get("API-KEY", "")
        if not sent.endswith(SECRET.reveal()):
            return self.no(401, "Invalid API key")
        submitted = request.method == "POST" and not request.path.endswith(("/cancel", "/upload"))
        if not submitted:
            return self.look(request)
        text = (await request.read()).decode("utf-8", "replace")
        if "[[fail:429]]" in text and not self.refused:
            self.refused = True
            return self.no(429, "Too many requests")
        job = f"{len(self.book) + 1}"
        self.book.append(job)
        self.polls[job] = 0
        if "[[drop:after]]" in text:
            assert request.transport is not None
            request.transport.abort()
        return web.json_response(self.taken(request, job))

    def no(self, status: int, message: str) -> web.Response:
        return web.json_response({"error": {"message": message}}, status=status)

    def taken(self, request: web.Request, job: str) -> Any:
        raise NotImplementedError

    def look(self, request: web.Request) -> web.Response:
        raise NotImplementedError

    def ready(self, job: str) -> bool:
        self.polls[job] += 1
        return self.polls[job] > 1


def media(request: web.Request, job: str) -> str:
    return f"http://{request.host}/media/{job}.mp4"


class PixVerseCloud(Cloud):
    def no(self, status: int, message: str) -> web.Response:
        code = {401: 10003, 429: 500044, 404: 400011}[status]
        return web.json_response({"ErrCode": code, "ErrMsg": message, "Resp": None})

    def taken(self, request: web.Request, job: str) -> Any:
        assert request.headers["Ai-trace-id"]
        return {"ErrCode": 0, "ErrMsg": "success", "Resp": {"video_id": int(job)}}

    def look(self, request: web.Request) -> web.Response:
        resp: dict[str, Any] = {"credit_monthly": 10, "credit_package": 20, "img_id": 5, "media_id": 6}
        if "/result/" in request.path:
            job = request.path.rpartition("/")[2]
            done = self.ready(job)
            resp = {
                "id": int(job),
                "status": 1 if done else 5,
                "url": media(request, job) if done else "",
                "credits": 45,
            }
        return web.json_response({"ErrCode": 0, "ErrMsg": "success", "Resp": resp})


class VideosCloud(Cloud):
    def taken(self, request: web.Request, job: str) -> Any:
        assert request.content_type == "multipart/form-data"
        return {"id": job, "object": "video", "status": "queued", "progress": 0}

    def look(self, request: web.Request) -> web.Response:
        _, _, job, *rest = request.path.split("/") + [""] * (3 - len(request.path.split("/")))
        if request.method == "DELETE":
            return web.json_response({"id": job, "deleted": True})
        if job not in self.polls:
            return web.json_response({"data": []})
        if rest == ["content"]:
            return web.Response(body=CLIP, content_type="video/mp4")
        done = self.ready(job)
        return web.json_response({"id": job, "status": "completed" if done else "in_progress", "progress": 40})


class ReplicateCloud(Cloud):
    def taken(self, request: web.Request, job: str) -> Any:
        return {"id": job, "status": "starting", "error": None, "output": None, "urls": {"get": str(request.url)}}

    def look(self, request: web.Request) -> web.Response:
        parts = request.path.split("/")
        if parts[1] == "account":
            return web.json_response({"username": "x"})
        job = parts[2]
        if parts[-1] == "cancel":
            return web.json_response({"id": job, "status": "canceled"})
        done = self.ready(job)
        output = [media(request, job)] if done else None
        return web.json_response({"id": job, "status": "succeeded" if done else "processing", "output": output})


class FalCloud(Cloud):
    def taken(self, request: web.Request, job: str) -> Any:
        root = f"http://{request.host}/requests/{job}"
        addresses = {f"{name}_url": f"{root}/{name}" for name in ("status", "cancel")}
        return {"request_id": job, "response_url": root, "queue_position": 0, **addresses}

    def look(self, request: web.Request) -> web.Response:
        job = request.path.split("/")[2]
        if request.path.endswith("/cancel"):
            return web.Response(status=202, body=json.dumps({"status": "CANCELLATION_REQUESTED"}).encode())
        if request.path.endswith("/status"):
            return web.json_response({"status": "COMPLETED" if self.ready(job) else "IN_PROGRESS"})
        return web.json_response({"video": {"url": media(request, job)}})


CLOUDS: dict[str, type[Cloud]] = {
    "pixverse": PixVerseCloud, "openai-videos": VideosCloud, "replicate": ReplicateCloud, "fal": FalCloud,
}  # fmt: skip
