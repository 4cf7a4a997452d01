"""Checks the project without running it: `python3 packaging/check.py [NAME...]`, by default every check."""

from __future__ import annotations

import subprocess
import sys


def run_checks(*names: str) -> list[str]:
    """Run these checks, or all; the names of those that failed."""
    import bootstrap  # noqa: PLC0415 - an old Python cannot read it

    bootstrap.set_up("dev")
    python = bootstrap.program("python")
    checks = {
        "format": [bootstrap.program("ruff"), "format", "--check", "--quiet", "."],
        "lint": [bootstrap.program("ruff"), "check", "--no-fix", "--quiet", "."],
        "types": [python, "-m", "mypy"],
        "imports": [bootstrap.program("lint-imports")],
        "lock": [python, str(bootstrap.ROOT / "packaging" / "lock.py"), "--check"],
    }
    unknown = set(names) - set(checks)
    if unknown:
        sys.exit(f"There is no check {', '.join(sorted(unknown))}; there are {', '.join(checks)}.")
    failed = []
    for name, command in checks.items():
        if names and name not in names:
            continue
        done = subprocess.run(
            command, check=False, cwd=bootstrap.ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        bootstrap.say(f"check {name}: {'ok' if done.returncode == 0 else 'FAILED'}")
        if done.returncode != 0:
            bootstrap.say(done.stdout + done.stderr)
            failed.append(name)
    return failed


def main() -> None:
    """Run the checks and exit with 1 if one failed."""
    if not (3, 11) <= sys.version_info[:2] < (3, 15):
        sys.exit("HolySheep Studio needs Python 3.11 to 3.14; this is {}.{}.".format(*sys.version_info))
    sys.exit(1 if run_checks(*sys.argv[1:]) else 0)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
