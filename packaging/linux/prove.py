"""Proves a Debian package on a bare system: `sudo python3 packaging/linux/prove.py PACKAGE.deb [--shots FOLDER]`.

It makes a minimal Debian 12 with debootstrap, installs the package there with apt and nothing else, uses the studio as
a plain user does, in the terminal and in a window, and removes it again. Every claim is printed with ok or FAILED; the
exit code is 0 only if all hold. Needs root, debootstrap, unshare and Xvfb here; the screen is this system's, so that
the bare one gets no library from it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
USER = "1000:1000"
HOME = Path("srv/person")
PACKAGE = "holysheep-studio"
INSTALLED = "/usr/lib/holysheep-studio"
#: What installing and removing anything leaves behind, and what is the person's.
UNTOLD = ("proc", "sys", "dev", "tmp", "home", "srv", "run", "var/lib/apt", "var/lib/dpkg", "var/cache", "var/log")
STARTS = 5
#: What desktops have and a bare system has not; installed only after the studio was used without it.
DESKTOP = "desktop-file-utils shared-mime-info appstream hicolor-icon-theme xdg-utils libglib2.0-bin"

#: Opens the window in the bare system, looks at it and at its children, closes it as a desktop does.
WINDOW = """
export HOME=/srv/person DISPLAY=:@SCREEN@ HOLYSHEEP_STUDIO_TRACE=1 LD_LIBRARY_PATH=/srv/person/mine
cd /srv/person
began=$(date +%s%N)
holysheep-studio studio @FILES@ >/srv/said 2>&1 &
studio=$!
for moment in shown usable; do
    for i in $(seq 3000); do grep -q "^$moment" /srv/said && break; kill -0 $studio || break; sleep 0.02; done
    grep -q "^$moment" /srv/said && echo "${moment}_ms $(( ($(date +%s%N) - began) / 1000000 ))"
done
sleep @WAIT@
for one in /proc/[0-9]*; do
    grep -qz 'media.guard\\|holysheep_studio.engine\\|ffmpeg' $one/cmdline 2>/dev/null || continue
    tr '\\0' '\\n' <$one/environ 2>/dev/null |
        sed -n 's/^LD_LIBRARY_PATH=/child_path /p; s/^\\(QT_[A-Z_]*\\)=/child_qt \\1 /p'
done
ffmpeg=$(echo @INSTALLED@/_internal/imageio_ffmpeg/binaries/ffmpeg-*)
$ffmpeg -nostdin -v error -y -f x11grab -video_size 1280x800 -i $DISPLAY -frames:v 1 /srv/shot.png
kill -TERM $studio; wait $studio; echo "ended $?"
sed 's/^/said /' /srv/said | grep -v '^said shown\\|^said usable' | tail -5
"""

#: Two starts on one data folder: the second brings a clip to the window of the first, and ends.
SECOND = """
export HOME=/srv/person DISPLAY=:@SCREEN@ HOLYSHEEP_STUDIO_TRACE=1
cd /srv/person
holysheep-studio studio >/srv/said 2>&1 &
studio=$!
for i in $(seq 3000); do grep -q "^usable" /srv/said && break; kill -0 $studio || break; sleep 0.1; done
sources() { holysheep-studio project export -o known --force --json | sed -n 's/.*"sources": \\([0-9]*\\).*/\\1/p'; }
before=$(sources)
timeout 120 holysheep-studio studio water.mp4 >/srv/second 2>&1; echo "second_ended $?"
grep -c '^shown' /srv/second | sed 's/^/second_windows /'
for i in $(seq 60); do
    [ "$(sources)" -gt "$before" ] && echo "came_in yes" && break
    sleep 1
