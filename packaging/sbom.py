"""Says what an installation holds, in CycloneDX's form: `sbom.py FILE`, run by the Python of build/venv."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import contents
import distributions

PARTS = contents.ROOT / "resources" / "licences" / "parts.toml"


def of_environment() -> dict[str, Any]:
    """What CycloneDX's own program says about this Python's packages."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", sys.executable, "--output-reproducible"]
    command += ["--pyproject", str(contents.ROOT / "pyproject.toml"), "--mc-type", "application", "--of", "JSON"]
    said = subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def parts() -> list[dict[str, Any]]:
    """The libraries and programs inside the packages, each with the package that brings it."""
    rows = tomllib.loads(PARTS.read_text(encoding="utf-8"))
    made = []
    for key, row in rows.items():
        inside = [{"name": "holysheep-studio:inside", "value": row["inside"]}] if row["inside"] else []
        made.append(
            {
                "bom-ref": f"part:{key}",
                "type": "library",
                "name": row["name"],
                "licenses": [{"expression": row["licence"]}],
                "externalReferences": [{"type": "source-distribution", "url": row["source"]}],
                "properties": inside,
            }
        )
    return made


def installed_only(bom: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """`bom` without what only builds, and with the parts."""
    kept = [row for row in bom["components"] if contents.canonical(row["name"]) in names]
    missing = names - {contents.canonical(row["name"]) for row in kept}
    if missing:
        message = f"not in the list: {', '.join(sorted(missing))}"
        raise ValueError(message)
    refs = {row["bom-ref"] for row in kept}
    root = bom["metadata"]["component"]["bom-ref"]
    edges = [
        {**row, "dependsOn": [one for one in row.get("dependsOn", []) if one in refs]}
        for row in bom["dependencies"]
        if row["ref"] in refs
    ]
    extra = parts()
    top = {"ref": root, "dependsOn": sorted([*refs, *(row["bom-ref"] for row in extra)])}
    return {**bom, "components": [*kept, *extra], "dependencies": [top, *edges]}


def main() -> None:
    """Write the file."""
    made = installed_only(of_environment(), set(distributions.installed()))
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
