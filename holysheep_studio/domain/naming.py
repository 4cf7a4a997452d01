"""Names of delivered files from a template, and what is done when a name is taken."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The fields of a template, with an example of each for the preview.
FIELDS: Mapping[str, str] = {
    "name": "stream_of_water",
    "project": "Spring",
    "sku": "SKU-0047",
    "episode": "01",
    "scene": "03",
    "shot": "07",
    "take": "2",
    "effect": "slow_motion_4x",
    "date": "2026-11-20",
    "format": "h264",
}
USUAL = "{name}_{effect}"
_FIELD = re.compile(r"\{([^{}]*)\}")


class Collision(StrEnum):
    """What happens when a file of the name is there. Sources are never overwritten, whatever is chosen."""

    NUMBER = "number"  # _2, _3, ... behind the name
    SKIP = "skip"  # the clip is left out
    REPLACE = "replace"


def check_template(template: str) -> str:
    """The template, when every field of it is known. Raises InputError bad_value."""
    unknown = sorted({field for field in _FIELD.findall(template) if field not in FIELDS})
    left = _FIELD.sub("", template)
    if unknown or "{" in left or "}" in left or not template.strip():
        what = ", ".join(f"{{{field}}}" for field in unknown) or template
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise InputError(Code.BAD_VALUE, field="template", value=what, expected=known)
    return template


def output_stem(template: str, values: Mapping[str, str]) -> str:
    """The name without its ending; fields without a value vanish with one separator beside them.

    The text is not yet a safe file name. Raises InputError bad_value.
    """
    check_template(template)
    gap = "\0"
    text = _FIELD.sub(lambda match: values.get(match[1], "") or gap, template)
    text = re.sub(rf"[ _\-.]*{gap}", "", text)
    return text.strip(" _-.") or values.get("name", "")
