"""What people say of clips: kept with ways back, heard by the queue, seen by another process, traced from files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.render import Quality
from holysheep_studio.domain.shelf import Decision, Query
from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import MakeClip

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        yield opened


async def test_words_about_a_clip_have_a_way_back_and_reach_the_queue(studio: Studio, make_clip: MakeClip) -> None:
    ids = await studio.library.add([make_clip(frames=6)])
    await studio.library.settled(ids)
    (draft,) = await studio.jobs.add(ids, FAST)
    (final,) = await studio.finals.add([draft], Enlargement("2x", "lanczos"))
    await studio.runner.run(until_empty=True)
    (line,) = await studio.shelf.lines()
    assert (line.job_id, line.take, line.decision) == (draft, 1, Decision.UNDECIDED)

    before = await studio.review.decide([line.id], Decision.ACCEPTED)
    assert (await studio.jobs.get(draft)).approved_at is not None
    assert all(need.met for need in await studio.schedule.needs(final))
    await studio.review.restore(before)
    assert (await studio.jobs.get(draft)).approved_at is None
    assert await studio.review.decide([line.id], Decision.UNDECIDED) == ()  # nothing changed, nothing to take back

    await studio.schedule.approve([draft])  # the queue's word is the same word
    assert await studio.shelf.find(Query(decisions=(Decision.ACCEPTED,))) == (line.id,)
    await studio.schedule.approve([draft], accepted=False)
    assert await studio.shelf.find(Query(decisions=(Decision.ACCEPTED,))) == ()

    async with await Studio.open(studio.paths) as other:
        await other.review.tag([line.id], ["hero", "Water"])
        await other.review.star([line.id], starred=True)
    (seen,) = await studio.shelf.some_lines([line.id])
    assert (seen.tags, seen.starred) == (("hero", "Water"), True)
    assert await studio.shelf.find(Query("water hero")) == (line.id,)
    with pytest.raises(InputError):
        await studio.review.star(["nobody"], starred=True)  # type: ignore[list-item]


async def test_notes_stay_at_their_frame_and_files_lead_back_to_their_clip(
    studio: Studio, make_clip: MakeClip, tmp_path: Path
) -> None:
    ids = await studio.library.add([make_clip(frames=6)])
    await studio.library.settled(ids)
    await studio.jobs.add(ids, FAST)
    await studio.runner.run(until_empty=True)
    (clip,) = await studio.library.clips()
    first = await studio.review.remark(clip.id, 7, " flicker here ")
    await studio.review.remark(clip.id, 2, "good start")
    assert [(one.frame, one.words) for one in await studio.review.remarks(clip.id)] == [
        (2, "good start"),
        (7, "flicker here"),
    ]
    assert await studio.review.reword(first, "flicker at the edge") == "flicker here"
    assert await studio.shelf.find(Query("edge")) == (clip.id,)
    await studio.review.remove_remark(first)
    assert await studio.shelf.find(Query("edge")) == ()
    await studio.review.restore_remark(first)
    assert len(await studio.review.remarks(clip.id)) == 2
    for frame, words in ((clip.verification.frames, "x"), (-1, "x"), (0, "  ")):
        with pytest.raises(InputError):
            await studio.review.remark(clip.id, frame, words)

    copy = tmp_path / "copy.mp4"
    copy.write_bytes((studio.paths.clips / clip.path).read_bytes())
    for typed in (clip.id[:8], clip.job_id, clip.path, str(copy), clip.verification.sha256):
        assert await studio.shelf.named(typed) == clip.id
    copy.write_bytes(b"coded again")
    with pytest.raises(InputError):
        await studio.shelf.named(str(copy))
    copy.with_name("copy.mp4.json").write_text(json.dumps({"lineage": {"clip_id": clip.id}}))
    assert await studio.shelf.named(str(copy)) == clip.id
