"""`voices`, `lipsync` and `speakers` as a user runs them, against the demo server."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from tests.cli.commands import Answer, studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


async def test_a_clip_is_spoken_over_once_its_voice_is_allowed(tmp_path: Path, make_clip: MakeClip) -> None:
    clip, voice = make_clip(frames=24), make_clip(frames=12, sound=True)
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server:
        here = {
            "HOLYSHEEP_STUDIO_DATA": str(tmp_path / "data"),
            "HOLYSHEEP_API_KEY": server.key,
            "HOLYSHEEP_BASE_URL": server.base_url_of(Dialect.PIXVERSE),
            "HOLYSHEEP_DIALECT": "pixverse",
        }

        async def run(*arguments: object) -> Answer:
            return await asyncio.to_thread(partial(studio, *arguments, timeout_s=300, **here))

        asked = ("lipsync", clip, "--connection", "environment", "--voice", "Ana", "--sound", voice)
        refused = await run(*asked)
        assert refused.code == 2
        assert "Nobody has allowed the use of the voice Ana" in refused.err
        told = (await run("voices", "allow", "Ana", "--person", "Ana Lind", "--by", "Ana Lind", "--for", "films",
                          "--json")).json  # fmt: skip
        (consent,) = told["consents"]
        plan = (await run(*asked, "--json")).json
        assert (plan["clip_s"], plan["quoted"], plan["job"]) == (1.0, None, None)
        assert plan["voice"]["consent"] == consent["id"]
        assert (await run(*asked, "--submit", "--yes", "--json")).json["job"]
        assert (await run("run", "--until-empty")).code == 0
        assert len(server.book.charges) == 1
        assert "Emily" in (await run("speakers", "environment")).out
        ended = (await run("voices", "revoke", consent["id"][:6], "--json")).json["consents"]
        assert ended[0]["revoked_at"] is not None
        assert (await run(*asked)).code == 2
