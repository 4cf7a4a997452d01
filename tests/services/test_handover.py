"""Clips leave the studio whole, in the form that was asked for, marked, and never twice."""

from __future__ import annotations

import asyncio
import json
import shutil
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import av
import cv2
import numpy as np
import pytest

from holysheep_studio.domain.deliverable import FORMATS, Fit, Frame, Wish
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.naming import Collision
from holysheep_studio.domain.provenance import Certificate, Lineage, Mark, SourceType
from holysheep_studio.media import encode, marking
from holysheep_studio.services.handover import Delivered, Errand, Item, sidecar_of
from holysheep_studio.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.conftest import MakeClip

GENERATED = Lineage(SourceType.TRAINED, job_id="j1", prompt="a lamp", model="m", charged="0.100000 USD")


@pytest.fixture
async def workshop() -> AsyncIterator[Workshop]:
    async with Workshop() as made:
        yield made


@pytest.fixture
def take(make_clip: MakeClip, tmp_path: Path) -> Path:
    clip = make_clip(frames=24, size=(320, 180), sound=True)
    return Path(shutil.copy(clip, tmp_path / "take 100%d.mp4"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out 5%d"
    made.mkdir()
    return made


def quiet(_place: int) -> Callable[[str], Callable[[float], None]]:
    return lambda _name: lambda _share: None


async def deliver(workshop: Workshop, take: Path, errand: Errand, lineage: Lineage = GENERATED) -> Delivered:
    (outcome,) = await workshop.handover.deliver([Item(take, {"name": take.stem}, lineage)], errand, quiet)
    if isinstance(outcome, StudioError):
        raise outcome
    return outcome


def left_behind(folder: Path) -> list[str]:
    return [one.name for one in folder.rglob("*") if ".part" in one.name or one.name.startswith(".")]


@pytest.mark.parametrize("name", FORMATS)
async def test_every_format_is_whole_and_described(workshop: Workshop, take: Path, folder: Path, name: str) -> None:
    made = await deliver(workshop, take, Errand(folder, Wish(name)))
    assert (made.frames, made.width, made.height) == (24, 320, 180)
    assert made.path.parent == folder
    told = json.loads(sidecar_of(made.path).read_text(encoding="utf-8"))
    assert told["lineage"]["prompt"] == "a lamp"
    assert told["lineage"]["charged"] == "0.100000 USD"
    if made.path.is_dir():
        assert len(list(made.path.iterdir())) == 24
    else:
        assert told["mark"]["digital_source_type"] == SourceType.TRAINED.uri
        assert told["mark"]["test_certificate"] is True
    assert left_behind(folder) == []


@pytest.mark.parametrize("fit", list(Fit))
async def test_another_shape(workshop: Workshop, take: Path, folder: Path, fit: Fit) -> None:
    made = await deliver(workshop, take, Errand(folder, Wish(frame=Frame(180, 320, fit))))
    assert (made.width, made.height) == (180, 320)
    with av.open(str(made.path)) as container:
        picture = next(container.decode(video=0)).to_ndarray(format="rgb24").astype(int)
    top = picture[:40]
    if fit is Fit.PAD:
        assert top.max() < 24, "black bars"
    elif fit is Fit.BLUR:
        assert top.mean() > 24, "no black bars"
        assert np.abs(np.diff(top.mean(axis=2), axis=1)).mean() < 4, "what is around it is blurred"
    else:
        assert top.mean() > 24


async def test_the_named_folder_is_made_but_not_a_whole_path(workshop: Workshop, take: Path, folder: Path) -> None:
    made = await deliver(workshop, take, Errand(folder / "tonight", Wish()))
    assert made.path.parent == folder / "tonight"
    with pytest.raises(InputError, match="output_folder_missing"):
        await deliver(workshop, take, Errand(folder / "slip" / "tonight", Wish()))
    with pytest.raises(InputError, match="output_folder_missing"):
        await deliver(workshop, take, Errand(made.path, Wish()))
    assert not (folder / "slip").exists()


async def test_loudness_is_brought_to_the_wish_and_measured_after(
    workshop: Workshop, make_clip: MakeClip, folder: Path
) -> None:
    clip = make_clip(frames=96, size=(64, 64), sound=True)
    made = await deliver(workshop, clip, Errand(folder, Wish(loudness_lufs=-23.0)))
    assert made.loudness_lufs is not None
    assert abs(made.loudness_lufs + 23) < 0.5
    assert made.words == ()
    footage = await workshop.engine.probe(made.path)
    found = await encode.loudness(await workshop.ffmpeg(), footage, made.path, folder)
    assert found is not None
    assert found[1] <= encode.PEAK_DBTP + 0.3


async def test_silence_is_left_alone(workshop: Workshop, make_clip: MakeClip, folder: Path) -> None:
    made = await deliver(workshop, make_clip(frames=12), Errand(folder, Wish(loudness_lufs=-14.0)))
    assert made.loudness_lufs is None


async def test_the_mark_survives_reading_and_a_change_breaks_it(workshop: Workshop, take: Path, folder: Path) -> None:
    made = await deliver(workshop, take, Errand(folder, Wish()))
    mark = marking.read_mark(made.path)
    assert (mark.xmp, mark.manifest) == (SourceType.TRAINED.uri, SourceType.TRAINED.uri)
    assert (mark.valid, mark.trusted) == (True, False)
    assert mark.signer is not None
    assert "TEST" in mark.signer
    data = bytearray(made.path.read_bytes())
    data[data.index(b"mdat") + 2000] ^= 1
    made.path.write_bytes(data)
    assert marking.read_mark(made.path).valid is False


async def test_what_its_source_says_of_its_origin_goes_with_it(
    workshop: Workshop, take: Path, folder: Path, tmp_path: Path
) -> None:
    origin = await deliver(workshop, take, Errand(tmp_path, Wish(), "origin"))
    assert origin.mark.ingredients == ()
    missing, plain = tmp_path / "gone.mp4", take
    item = Item(take, {"name": "clip"}, GENERATED, inputs=(origin.path, missing, plain))
    (made,) = await workshop.handover.deliver([item], Errand(folder, Wish()), quiet)
    assert isinstance(made, Delivered)
    mark = marking.read_mark(made.path)
    assert (mark.valid, mark.manifest, mark.ingredients) == (True, SourceType.TRAINED.uri, ("origin.mp4",))
    told = json.loads(sidecar_of(made.path).read_text(encoding="utf-8"))
    assert told["mark"]["ingredients"] == ["origin.mp4"]
    assert str(tmp_path) not in json.dumps(told)


async def test_without_a_known_origin_nothing_is_claimed(workshop: Workshop, take: Path, folder: Path) -> None:
    made = await deliver(workshop, take, Errand(folder, Wish()), Lineage(None))
    assert marking.read_mark(made.path) == Mark()


async def test_the_same_delivery_is_recognised_and_another_gets_a_number(
    workshop: Workshop, take: Path, folder: Path
) -> None:
    first = await deliver(workshop, take, Errand(folder, Wish()))
    again = await deliver(workshop, take, Errand(folder, Wish()))
    assert again == Delivered(first.path, skipped=True)
    other = await deliver(workshop, take, Errand(folder, Wish(crf=30)))
    assert other.path != first.path
    assert other.path.name.endswith("_2.mp4")
    skipped = await deliver(workshop, take, Errand(folder, Wish(crf=40), collision=Collision.SKIP))
    assert skipped == Delivered(first.path, skipped=True)
    replaced = await deliver(workshop, take, Errand(folder, Wish(crf=40), collision=Collision.REPLACE))
    assert (replaced.path, replaced.skipped) == (first.path, False)


async def test_the_source_is_never_overwritten(workshop: Workshop, take: Path) -> None:
    before = take.read_bytes()
    errand = Errand(take.parent, Wish(), template="{name}", collision=Collision.REPLACE)
    with pytest.raises(InputError) as refused:
        await deliver(workshop, take, errand)
    assert refused.value.code == Code.OUTPUT_IS_SOURCE
    assert take.read_bytes() == before


async def test_one_bad_clip_stops_no_other(workshop: Workshop, take: Path, folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a clip")
    items = [Item(broken, {"name": "broken"}), Item(take, {"name": "whole"}), Item(tmp_path / "no.mp4", {"name": "no"})]
    outcomes = await workshop.handover.deliver(items, Errand(folder), quiet)
    assert [isinstance(one, Delivered) for one in outcomes] == [False, True, False]
    assert [one.name for one in folder.glob("*.mp4")] == ["whole.mp4"]


async def test_cancelling_leaves_nothing_and_the_rest_goes_on(workshop: Workshop, take: Path, folder: Path) -> None:
    begun = asyncio.Event()

    def stage(_place: int) -> Callable[[str], Callable[[float], None]]:
        def named(name: str) -> Callable[[float], None]:
            if name == "encode":
                begun.set()
            return lambda _share: None

        return named

    errand = Errand(folder, Wish("h265"))
    work = asyncio.create_task(workshop.handover.deliver([Item(take, {"name": "a"})], errand, stage))
    await begun.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert list(folder.iterdir()) == []
    assert (await deliver(workshop, take, errand)).frames == 24


async def test_drafts_are_enlarged_first(workshop: Workshop, make_clip: MakeClip, folder: Path) -> None:
    made = await deliver(workshop, make_clip(frames=6), Errand(folder, Wish(upscale="2x")))
    assert (made.width, made.height, made.words) == (320, 180, ("upscaled",))


async def test_a_contact_sheet_shows_frames_of_the_whole_clip(workshop: Workshop, take: Path, folder: Path) -> None:
    made = await deliver(workshop, take, Errand(folder, Wish(contact_sheet=True)))
    sheet = cv2.imread(str(made.path.with_name(f"{made.path.stem}_sheet.jpg")))
    assert sheet is not None
    assert sheet.shape[1] == 4 * 328 + 8


async def test_a_thumbnail_is_a_frame_of_the_delivered_picture(workshop: Workshop, take: Path, folder: Path) -> None:
    made = await deliver(workshop, take, Errand(folder, Wish(thumbnail=True, frame=Frame(180, 180, Fit.CROP))))
    picture = cv2.imread(str(made.path.with_name(f"{made.path.stem}_thumb.jpg")))
    assert picture is not None
    assert picture.shape[:2] == (180, 180)
    assert left_behind(folder) == []
    moving = await deliver(workshop, take, Errand(folder, Wish("webp", thumbnail=True)))
    assert moving.path.with_name(f"{moving.path.stem}_thumb.jpg").exists()


async def test_cut_lists_are_exact(workshop: Workshop, make_clip: MakeClip, folder: Path) -> None:
    clips = [make_clip(frames=24, rate="30000/1001"), make_clip(frames=12, rate="30000/1001")]
    await workshop.handover.cut_list(clips, folder / "cut.otio")
    told = json.loads((folder / "cut.otio").read_text(encoding="utf-8"))
    children = told["tracks"]["children"][0]["children"]
    assert [child["source_range"]["duration"]["value"] for child in children] == [24, 12]
    assert {child["metadata"]["holysheep_studio"]["rate"] for child in children} == {"30000/1001"}
    await workshop.handover.cut_list(clips, folder / "cut.edl")
    assert "00:00:00:24" in (folder / "cut.edl").read_text(encoding="utf-8").replace(";", ":")
    mixed = [*clips, make_clip(frames=12, rate="25")]
    with pytest.raises(InputError):
        await workshop.handover.cut_list(mixed, folder / "mixed.edl")
    assert not (folder / "mixed.edl").exists()


def test_the_box_of_a_hostile_file_is_not_followed(tmp_path: Path) -> None:
    file = tmp_path / "evil.mp4"
    file.write_bytes(struct.pack(">I4s", 4, b"uuid") + b"\0" * 64)
    assert marking.read_mark(file) == Mark()


async def test_a_certificate_that_cannot_sign_is_refused(workshop: Workshop, take: Path, folder: Path) -> None:
    key, chain = folder / "key.pem", folder / "chain.pem"
    key.write_text("secret nonsense")
    chain.write_text("nonsense")
    errand = Errand(folder, Wish(), certificate=Certificate(str(chain), str(key)))
    with pytest.raises(InputError) as refused:
        await deliver(workshop, take, errand)
    assert refused.value.code == Code.CERTIFICATE_UNUSABLE
    assert "secret" not in str(refused.value)
    assert list(folder.glob("*.mp4")) == []
