"""Secret: a key that shows itself to nobody by accident."""

from __future__ import annotations


class Secret:
    """A key. Its text comes out by `reveal` only: never in a repr, a log line, an error or a pickle."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The key itself, for the header it goes into."""
        return self._text

    @property
    def last_four(self) -> str:
        """All that may be shown: the last four characters, or nothing of a short key."""
        return self._text[-4:] if len(self._text) >= 12 else ""  # a third of the key at most

    def __repr__(self) -> str:
        return "Secret(...)"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")
