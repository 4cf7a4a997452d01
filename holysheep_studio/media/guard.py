"""Runs one program and ends it when the studio is gone: started as a script, it knows nothing of the studio.

The studio holds the other end of this process's standard input. When that closes, because the studio asked for the
end or because it was killed, the program gets a second to stop and is then killed. This works alike on Linux, macOS
and Windows and needs no code between fork and exec.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

_GRACE_S = 1.0
_NOT_STARTED = 127


def _follow_studio(program: subprocess.Popen[bytes]) -> None:
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass  # a broken pipe says the same as its end
    program.terminate()
    time.sleep(_GRACE_S)
    program.kill()


def main(command: list[str]) -> int:
    """Run `command` and give its return code, 128 + n when signal n ended it (POSIX)."""
    try:
        program = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # standard output and error are passed on
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr, flush=True)  # noqa: T201 - the only way to tell
        return _NOT_STARTED
    threading.Thread(target=_follow_studio, args=(program,), daemon=True).start()
    code = program.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))  # at once: the watching thread never ends by itself
