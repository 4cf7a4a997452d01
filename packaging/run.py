"""Sets up the studio and starts it: `python3 packaging/run.py [ARGUMENTS of holysheep-studio]`, by default `demo`."""

import os
import sys


def main() -> None:
    """Set up, then hand over to holysheep-studio."""
    if not (3, 11) <= sys.version_info[:2] < (3, 15):
        sys.exit("HolySheep Studio needs Python 3.11 to 3.14; this is {}.{}.".format(*sys.version_info))
    import bootstrap  # noqa: PLC0415 - an old Python cannot read it

    groups = ["window"] if bootstrap.has_display() else []
    bootstrap.set_up("run", *groups)
    if bootstrap.missing_packages(*groups):
        bootstrap.say("Until then the studio works without its window.")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            os.environ.pop(name, None)
    bootstrap.hand_over([bootstrap.program("holysheep-studio"), *(sys.argv[1:] or ["demo"])])


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
