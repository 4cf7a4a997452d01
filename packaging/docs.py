"""Writes the help as a folder of HTML pages, from the same pages that the window shows, in every language.

`python packaging/docs.py FOLDER` fills FOLDER (made when it is not there) with the English pages, and a folder in it
with those of each other language (`zh_CN`); what it writes is not kept in the project.
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

from PySide6.QtGui import QTextDocument  # noqa: E402 - after the platform is chosen
from PySide6.QtWidgets import QApplication  # noqa: E402

from holysheep_studio.domain.settings import Language  # noqa: E402
from holysheep_studio.ui import help_pages  # noqa: E402
from holysheep_studio.ui.translation import NAMES, Tongue, say  # noqa: E402

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
    inner = re.sub(r'<span style="[^"]*monospace[^"]*">(.*?)</span>', r"<code>\1</code>", inner)
    inner = re.sub(r'<span style="[^"]*font-style:italic[^"]*">(.*?)</span>', r"<em>\1</em>", inner)
    inner = re.sub(r'<span style="[^"]*font-weight:[6-9]00[^"]*">(.*?)</span>', r"<strong>\1</strong>", inner)
    inner = re.sub(r' (?:style|align|width|height)="[^"]*"', "", inner)
    inner = re.sub(r"</?span>", "", inner)
    return re.sub(r'href="(\w+)\.md"', r'href="\1.html"', inner)


def tag(language: Language) -> str:
    """What HTML calls a language, like "zh-CN"."""
    return language.value.replace("_", "-")


def place(language: Language) -> str:
    """Where its pages lie in the folder, with a slash behind it; the English ones lie in the folder itself."""
    return "" if language is Language.ENGLISH else f"{language.value}/"


def contents(name: str, language: Language) -> str:
    """The list of all pages, with the way to the same page in the other languages."""
    up = "" if language is Language.ENGLISH else "../"
    others = "".join(
        f'<a lang="{tag(other)}" href="{up}{place(other)}{name}.html">{called}</a> '
        for other, called in NAMES.items()
        if other is not language
    )
    parts = [f"<p>{others}</p>"]
    for heading, names in help_pages.sections():
        titles = [(one, escape(help_pages.page(one, language.value).title)) for one in names]
        entries = "".join(f'<li><a href="{one}.html">{title}</a></li>' for one, title in titles)
        parts.append(f"<h2>{escape(say('help', heading))}</h2><ul>{entries}</ul>")
    return "".join(parts)


def write_language(folder: Path, language: Language) -> int:
    """Write every page in the language that the application speaks, and its pictures; how many pages."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for _, found in help_pages.sections() for name in found]
    for name in names:
        page = help_pages.page(name, language.value)
        inner = body_of(page.text)
        for name_of_picture in re.findall(r'src="([^"]+)"', inner):
            shutil.copy(help_pages.picture(name_of_picture, language.value), folder / name_of_picture)
        html = (
            f'<!doctype html><html lang="{tag(language)}"><head><meta charset="utf-8">'
            f"<title>{escape(page.title)}</title><style>{STYLE}</style></head>"
            f"<body><nav>{contents(name, language)}</nav><main>{inner}</main></body></html>"
        )
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    shutil.copy(folder / f"{help_pages.FIRST}.html", folder / "index.html")
    return len(names)


def write(folder: Path, app: QApplication) -> int:
    """Write every page in every language; how many pages."""
    tongue = Tongue(app)
    count = 0
    for language in reversed([*NAMES]):  # English last: it is what the application speaks afterwards
        tongue.speak(language)
        count += write_language(folder / place(language), language)
    return count


def main() -> None:
    """From the command line."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    app = QApplication(sys.argv[:1])
    count = write(Path(sys.argv[1]), app)
    del app
    sys.stdout.write(f"{count} pages\n")


if __name__ == "__main__":
    main()
