"""Who signs what is delivered: the studio with its test certificate, or a person with a certificate of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.provenance import Certificate
from holysheep_studio.ui import remembered
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, beside, label, tool_button


class CertificateForm(QWidget):
    """Holds two paths; the files are read when something is signed, and never kept."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = CalmChoice()
        self.choice.addItem(self.tr("Test certificate"), "")
        self.choice.addItem(self.tr("My own certificate"), "own")
        self.advice = label(self.tr("Nobody trusts the test certificate: checkers will say so."), "muted", wrap=True)
        self.chain, chain = self._file(self.tr("Choose the chain of certificates"), self.tr("Certificates, PEM"))
        self.key, key = self._file(self.tr("Choose the key"), self.tr("Key, PEM"))
        top, self._files = Form(), Form()
        top.add_field(self.tr("Signed with"), self.choice)
        top.add_wide(self.advice)
        self._files.add_field(self.tr("Certificates"), chain)
        self._files.add_field(self.tr("Key"), key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(top)
        column.addWidget(self._files)
        self.choice.currentIndexChanged.connect(self._change)
        for line in (self.chain, self.key):
            line.textChanged.connect(self._change)
        self._change()

    @property
    def certificate(self) -> Certificate | None:
        """The person's own; None for the test certificate, or while a file is not chosen."""
        chain, key = (line.text().strip() for line in (self.chain, self.key))
        if not self.choice.currentData() or not chain or not key:
            return None
        return Certificate(_absolute(chain), _absolute(key))

    @property
    def problem(self) -> str:
        """What is missing; empty where nothing is."""
        if not self.choice.currentData() or self.certificate is not None:
            return ""
        return self.tr("Choose the files of your certificate and its key.")

    @property
    def kept(self) -> tuple[str, str, str]:
        """What is remembered: the choice and the two places, nothing of what is in the files."""
        return str(self.choice.currentData()), self.chain.text().strip(), self.key.text().strip()

    def restore(self, kept: tuple[str, str, str]) -> None:
        """Show what was remembered."""
        choice, chain, key = kept
        self.chain.setText(chain)
        self.key.setText(key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(choice)))

    def _change(self) -> None:
        own = bool(self.choice.currentData())
        self._files.setVisible(own)
        self.advice.setVisible(not own)
        self.changed.emit()

    def _file(self, title: str, hint: str) -> tuple[QLineEdit, QWidget]:
        line = QLineEdit()
        line.setAcceptDrops(False)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        browse = tool_button("folder-open", title)
        browse.clicked.connect(lambda: self._browse(title, line))
        return line, beside(line, browse)

    def _browse(self, title: str, line: QLineEdit) -> None:
        dialog = QFileDialog(self, title, line.text(), self.tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(line.setText)
        dialog.finished.connect(dialog.deleteLater)
        remembered.open_files(dialog, "certificate", chosen=line.text())


def _absolute(typed: str) -> str:
    return str(Path(typed).expanduser().absolute())
