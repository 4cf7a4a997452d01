"""Help: the pages in a window of their own that stays beside the work, with a list and a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout

from holysheep_studio.ui import help_pages, theme
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.dialog_parts import open_at

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_NAME = Qt.ItemDataRole.UserRole
#: What pages are drawn with in both themes: words, links, the rule below a heading.
_SHEET = "a {{ color: {accent}; }} code {{ color: {muted}; }} h1, h2 {{ color: {text}; }}"
_EDGE_PX = 48
_MARGIN_PX = 16


class HelpDialog(QDialog):
    """Shows pages; links between them stay here, all others are the browser's."""

    def __init__(self, language: str, parent: QWidget) -> None:
        """`language` is the window's, "en" or "zh_CN"."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._language = language
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.currentItemChanged.connect(lambda now, _: self._open_item(now))
        self.browser = _Browser(language)
        self.browser.setAccessibleName(self.tr("Page"))
        self.browser.anchorClicked.connect(self._follow)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.list)
        parts.addWidget(self.browser)
        parts.setStretchFactor(1, 1)
        parts.setSizes([300, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(parts, 1)
        open_at(self, 940, 680)
        self._fill("")

    @property
    def shown(self) -> str:
        """The name of the page that is open."""
        item: QListWidgetItem | None = self.list.currentItem()
        return "" if item is None else str(item.data(_NAME) or "")

    def show_page(self, name: str) -> None:
        """Open a page, whatever is searched for."""
        if self.search.text():
            self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return in the search opens the first page that was found."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.search.hasFocus():
            self.browser.setFocus()
            return
        super().keyPressEvent(event)

    def _fill(self, words: str) -> None:
        before = self.shown
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        if words.strip():
            for one in help_pages.found(words, self._language):
                self._add(one.name)
        else:
            bold = QFont(self.list.font())
            bold.setWeight(QFont.Weight.DemiBold)
            for heading, names in help_pages.sections():
                head = QListWidgetItem(say("help", heading))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(bold)
                self.list.addItem(head)
                for name in names:
                    self._add(name)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(_NAME)]
        kept = [row for row in rows if self.list.item(row).data(_NAME) == before] if not words.strip() else []
        if rows:
            self.list.setCurrentRow((kept or rows)[0])

    def _add(self, name: str) -> None:
        item = QListWidgetItem("    " + help_pages.page(name, self._language).title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, help_pages.page(name, self._language).title)
        item.setData(_NAME, name)
        self.list.addItem(item)

    def _open_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME):
            self.browser.show_text(help_pages.page(str(item.data(_NAME)), self._language).text)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(link)
        else:
            self.show_page(link.path().removesuffix(".md"))


class _Browser(QTextBrowser):
    """Pictures are found among the help's own and are no wider than the page."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)  # after its links, which the Tab key walks over first
        theme_sheet = _SHEET.format(**theme.current().colours)
        self.document().setDefaultStyleSheet(theme_sheet)

    def show_text(self, text: str) -> None:
        """A page of Markdown."""
        plain = QTextDocument()
        plain.setMarkdown(text)
        self.setHtml(plain.toHtml())
        self.document().setDocumentMargin(_MARGIN_PX)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """A picture of the help, at most as wide as the page, in the theme that is worn."""
        name = QUrl(name)
        file = help_pages.picture(name.path().replace(".light.", f".{theme.current().name}."), self._language)
        image = QImage(str(file))
        if image.isNull():
            return super().loadResource(kind, name)
        room = max(320, self.viewport().width() - _EDGE_PX)
        if image.width() > room:
            size = QSize(room, image.height() * room // image.width())
            image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return image
