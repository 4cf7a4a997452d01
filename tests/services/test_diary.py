"""Logs and crash reports: bounded, readable, without keys whatever road a key takes."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import AuthError, Code, StudioError
from holysheep_studio.domain.redaction import HIDDEN, scrub
from holysheep_studio.domain.secret import Secret
from holysheep_studio.services.accounts import KEY_VARIABLE, URL_VARIABLE, Edit
from holysheep_studio.services.crash_reports import MOST, CrashReports
from holysheep_studio.services.diary import LOG_BYTES, OLDER, Diary
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from pathlib import Path

KEY = "Zebra-4711-quagga-9f3e"  # of no shape that gives it away


def refused(key: str) -> AuthError:
    """As a library might say it, with the key in its words."""
    with pytest.raises(AuthError) as caught:
        raise AuthError(Code.KEY_MISSING, name="mine", what=f"the server said: no such key {key}")
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {KEY}",
        f"{{'Authorization': 'Bearer {KEY}'}}",
        f'{{"api_key": "{KEY}"}}',
        f"https://api.example.com/v1?api-key={KEY}&page=2",
        f"access_token={KEY}",
        f"https://me:{KEY}@proxy.example.com:3128",
        "the key sk-abcdefghijklmnopqrstuvwxyz0123 was refused",
        "x-api-key: abcdef1234567890",
    ],
)
def test_what_looks_like_a_secret_is_hidden_though_nobody_knows_it(text: str) -> None:
    hidden = scrub(text)
    assert KEY not in hidden
    assert HIDDEN in hidden
    assert "abcdef" not in hidden


@pytest.mark.parametrize(
    "text",
    [
        "job 3f2a: rendering",
        "GET api.example.com: 429, again in 2.0 s",
        "clip.mp4 -> /data/clips/clip.mp4 (token bucket full)",
        "key frames every 12, keyring: SecretService",
        "https://api.example.com/v1/jobs/3f2a",
    ],
)
def test_ordinary_lines_stay_as_they_are(text: str) -> None:
    assert scrub(text) == text


async def test_a_key_is_nowhere_in_the_folder_whatever_road_it_takes(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment_key = "Okapi-0815-bongo-77aa"
    monkeypatch.setenv(KEY_VARIABLE, environment_key)
    monkeypatch.setenv(URL_VARIABLE, "http://127.0.0.1:9")
    diary = Diary()
    reports = CrashReports(data_folder / "logs" / "crashes", diary)
    async with await Studio.open(Paths.at(data_folder), diary=diary) as studio:
        handler = diary.keep(studio.paths.logs)
        log = logging.getLogger("holysheep_studio.test")
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        edit = Edit(dialect="holysheep-a", base_url="http://127.0.0.1:9", key=KEY)
        await studio.accounts.add("mine", edit, memory_only=True)
        for account in await studio.accounts.list():
            with pytest.raises(StudioError) as failed:
                await studio.accounts.test(account.name)
            log.warning("%s", failed.value, exc_info=failed.value)
        for key in (KEY, environment_key):
            log.info("the line says %s", key)
            log.info("%r", {"headers": {"X-Whatever": key}})
            error = refused(key)
            log.error("it went wrong", exc_info=error)
            assert CrashReports(reports.folder, diary).note(error) is not None
        log.removeHandler(handler)
        handler.close()
        tail = diary.tail(1000)
    written = [file for file in data_folder.rglob("*") if file.is_file()]
    assert any(file.name == "studio.log" for file in written)
    assert len(reports.all()) == 2
    assert HIDDEN in tail
    for file in written:
        content = file.read_bytes()
        for key in (KEY, environment_key):
            assert key.encode() not in content, file


def test_the_log_is_bounded(tmp_path: Path) -> None:
    diary = Diary()
    handler = diary.keep(tmp_path)
    record = logging.LogRecord("x", logging.INFO, "", 0, "water " * 2000, None, None)
    for _ in range(5 * LOG_BYTES // 12_000):
        handler.emit(record)
    handler.close()
    files = list(tmp_path.iterdir())
    assert len(files) == OLDER + 1
    assert all(file.stat().st_size <= LOG_BYTES for file in files)


def odd(number: int) -> None:
    raise ValueError(f"odd {number}")


def even(number: int) -> None:
    raise ValueError(f"even {number}")


def fail(number: int) -> ValueError:
    with pytest.raises(ValueError, match=str(number)) as caught:
        (odd if number % 2 else even)(number)
    return caught.value


def test_a_fault_is_written_once_a_run_and_old_reports_go(tmp_path: Path) -> None:
    diary = Diary()
    diary.learn(Secret("hunter2-hunter2"))
    first = CrashReports(tmp_path, diary).note(fail(1))
    assert first is not None
    assert first.headline == "ValueError: odd 1"
    assert "Traceback" in first.text
    assert "Python: " in first.text
    reports = CrashReports(tmp_path, diary)
    assert reports.note(fail(3)) is not None
    assert reports.note(fail(5)) is None
    assert reports.note(fail(2)) is not None
    assert [report.headline for report in reports.unseen()] == [
        "ValueError: even 2",
        "ValueError: odd 3",
        first.headline,
    ]
    reports.see()
    assert CrashReports(tmp_path, diary).unseen() == ()
    for _ in range(MOST + 5):
        CrashReports(tmp_path, diary).note(fail(1))
    assert len(reports.all()) == MOST


def test_a_run_that_died_is_told_by_the_next_and_one_that_lives_is_not(tmp_path: Path) -> None:
    program = (
        "import sys, faulthandler; from pathlib import Path\n"
        "from holysheep_studio.services.crash_reports import CrashReports\n"
        "from holysheep_studio.services.diary import Diary\n"
        "reports = CrashReports(Path(sys.argv[1]), Diary()); reports.watch()\n"
        "sys.stdin.readline(); faulthandler._sigsegv()\n"
    )
    arguments = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        while not list(tmp_path.glob("fault-*.lock")) or not list(tmp_path.glob("fault-*.txt")):
            assert child.poll() is None
        mine = CrashReports(tmp_path, Diary())
        mine._take_faults()
        assert mine.all() == ()
        child.communicate("\n")
        assert child.returncode != 0
    after = CrashReports(tmp_path, Diary())
    after._take_faults()
    (report,) = after.unseen()
    assert "fault" in report.headline
    assert "readline" in report.text or "File" in report.text
    assert list(tmp_path.glob("fault-*")) == []


def test_a_log_that_cannot_be_written_is_left_out_in_silence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = Diary().keep(tmp_path / "gone")
    book.handle(logging.LogRecord("studio", logging.INFO, __file__, 1, "a word", (), None))
    book.close()
    assert capfd.readouterr() == ("", "")
