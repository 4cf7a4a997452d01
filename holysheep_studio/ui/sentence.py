"""An error in words: what is wrong, and what to do."""

from __future__ import annotations

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import punctuation


class Sentence(Frozen, frozen=True):
    """An error in words: what is wrong, and what to do."""

    message: str
    advice: str

    @property
    def whole(self) -> str:
        """Both, in one line."""
        return punctuation.sentences((self.message, self.advice))
