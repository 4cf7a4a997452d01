"""The database of a data folder: opened, brought to the newest schema, used by one thread, safe for many processes."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from holysheep_studio.domain.errors import Code, StoreError
from holysheep_studio.store import backups, failpoint, journal
from holysheep_studio.store.steps import schema_steps, statements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
#: What queries are run on; services pass it through without knowing SQLite.
Connection = sqlite3.Connection
#: How long a writer waits for another process's transaction; transactions here last milliseconds.
BUSY_TIMEOUT_S = 20.0
#: Between two tries for what SQLite does not wait for by itself.
AGAIN_S = 0.01


class Database:
    """One SQLite file in WAL mode with synchronous=FULL: what was committed is on disk before anyone is told.

    All access runs on one worker thread, so that a slow disk never stalls an event loop. Writers take the
    write lock at BEGIN (IMMEDIATE), so a transaction never fails half-way for want of it.
    """

    def __init__(self, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        """`path` is the database file; its folder exists. The journal lies beside it."""
        self.path = path
        self.journal = journal_file(path)
        self._busy_timeout_s = busy_timeout_s
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._connection: sqlite3.Connection | None = None
        self._listeners: list[Callable[[], None]] = []
        self._file: tuple[int, int] | None = None  # which file was opened: its device and its number there

    @property
    def there(self) -> bool:
        """Whether the file that was opened still lies at its path; SQLite would go on with one that was deleted."""
        return self._file is None or self._file == _told(self.path)

    async def open(self) -> None:
        """Open and migrate. Raises StoreError: store_damaged, data_folder_newer, data_folder, store_busy."""
        await self._on_thread(self._open)

    def prepare(self) -> None:
        """Bring the file to the newest schema and close it again. Blocks; raises what `open` raises."""
        try:
            self._open()
            self._close()
        finally:
            self._thread.shutdown(wait=True)

    async def back_up(self, now: float) -> Path:
        """Make a backup, on a thread and a connection of its own, while others read and write. Raises StoreError."""
        return await asyncio.to_thread(self._back_up, now)

    async def backup_due(self, now: float) -> bool:
        """Whether the newest backup is too old, or of another schema."""
        version = await self.read(self._known_version)
        return await asyncio.to_thread(backups.due, self.path, self.journal, now, version)

    async def close(self) -> None:
        """Close the file and end the thread; a second call does nothing."""
        if self._connection is not None:
            await self._on_thread(self._close)
        self._thread.shutdown(wait=True)

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the event loop after each commit of this process that changed something."""
        self._listeners.append(listener)

    async def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Run a query on one consistent snapshot."""
        return await self._on_thread(lambda: self._transaction("DEFERRED", query))

    async def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Run a change as one transaction: all of it is kept, or nothing. Raises StoreError."""
        result, changed = await self._on_thread(lambda: self._counted(change))
        if changed:
            for listener in self._listeners:
                listener()
        return result

    def _counted(self, change: Callable[[sqlite3.Connection], T]) -> tuple[T, bool]:
        before = 0 if self._connection is None else self._connection.total_changes
        result = self._transaction("IMMEDIATE", change)
        return result, self._connection is not None and self._connection.total_changes != before

    async def _on_thread(self, work: Callable[[], T]) -> T:
        # A cancelled caller must not leave a transaction whose outcome nobody knows: it runs to its end.
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))

    def _transaction(self, mode: str, work: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection
        if connection is None:
            raise StoreError(Code.DATA_FOLDER, folder=self.path.parent, what="it is closed")
        if mode == "IMMEDIATE" and not self.there:
            raise StoreError(Code.DATA_FOLDER_GONE, folder=self.path.parent, retry_s=0)
        try:
            connection.execute(f"BEGIN {mode}")
            try:
                result = work(connection)
                states = self._commit(connection, mode)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._explained(error) from error
        failpoint.reach(states, "after_commit")
        return result

    def _commit(self, connection: sqlite3.Connection, mode: str) -> list[str]:
        """Keep the transaction, in the journal first: what is lost here is found there. The states that jobs entered.

        A kill between the two leaves the journal one transaction ahead, which the next start takes over.
        """
        if mode != "IMMEDIATE":
            connection.execute("COMMIT")
            return []
        n = journal.mark(connection) + 1
        try:
            states = journal.note(connection, self.journal, time.time())
            connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            # it did not happen, so the journal must not say so; if that fails too, the next line of the number will
            with contextlib.suppress(OSError):
                journal.take_back(self.journal, n, time.time())
            if isinstance(error, OSError):
                raise self._unwritten(error) from error
            raise
        return states

    def _back_up(self, now: float) -> Path:
        try:
            return backups.make(self.path, self.journal, now)
        except sqlite3.Error as error:
            raise self._explained(error) from error
        except OSError as error:
            raise self._unwritten(error) from error

    def _unwritten(self, error: OSError) -> StoreError:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return StoreError(Code.DISK_FULL, file=self.journal, retry_s=0)
        return StoreError(Code.DATA_FOLDER, folder=self.path.parent, what=error.strerror or error)

    def _open(self) -> None:
        try:
            connection = sqlite3.connect(self.path, timeout=self._busy_timeout_s, isolation_level=None)
        except sqlite3.Error as error:
            raise self._explained(error) from error
        try:
            connection.row_factory = sqlite3.Row
            self._known_version(connection)  # before anything is written: a newer studio's folder is left as it is
            self._write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._migrate(connection)
            journal.watch(connection)
        except sqlite3.Error as error:
            connection.close()
            raise self._explained(error) from error
        except UnicodeDecodeError as error:  # SQLite quotes a name of the schema that is no text any more
            connection.close()
            raise StoreError(Code.STORE_DAMAGED, file=self.path) from error
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._file = _told(self.path)

    def _write_ahead(self, connection: sqlite3.Connection) -> None:
        """Switch to WAL mode. SQLite does not wait by itself for another process that does the same at this moment."""
        until = time.monotonic() + self._busy_timeout_s
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                busy = getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
                if not busy or time.monotonic() > until:
                    raise
                time.sleep(AGAIN_S)
            else:
                return

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Apply the numbered schema files that this database does not have yet, each in one transaction."""
        steps = schema_steps()
        while True:
            version = self._known_version(connection)
            if version == max(steps):
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Another process may have migrated while this one waited for the lock.
                if connection.execute("PRAGMA user_version").fetchone()[0] == version:
                    for statement in statements(steps[version + 1]):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {version + 1}")
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    def _known_version(self, connection: sqlite3.Connection) -> int:
        """The schema's number. Raises StoreError data_folder_newer."""
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        newest = max(schema_steps())
        if version > newest:
            raise StoreError(Code.DATA_FOLDER_NEWER, folder=self.path.parent, version=version, known=newest)
        return version

    def _explained(self, error: sqlite3.Error) -> StoreError:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StoreError(Code.STORE_BUSY, folder=self.path.parent, retry_s=1)
        if name == "SQLITE_FULL":
            return StoreError(Code.DISK_FULL, file=self.path, retry_s=0)
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return StoreError(Code.STORE_DAMAGED, file=self.path)
        return StoreError(Code.DATA_FOLDER, folder=self.path.parent, what=error)


def _told(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def journal_file(database: Path) -> Path:
    """The journal of a database file."""
    return database.with_name("journal.jsonl")
