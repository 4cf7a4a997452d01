"""Between dialogs of lip-sync and voices and the services: consents recorded, a clip priced, agreed to, queued."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.voice import ConsentId, key_of
from holysheep_studio.services.lip_sync import LipWish, Mouth
from holysheep_studio.ui import texts

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine, Sequence

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.episode import EpisodeId
    from holysheep_studio.domain.voice import VoiceConsent
    from holysheep_studio.services.lip_sync import LipSync
    from holysheep_studio.services.voices import Voices
    from holysheep_studio.ui.commands import Notices
    from holysheep_studio.ui.dialogs.characters import CharactersDialog
    from holysheep_studio.ui.dialogs.lip_sync import LipChoice, LipSyncDialog
    from holysheep_studio.ui.dialogs.voices import ConsentRow, Statement, VoicesDialog
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.presenters.episode import EpisodePresenter
    from holysheep_studio.ui.tasks import Tasks


class LipSyncPresenter(QObject):
    """Opens one dialog of each kind. `queued` says that a shot may have a further take."""

    queued = Signal(tuple, str)

    def __init__(
        self, lip_sync: LipSync, voices: Voices, consent: Consent, tasks: Tasks, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._lip_sync, self._voices, self._consent = lip_sync, voices, consent
        self._tasks, self._notices, self._window = tasks, notices, window
        self._mouth: Mouth | None = None
        self._working: asyncio.Task[Any] | None = None
        self._sheet: CharactersDialog | None = None
        self.dialog: LipSyncDialog | None = None
        self.voices: VoicesDialog | None = None

    def serve(self, episodes: EpisodePresenter) -> None:
        """Answer what the episode's dialogs ask."""
        episodes.lips_wanted.connect(self.open_take)
        episodes.rooms.voice_asked.connect(self.open_voices)
        episodes.rooms.voice_shown.connect(self._tell_sheet)
        self.queued.connect(lambda *_: episodes.rooms.changed.emit())

    def open_clips(self, chosen: Sequence[Clip]) -> None:
        """The dialog for a clip of the library."""
        if not chosen:
            self._notices.show(self.tr("Choose a clip with a face first."))
        elif self.dialog is None:
            clip = chosen[0]
            self._open(Mouth(Path(clip.path), clip.id), Path(clip.path).name, self._window)

    def open_take(self, episode: EpisodeId, shot: str, job: str, above: QWidget) -> None:
        """The dialog for a take of a shot."""
        if self.dialog is None:
            self._start(self._find_take(episode, shot, job, above))

    def open_voices(self, voice: str = "", above: QWidget | None = None) -> None:
        """The consents, with a statement begun for a voice."""
        from holysheep_studio.ui.dialogs.voices import VoicesDialog

        if self.voices is None:
            self.voices = dialog = VoicesDialog(above or self._window)
            dialog.recorded.connect(lambda statement: self._start(self._record(statement)))
            dialog.revoke_asked.connect(lambda one: self._start(self._revoke(one)))
            dialog.finished.connect(self._close_voices)
            dialog.open()
            self._start(self._list_consents())
        self.voices.begin(voice)

    # ---- lip-sync ----

    async def _find_take(self, episode: EpisodeId, shot: str, job: str, above: QWidget) -> None:
        try:
            mouth = await self._lip_sync.of_shot(episode, shot, job)
        except StudioError as error:
            self._notices.show(texts.studio_error(error).whole, tone="negative")
            return
        if self.dialog is None:
            self._open(mouth, self.tr("Shot {shot}: {file}").format(shot=shot, file=mouth.path.name), above)

    def _open(self, mouth: Mouth, name: str, above: QWidget) -> None:
        from holysheep_studio.ui.dialogs.lip_sync import LipSyncDialog

        self._mouth = mouth
        self.dialog = dialog = LipSyncDialog(name, mouth.said, above, str(mouth.path))
        dialog.cost_asked.connect(lambda choice: self._begin(self._queue(choice)))
        dialog.speakers_asked.connect(lambda name: self._begin(self._ask_speakers(name)))
        dialog.voices_asked.connect(lambda voice: self.open_voices(voice, dialog))
        dialog.finished.connect(self._close)
        dialog.open()
        self._begin(self._fill())

    def _close(self) -> None:
        self.dialog = self._mouth = None
        if self._working is not None:
            self._working.cancel()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._working = self._tasks.start_for(lambda: self.dialog, work, name="lip-sync")

    async def _fill(self) -> None:
        offers = await self._lip_sync.offers()
        if self.dialog is not None:
            self.dialog.show_connections(offers)
        await self._list_voices("" if self._mouth is None else self._mouth.voice)

    async def _list_voices(self, chosen: str = "") -> None:
        words = self.tr("{voice}, {person}")
        found = [
            (one.voice, one.voice if one.voice == one.person else words.format(voice=one.voice, person=one.person))
            for one in _in_force(await self._voices.all())
        ]
        if self.dialog is not None:
            self.dialog.show_voices(found, chosen)

    async def _ask_speakers(self, connection: str) -> None:
        if self.dialog is not None:
            self.dialog.say(self.tr("Asking {name} for its voices").format(name=connection), busy=True)
        found = await self._lip_sync.speakers(connection)
        if self.dialog is not None:
            self.dialog.say("" if found else self.tr("It names no voices; type the name of one."))
            self.dialog.show_speakers(found)

    async def _queue(self, choice: LipChoice) -> None:
        dialog, mouth = self.dialog, self._mouth
        if dialog is None or mouth is None:
            return
        dialog.say(self.tr("Looking at the clip and the voice"), busy=True)
        wish = LipWish(choice.connection, choice.voice, choice.sound, choice.speaker, choice.text)
        plan = await self._lip_sync.plan(mouth, wish)
        dialog.say("")
        if not await self._consent.given(plan.plan):
            dialog.say(self.tr("Nothing was queued."))
            return
        job = await self._lip_sync.queue(plan)
        if job is None:
            dialog.say(self.tr("The shot has a newer take than this; nothing was queued. Open it again."), "warning")
            return
        await self._consent.book([job])
        self._working = None  # closing must not cut off what follows
        dialog.typing.settle()
        dialog.accept()
        self.queued.emit((job,), self.tr("A lip-sync job is in the queue."))

    # ---- voices ----

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(work, name="voices")

    def _close_voices(self) -> None:
        self.voices = None

    async def _list_consents(self, chosen: str = "") -> None:
        found = [self._row(one) for one in await self._voices.all()]
        if self.voices is not None:
            self.voices.show_consents(found, chosen)

    async def _record(self, statement: Statement) -> None:
        try:
            made = await self._voices.allow(*statement)
        except StudioError as error:
            if self.voices is not None:
                self.voices.say(texts.studio_error(error).whole, "negative")
            return
        if self.voices is not None:
            self.voices.took()
            self.voices.say(self.tr("Recorded. The voice {voice} may be used.").format(voice=made.voice))
        await self._changed(made.id, made.voice)

    async def _revoke(self, consent: str) -> None:
        from holysheep_studio.ui.dialogs.question import ask

        words = self.tr("From now on no job may use this voice by this consent. Clips that were made stay.")
        answers = [(self.tr("Take it back"), True)]
        if not await ask(self.tr("Take the consent back"), words, answers, self.tr("Cancel"), self.voices):
            return
        ended = await self._voices.revoke(ConsentId(consent))
        if self.voices is not None:
            self.voices.say(self.tr("Taken back: {voice}.").format(voice=ended.voice))
        await self._changed(ended.id, "")

    async def _changed(self, consent: str, voice: str) -> None:
        await self._list_consents(consent)
        await self._list_voices(voice)
        if self._sheet is not None:
            self._tell_sheet(self._sheet.voice.text(), self._sheet)

    def _tell_sheet(self, voice: str, sheet: CharactersDialog) -> None:
        """Say on a character's sheet whether its voice may be used."""
        if self._sheet is not sheet:
            self._sheet = sheet
            sheet.finished.connect(lambda _: self._forget_sheet())
        self._start(self._tell(voice))

    def _forget_sheet(self) -> None:
        self._sheet = None

    async def _tell(self, voice: str) -> None:
        found = await self._voices.holding(voice) if voice.strip() else None
        if self._sheet is None or self._sheet.voice.text() != voice:
            return
        if found is None:
            words = self.tr("Nobody has allowed this voice yet.") if voice.strip() else ""
        else:
            words = self.tr("Allowed by {who} on {day} for {purpose}.").format(
                who=found.given_by, day=_day(found.at), purpose=found.purpose
            )
        self._sheet.show_consent(words)

    def _row(self, one: VoiceConsent) -> ConsentRow:
        from holysheep_studio.ui.dialogs.voices import ConsentRow

        line = self.tr("{voice}: allowed {day}") if one.holds else self.tr("{voice}: taken back {day}")
        day = _day(one.at if one.revoked_at is None else one.revoked_at)
        parts = [
            self.tr("{person}'s voice, allowed by {who} on {day}.").format(
                person=one.person, who=one.given_by, day=_day(one.at)
            ),
            self.tr("For: {purpose}").format(purpose=one.purpose),
            one.statement,
            self.tr("Recording: {file}").format(file=one.recording) if one.recording else "",
            "" if one.revoked_at is None else self.tr("Taken back on {day}.").format(day=_day(one.revoked_at)),
        ]
        whole = "\n".join(part for part in parts if part)
        return ConsentRow(one.id, one.voice, line.format(voice=one.voice, day=day), whole, one.holds)


def _in_force(consents: Sequence[VoiceConsent]) -> list[VoiceConsent]:
    """Of each voice the newest consent that holds."""
    return list({key_of(one.voice): one for one in reversed(consents) if one.holds}.values())


def _day(at: float) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)).date(), QLocale.FormatType.ShortFormat)
