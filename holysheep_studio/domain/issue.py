"""Issue: what is wrong or worth knowing about a value before anything is sent, with the field it is about."""

from __future__ import annotations

from enum import StrEnum

from msgspec import field

from holysheep_studio.domain.frozen import Frozen


class Severity(StrEnum):
    """An error stops the submit; a warning is shown and lets it pass."""

    ERROR = "error"
    WARNING = "warning"


class IssueCode(StrEnum):
    """One code an issue; resources/texts/issues.toml holds the words of each."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"
    NOT_WHOLE = "not_whole"
    NOT_FINITE = "not_finite"
    BAD_URL = "bad_url"
    EXPIRED = "expired"
    RESERVED = "reserved"
    UNSUPPORTED = "unsupported"
    CONFLICT = "conflict"
    CLAMPED = "clamped"
    IRRELEVANT = "irrelevant"
    IN_PROMPT = "in_prompt"
    DONE_LOCALLY = "done_locally"
    RECORDED_ONLY = "recorded_only"
    IGNORED = "ignored"
    NO_PRESET = "no_preset"
    OVER_CAP = "over_cap"


class Issue(Frozen, frozen=True):
    """One finding. `where` is a path such as physics.parameters.gravity; `values` fill the words."""

    severity: Severity
    where: str
    code: IssueCode
    values: dict[str, str] = field(default_factory=dict)


def error(where: str, code: IssueCode, **values: object) -> Issue:
    """What must be mended before the submit."""
    return Issue(Severity.ERROR, where, code, {name: str(value) for name, value in values.items()})


def warning(where: str, code: IssueCode, **values: object) -> Issue:
    """What the person should see, and may let pass."""
    return Issue(Severity.WARNING, where, code, {name: str(value) for name, value in values.items()})


def errors(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Only those that stop a submit."""
    return tuple(issue for issue in issues if issue.severity is Severity.ERROR)
