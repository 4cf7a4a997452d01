"""Demo: the server's own doors, for scripts and tests on this machine: journal, book, jobs, rules."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from holysheep_studio.demo_server.refusals import Refused
from holysheep_studio.demo_server.rules import rule

if TYPE_CHECKING:
    from holysheep_studio.demo_server.shop import Shop


def check(request: web.Request) -> None:
    """Raise Refused 403 unless the caller says who he thinks he speaks to: a web page cannot send this header."""
    if request.headers.get("X-Demo-Admin") != "1":
        raise Refused(403, "Send the header X-Demo-Admin: 1", "X-Demo-Admin")


async def rules(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET, POST or DELETE /demo/rules: what is played, a rule more, none any more."""
    check(request)
    if request.method == "DELETE":
        shop.rules.rules.clear()
    elif request.method == "POST":
        try:
            shop.rules.rules.append(rule(json.loads(await request.text())))
        except ValueError as error:
            raise Refused(422, str(error)) from None
    rows = [
        {"door": one.door, "dialect": one.dialect, "text": one.text, "probability": one.probability, "times": one.times}
        for one in shop.rules.rules
    ]
    return web.json_response({"rules": rows})


async def journal(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /demo/journal: every request."""
    check(request)
    rows = [asdict(entry) for entry in shop.journal.entries]
    return web.json_response({"entries": rows, "most_in_flight": shop.journal.most_in_flight})


async def book(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /demo/book: every charge and credit."""
    check(request)
    lines = {"charges": shop.book.charges, "credits": shop.book.credits}
    rows: dict[str, Any] = {name: [asdict(line) for line in found] for name, found in lines.items()}
    return web.json_response({**rows, "total_micros": shop.book.total_micros})


async def jobs(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /demo/jobs: every job."""
    check(request)
    rows = [
        {
            "id": job.id,
            "client_key": job.order.client_key,
            "dialect": job.order.dialect,
            "end": job.end,
            "polls": job.polls,
            "accepted_at": job.accepted_at,
        }
        for job in shop.jobs
    ]
    return web.json_response({"jobs": rows})


async def nothing(_shop: Shop, _request: web.Request) -> web.StreamResponse:
    """Any other path."""
    raise Refused(404, "There is no such path")
