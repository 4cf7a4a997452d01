"""The rules of routing as the TOML text in which people read and edit them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.toml_text import toml_text

if TYPE_CHECKING:
    from holysheep_studio.domain.routing import Routing, Rule, Spare


def routing_text(routing: Routing) -> str:
    """TOML that `read_routing` reads back to the same; what stands as it usually does is left out."""
    classes = toml_text({"classes": {name: list(words) for name, words in routing.classes.items()}})
    rows = [_row("rules", rule) for rule in routing.rules] + [_row("spares", spare) for spare in routing.spares]
    return "\n".join([classes, *rows] if routing.classes else rows)


def _row(kind: str, row: Rule | Spare) -> str:
    plain = {name: value for name, value in to_plain(row).items() if value not in (None, [], False)}
    most = plain.pop("most", None)
    ceiling = "" if most is None else f'most = {{ micro = {most["micro"]}, currency = "{most["currency"]}" }}\n'
    return f"[[{kind}]]\n{toml_text(plain)}{ceiling}"
