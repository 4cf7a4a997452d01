"""Collects the licences of all Python packages that the studio runs with: `licences.py [FILE]`, with --check compares.

They are read from the packages that are installed beside this Python. The file is what the About dialog shows; the
libraries and programs inside those packages stand in resources/licences/parts.toml, which people write.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import contents
import distributions

if TYPE_CHECKING:
    from importlib.metadata import Distribution

KEPT = contents.ROOT / "resources" / "licences" / "packages.json"
TEXTS = contents.ROOT / "resources" / "licences" / "texts"
#: File names that hold a licence, or what a licence asks to be passed on.
_LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice|third.?party|authors)[^/]*$", re.IGNORECASE)
#: What packages say about themselves in other words than the standard's.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}


def licence(one: Distribution, name: str) -> str:
    """The licence by its name in the SPDX list. Raises ValueError for one that nobody has looked at."""
    said = _said(one, "License-Expression") or _said(one, "License")
    if said in {"", "UNKNOWN"} or "\n" in said:
        classes = [row for row in one.metadata.get_all("Classifier", []) if row.startswith("License ::")]
        said = classes[0].rpartition(" :: ")[2] if classes else ""
    said = _SPDX.get(said, said)
    if not re.fullmatch(r"[\w.+-]+( (OR|AND|WITH) [\w.+-]+)*", said):
        message = (
            f"{name} says no licence that is known here ({said or 'none'}): look, and write it down in licences.py"
        )
        raise ValueError(message)
    return said


def _said(one: Distribution, name: str) -> str:
    return str(one.metadata[name]) if name in one.metadata else ""


def texts(one: Distribution, said: str) -> list[str]:
    """What the package carries, else the licence's own text. Raises FileNotFoundError when there is neither."""
    files = sorted(
        file for file in one.files or () if _LICENCE.search(file.as_posix()) and file.suffix not in {".py", ".pyc"}
    )
    found = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip() for file in files]
    if found:
        return list(dict.fromkeys(text for text in found if text))
    names = [re.sub("-(only|or-later)$", "", name) for name in re.split(r" (?:OR|AND) ", said)]
    names = [name for name in dict.fromkeys(names) if (TEXTS / f"{name}.txt").exists()]
    if not names:
        message = f"{one.metadata['Name']} carries no licence, and resources/licences/texts has no {said}.txt"
        raise FileNotFoundError(message)
    return [(TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip() for name in names]


def home(one: Distribution) -> str:
    """The package's own page."""
    pages: dict[str, str] = dict(row.split(", ", 1) for row in one.metadata.get_all("Project-URL", []) if ", " in row)
    named = {name.lower(): page for name, page in pages.items()}
    for name in ("homepage", "home", "repository", "source", "source code", "github"):
        if name in named:
            return named[name]
    return _said(one, "Home-page") or next(iter(pages.values()), "")


def collected() -> dict[str, Any]:
    """Every package with its licence, and each text once, by a digest of it."""
    rows, kept = [], {}
    for name, one in distributions.installed().items():
        said = licence(one, name)
        found = {hashlib.sha256(text.encode()).hexdigest()[:12]: text for text in texts(one, said)}
        kept.update(found)
        about = {"name": one.metadata["Name"], "version": one.version, "licence": said, "home": home(one)}
        rows.append({**about, "texts": list(found)})
    return {"packages": rows, "texts": dict(sorted(kept.items()))}


def main() -> None:
    """Write the file, or say whether the kept one is as it would be written."""
    made = json.dumps(collected(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        if KEPT.read_text(encoding="utf-8") != made:
            sys.exit("resources/licences/packages.json is not of these packages; run: python3 packaging/licences.py")
        return
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else KEPT
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
