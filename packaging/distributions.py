"""Which installed distributions the studio needs to run here: its dependencies and theirs, and those of its models."""

from __future__ import annotations

import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from contents import ROOT, canonical
from packaging.requirements import Requirement


def asked() -> list[str]:
    """What pyproject.toml asks for, with the extra that an installation has from the start."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["models"]]


def installed() -> dict[str, Distribution]:
    """By canonical name, sorted: what is asked for and installed here, with all that it needs in turn.

    What a marker leaves out on this system is not among it; nor is the runtime of models where it has no wheels.
    """
    found: dict[str, Distribution] = {}
    waiting = [(Requirement(one), "") for one in asked()]
    while waiting:
        requirement, extra = waiting.pop()
        name = canonical(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": extra})):
            continue
        try:
            one = distribution(name)
        except PackageNotFoundError:
            if name == "onnxruntime":
                continue
            raise
        found[name] = one
        # an extra asked for by somebody is asked of every requirement of that distribution
        extras = ["", *requirement.extras]
        waiting += [(Requirement(text), each) for text in one.requires or () for each in extras]
    return dict(sorted(found.items()))
