"""Writes the help as a folder of HTML pages, from the same pages that the window shows.

`python packaging/docs.py FOLDER` fills FOLDER (made when it is not there); what it writes is not kept in the project.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QGuiApplication, QTextDocument  # noqa: E402 - after the platform is chosen

from holysheep_studio.ui import help_pages  # noqa: E402

STYLE = """body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 2rem;
  color: #1b1d22; }
nav { float: right; width: 15rem; margin: 0 0 1rem 2rem; font-size: .9rem; } nav ul { list-style: none; padding: 0; }
img { max-width: 100%; } a { color: #3a51d0; } code { background: #f1f2f5; padding: 0 .2em; }
@media (prefers-color-scheme: dark) { body { background: #131417; color: #e8e9ec; } a { color: #8fa3ff; }
code { background: #222429; } }"""


def body_of(text: str) -> str:
    """Markdown as plain HTML; links between pages lead to their HTML."""
    document = QTextDocument()
    document.setMarkdown(text)
    html = document.toHtml()
    inner = html[html.index(">", html.index("<body")) + 1 : html.index("</body>")]
    inner = re.sub(r'<span style="[^"]*font-weight:[6-9]00[^"]*">(.*?)</span>', r"<strong>\1</strong>", inner)
    inner = re.sub(r' (?:style|align|width|height)="[^"]*"', "", inner)
    inner = re.sub(r"</?span>", "", inner)
    return re.sub(r'href="(\w+)\.md"', r'href="\1.html"', inner)


def contents() -> str:
    """The list of all pages."""
    parts = []
    for heading, names in help_pages.sections():
        entries = "".join(f'<li><a href="{name}.html">{escape(help_pages.page(name).title)}</a></li>' for name in names)
        parts.append(f"<h2>{escape(heading)}</h2><ul>{entries}</ul>")
    return "".join(parts)


def write(folder: Path) -> int:
    """Write every page and picture; how many pages."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for _, found in help_pages.sections() for name in found]
    for name in names:
        page = help_pages.page(name)
        html = (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title>'
            f"<style>{STYLE}</style></head><body><nav>{contents()}</nav><main>{body_of(page.text)}</main></body></html>"
        )
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    shutil.copy(folder / f"{help_pages.FIRST}.html", folder / "index.html")
    for picture in (ROOT / "resources" / "help").glob("*.webp"):
        shutil.copy(picture, folder / picture.name)
    return len(names)


def main() -> None:
    """From the command line."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    app = QGuiApplication(sys.argv[:1])
    count = write(Path(sys.argv[1]))
    del app
    sys.stdout.write(f"{count} pages\n")


if __name__ == "__main__":
    main()
