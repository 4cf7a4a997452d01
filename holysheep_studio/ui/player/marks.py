"""The marked range of a clip: from which frame to which frame it loops."""

from __future__ import annotations

from holysheep_studio.domain.frozen import Frozen


class Marks(Frozen, frozen=True):
    """First and last frame of the range, both inside it; None where there is no mark. The last never lies before."""

    first: int | None = None
    last: int | None = None

    def begin_at(self, number: int) -> Marks:
        """Begin at this frame; the same frame again takes the mark away, and an end that lies before it goes."""
        if self.first == number:
            return Marks(None, self.last)
        return Marks(number, self.last if self.last is not None and self.last >= number else None)

    def end_at(self, number: int) -> Marks:
        """End with this frame; the same frame again takes the mark away, and a beginning that lies behind it goes."""
        if self.last == number:
            return Marks(self.first, None)
        return Marks(self.first if self.first is not None and self.first <= number else None, number)

    def span(self, last: int) -> tuple[int, int]:
        """The range within a clip that ends with frame `last`."""
        return (0 if self.first is None else self.first), (last if self.last is None else self.last)
