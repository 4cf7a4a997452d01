"""A stranger's program on the same screen: a window to drag a file out of, and a camera."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class FileIcon(QLabel):
    """Gives its file away when it is dragged, and stays until the other side has read the drop."""

    def __init__(self, file: str) -> None:
        super().__init__("drag me")
        self._file = file
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        del event
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(self._file)])
        drag = QDrag(self)
        drag.setMimeData(dragged)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        say("dropped")
        QTimer.singleShot(2000, QApplication.quit)


def say(word: str) -> None:
    """Tell the test how far we are."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    app = QApplication(sys.argv[:1])
    what, file = sys.argv[1:3]
    if what == "shoot":
        sys.exit(0 if app.primaryScreen().grabWindow(0).save(file) else 1)
    icon = FileIcon(file)
    icon.setGeometry(int(sys.argv[3]), int(sys.argv[4]), 80, 40)
    icon.show()
    QTimer.singleShot(0, lambda: say("ready"))
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