done
kill -0 $studio && echo "first_lives yes"
kill -TERM $studio; wait $studio; echo "ended $?"
"""
#: A project in the file manager's hands: what kind it is, what opens it, and that it opens, by GLib's own way.
PROJECT = """
export HOME=/srv/person DISPLAY=:@SCREEN@ HOLYSHEEP_STUDIO_DATA=/srv/person/elsewhere
cd /srv/person
gio info -a standard::content-type work.hsproj | sed -n 's/^ *standard::content-type: /kind /p'
echo "opens_with $(xdg-mime query default application/vnd.holysheep.studio-project)"
echo "clips_open_with $(xdg-mime query default video/mp4)"
gio open work.hsproj
for i in $(seq 600); do
    holysheep-studio clips list --json 2>/dev/null | grep -q '"effect": "slow_motion' && break
    sleep 0.2
done
holysheep-studio clips list --json | grep -q '"effect": "slow_motion' && echo "came_in yes"
sleep 3
ffmpeg=$(echo @INSTALLED@/_internal/imageio_ffmpeg/binaries/ffmpeg-*)
$ffmpeg -nostdin -v error -y -f x11grab -video_size 1280x800 -i $DISPLAY -frames:v 1 /srv/shot.png
for one in /proc/[0-9]*; do grep -qz 'work.hsproj' $one/cmdline && kill -TERM ${one#/proc/} && echo "closed yes"; done
for i in $(seq 600); do
    alive=no
    for one in /proc/[0-9]*; do grep -qz 'work.hsproj' $one/cmdline 2>/dev/null && alive=yes; done
    [ $alive = no ] && echo "ended yes" && break
    sleep 0.1
done
"""


class Done(NamedTuple):
    """How a command in the bare system ended."""

    code: int
    said: str
    seconds: float


class Bare:
    """A bare system in a folder; what is run there ends with the command."""

    def __init__(self, place: Path) -> None:
        """`place` is its top folder, made by debootstrap or a copy of such."""
        self.place = place
        self.failed: list[str] = []

    def run(self, script: str, *, person: bool = False, timeout_s: float = 1200) -> Done:
        """A shell script there, as root or as the plain person, in namespaces of its own."""
        mounts = "mount -t tmpfs none dev/shm && mkdir -p tmp/.X11-unix && mount --bind /tmp/.X11-unix tmp/.X11-unix"
        who = f"--userspec={USER}" if person else "--userspec=0:0"
        (self.place / "srv/script").write_text(script, encoding="utf-8")
        inside = f"cd {self.place} && {mounts} && mount -t proc none proc && exec chroot {who} . /bin/sh /srv/script"
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "/bin/sh", "-c", inside]
        environment = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"}
        if person:
            environment |= {"HOME": f"/{HOME}", "USER": "person"}
        environment |= {"DEBIAN_FRONTEND": "noninteractive"}
        began = time.monotonic()
        done = subprocess.run(
            command, check=False, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=timeout_s,
        )  # fmt: skip
        return Done(done.returncode, done.stdout, time.monotonic() - began)

    def claim(self, words: str, *, holds: bool, because: str = "") -> None:
        """Print whether it holds, and what was seen where it does not."""
        print(f"{'ok    ' if holds else 'FAILED'} {words}", flush=True)
        if not holds:
            self.failed.append(words)
            print("       " + "\n       ".join(because.splitlines()[-25:]), flush=True)

    def files(self) -> set[str]:
        """Every file of the system, without what is the person's or apt's own."""
        found: set[str] = set()
        for folder, folders, names in os.walk(self.place):
            below = os.path.relpath(folder, self.place)
            if below in UNTOLD:
                folders.clear()
                continue
            found.update(os.path.normpath(os.path.join(below, name)) for name in [*names, *folders])  # noqa: PTH118
        return found - set(UNTOLD)


def make(place: Path, base: Path | None) -> Bare:
    """A bare Debian 12 with a plain person in it."""
    if base is None:
        tool = shutil.which("debootstrap") or "debootstrap"
        subprocess.run([tool, "--variant=minbase", "bookworm", str(place)], check=True, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([shutil.which("cp") or "cp", "-a", f"{base}/.", str(place)], check=True)
    bare = Bare(place)
    bare.run("chmod 1777 /srv; useradd --home-dir /srv/person --create-home --uid 1000 person; apt-get -qq update")
    return bare


@contextlib.contextmanager
def screen() -> Iterator[int]:
    """A screen of this system; gives its number."""
    answer, ready = os.pipe()
    command = [shutil.which("Xvfb") or "Xvfb", "-displayfd", str(ready), "-screen", "0", "1280x800x24"]
    server = subprocess.Popen(
        [*command, "-ac", "-nolisten", "tcp", "-noreset"], pass_fds=[ready], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.close(ready)
        with os.fdopen(answer) as line:
            yield int(line.readline())
    finally:
        server.terminate()
        server.wait()


def install(bare: Bare, package: Path) -> None:
    """As a person does who has downloaded the package."""
    shutil.copyfile(package, bare.place / "srv/studio.deb")
    done = bare.run("apt-get install -y --no-install-recommends /srv/studio.deb")
    bare.claim(f"apt installs it on a bare Debian 12 ({done.seconds:.0f} s)", holds=done.code == 0, because=done.said)
    (bare.place / "srv/studio.deb").unlink()
    found = bare.run(f"find {INSTALLED} -xtype l")
    bare.claim("every link leads somewhere", holds=not found.said.strip(), because=found.said)
    man = bare.run("zcat /usr/share/man/man1/holysheep-studio.1.gz | grep -c '^.B '")
    bare.claim(
        "the manual page names the commands", holds=man.said.strip().isdigit() and int(man.said) > 20, because=man.said
    )


def in_terminal(bare: Bare) -> None:
    """What the command line does for the plain person."""
    done = bare.run("holysheep-studio --version", person=True)
    bare.claim("it says its version", holds=done.said.startswith("holysheep-studio "), because=done.said)
    done = bare.run("holysheep-studio doctor", person=True)
    bare.claim("doctor finds FFmpeg, codecs and disk", holds="FFmpeg" in done.said, because=done.said)
    print("       " + "\n       ".join(done.said.splitlines()))
    done = bare.run(f"cd /{HOME} && LD_LIBRARY_PATH=/nowhere holysheep-studio demo --headless", person=True)
    made = list((bare.place / HOME).rglob("*slow_motion*.mp4"))
    bare.claim(
        f"the demo job makes a clip ({done.seconds:.0f} s)", holds=done.code == 0 and bool(made), because=done.said
    )
    if made:
        inner = Path("/") / made[0].relative_to(bare.place)
        done = bare.run(f"holysheep-studio probe '{inner}'", person=True)
        bare.claim("the clip has 360 frames", holds="360 frames" in done.said, because=done.said)
    scene = f"holysheep-studio plan --help >/dev/null && printf 'A sheep on a hill\\n' >/{HOME}/p.txt"
    done = bare.run(
        f"{scene} && cd /{HOME} && holysheep-studio plan p.txt --connection demo --model pixverse-v6 -o p.json"
        " && holysheep-studio submit p.json --yes && holysheep-studio run --until-empty",
        person=True,
    )
    bare.claim("a job goes to the demo provider and comes back", holds=done.code == 0, because=done.said)
    physics = "type = 'fluid_dynamics'\\nscene = 'pour'\\nduration_s = 0.5\\nfps = 24\\nwidth = 320\\nheight = 180\\n"
    done = bare.run(
        f'cd /{HOME} && printf "{physics}" >p.toml && holysheep-studio previs p.toml -o water.mp4'
        " && holysheep-studio inspect water.mp4 && holysheep-studio deliver water.mp4 --format webp -o .",
        person=True,
    )
    bare.claim("physics are simulated, measured and delivered", holds=done.code == 0, because=done.said)


def libraries(bare: Bare) -> None:
    """That every library finds what it asks for: in the package, and in what the package depends on."""
    # the look of GNOME's dialogs is for those who have GTK
    look = (
        f"cd {INSTALLED}/_internal && find . -name '*.so*' -type f ! -name libqgtk3.so |"
        " LD_LIBRARY_PATH=$PWD xargs -n 40 ldd 2>&1 | grep -e 'not found' -e aligned"
    )
    done = bare.run(look)
    bare.claim("every library finds all that it asks for", holds=not done.said.strip(), because=done.said)


def in_window(bare: Bare, shots: Path | None) -> None:
    """A window with a clip that the desktop names as an argument."""
    clip = bare.place / HOME / "A clip of mine.mp4"
    shutil.copyfile(ROOT / "resources" / "samples" / "stream_of_water.mp4", clip)
    os.chown(clip, 1000, 1000)
    times: dict[str, list[int]] = {}
    with screen() as number:
        words = WINDOW.replace("@SCREEN@", str(number)).replace("@INSTALLED@", INSTALLED)
        shown = words.replace("@FILES@", f"'/{HOME}/{clip.name}'").replace("@WAIT@", "25")
        done = bare.run(shown, person=True)
        facts = facts_of(done.said)
        bare.claim("the window opens with a clip", holds="shown_ms" in facts, because=done.said)
        bare.claim("it closes in order", holds=facts.get("ended") == "0", because=done.said)
        paths = {line.split(" ", 1)[1] for line in done.said.splitlines() if line.startswith("child_path ")}
        bare.claim("its children see the person's library path", holds=paths == {f"/{HOME}/mine"}, because=done.said)
        bare.claim("and nothing of its Qt", holds="child_qt" not in done.said, because=done.said)
        if shots is not None:
            shots.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bare.place / "srv/shot.png", shots / "installed.png")
        bare.run("rm -f /srv/shot.png /srv/said")
        known = bare.run("holysheep-studio clips list; ls '/srv/person/.local/share/HolySheep Studio'", person=True)
        bare.claim("the data folder is the person's", holds="studio.sqlite3" in known.said, because=known.said)
        for _ in range(STARTS):
            again = bare.run(words.replace("@FILES@", "").replace("@WAIT@", "2"), person=True)
            for line in again.said.splitlines():
                if line.startswith(("shown_ms ", "usable_ms ")):
                    times.setdefault(line.split()[0].removesuffix("_ms"), []).append(int(line.split()[1]))
            bare.run("rm -f /srv/shot.png /srv/said")
        second_start(bare, number)
    for moment, taken in times.items():
        print(f"       from the command to the window {moment}, warm: {sorted(taken)} ms")


def second_start(bare: Bare, number: int) -> None:
    """The menu entry is chosen again, or a clip pressed twice, while a window is open."""
    done = bare.run(SECOND.replace("@SCREEN@", str(number)), person=True)
    facts = facts_of(done.said)
    alone = facts.get("second_ended") == "0" and facts.get("second_windows") == "0"
    bare.claim("a second start opens no second window", holds=alone, because=done.said)
    came = facts.get("came_in") == "yes" and facts.get("first_lives") == "yes" and facts.get("ended") == "0"
    bare.claim("its clip comes into the first", holds=came, because=done.said)


def project(bare: Bare, shots: Path | None) -> None:
    """A project is known by its kind, and a double click opens it."""
    done = bare.run(f"cd /{HOME} && holysheep-studio project export -o work.hsproj --force", person=True)
    bare.claim("work is saved as a project", holds=done.code == 0, because=done.said)
    with screen() as number:
        words = PROJECT.replace("@SCREEN@", str(number)).replace("@INSTALLED@", INSTALLED)
        done = bare.run(words, person=True)
    facts = facts_of(done.said)
    mine = "holysheep-studio.desktop"
    known = facts.get("kind") == "application/vnd.holysheep.studio-project"
    bare.claim("the desktop knows a project's kind", holds=known, because=done.said)
    opens = facts.get("opens_with") == mine == facts.get("clips_open_with")
    bare.claim("projects and clips open with the studio", holds=opens, because=done.said)
    bare.claim("a double click opens the project", holds=facts.get("came_in") == "yes", because=done.said)
    bare.claim("and its window closes in order", holds=facts.get("ended") == "yes", because=done.said)
    if shots is not None and (bare.place / "srv/shot.png").exists():
        shutil.copyfile(bare.place / "srv/shot.png", shots / "project.png")
    bare.run("rm -f /srv/shot.png /srv/said")


def facts_of(said: str) -> dict[str, str]:
    """What a script printed as "name value" lines."""
    return dict(line.split(" ", 1) for line in said.splitlines() if " " in line)


def with_desktop(bare: Bare) -> None:
    """What a desktop learns from the package; its tools are installed now, and not before."""
    done = bare.run(f"apt-get install -y --no-install-recommends {DESKTOP}")
    entry = "/usr/share/applications/holysheep-studio.desktop"
    done = bare.run(f"desktop-file-validate {entry}")
    bare.claim("the menu entry is valid", holds=done.code == 0 and not done.said.strip(), because=done.said)
    done = bare.run("appstreamcli validate --no-net /usr/share/metainfo/ai.holysheep.studio.metainfo.xml")
    bare.claim("the AppStream metadata is valid", holds=done.code == 0, because=done.said)
    done = bare.run(
        "update-desktop-database; grep -h '^video/mp4=\\|^text/x-fountain=' /usr/share/applications/mimeinfo.cache"
    )
    bare.claim(
        "clips and scripts open with it", holds=done.said.count("holysheep-studio.desktop") == 2, because=done.said
    )
    done = bare.run("update-mime-database /usr/share/mime; grep fountain /usr/share/mime/globs2")
    bare.claim("scripts are known by their ending", holds="text/x-fountain:*.fountain" in done.said, because=done.said)
    done = bare.run("ls /usr/share/icons/hicolor/*/apps/holysheep-studio.*")
    bare.claim("icons of nine sizes", holds=len(done.said.split()) == 9, because=done.said)


def remove(bare: Bare, before: set[str]) -> None:
    """And gone it is, but for what is the person's."""
    done = bare.run(f"apt-get purge -y {PACKAGE} {DESKTOP} && apt-get autoremove --purge -y")
    bare.claim("apt removes it", holds=done.code == 0, because=done.said)
    left = {one for one in bare.files() - before if PACKAGE in one or "holysheep" in one.lower()}
    bare.claim("nothing of it is left", holds=not left, because="\n".join(sorted(left)))
    others = sorted(bare.files() - before - left)
    print(f"       left by other packages: {', '.join(others[:12]) or 'nothing'}")
    kept = list((bare.place / HOME).rglob("studio.sqlite3"))
    bare.claim("the person's data is kept", holds=bool(kept), because="no database")


def main() -> None:
    """All of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--base", type=Path, help="copy this folder, made by debootstrap, instead of making one")
    parser.add_argument("--shots", type=Path, help="keep the picture of the window in this folder")
    parser.add_argument("--place", type=Path, help="where to make the bare system; it is removed afterwards")
    given = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("This needs root: a bare system is made and entered.")
    with tempfile.TemporaryDirectory(dir=given.place) as folder:
        place = Path(folder) / "bare"
        place.mkdir()
        bare = make(place, given.base)
        before = bare.files()
        install(bare, given.package)
        if not bare.failed:
            libraries(bare)
            in_terminal(bare)
            in_window(bare, given.shots)
            with_desktop(bare)
            project(bare, given.shots)
            remove(bare, before)
    print(f"{len(bare.failed)} failed")
    sys.exit(1 if bare.failed else 0)


if __name__ == "__main__":
    main()
