"""The help as HTML: every page in every language, and every link and picture of a page leads to a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docs

from holysheep_studio.ui import help_pages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_the_folder_holds_every_page_in_both_languages_and_no_dead_link(tmp_path: Path, qapp: QApplication) -> None:
    names = [name for _, found in help_pages.sections() for name in found]
    assert docs.write(tmp_path, qapp) == 2 * len(names)
    for name in names:
        for page, language, tag in (
            (tmp_path / f"{name}.html", "en", "en"),
            (tmp_path / "zh_CN" / f"{name}.html", "zh_CN", "zh-CN"),
        ):
            html = page.read_text(encoding="utf-8")
            assert f'<html lang="{tag}">' in html
            assert f"<title>{help_pages.page(name, language).title}</title>" in html
            assert "**" not in html
            assert html.count("<code>") == len(re.findall("`[^`]+`", help_pages.page(name, language).text))
            for link in re.findall(r'(?:href|src)="([^"]+)"', html):
                assert (page.parent / link).is_file(), link
    chinese = (tmp_path / "zh_CN" / "index.html").read_text(encoding="utf-8")
    assert "<h2>\u5165\u95e8</h2>" in chinese  # First steps
    assert "<h2>First steps</h2>" in (tmp_path / "index.html").read_text(encoding="utf-8")
