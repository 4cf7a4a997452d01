"""Errors as they are kept in the database, and back."""

from __future__ import annotations

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError, StudioError


def as_problem(error: StudioError) -> Problem:
    """An error as it is kept."""
    return Problem(error.code, error.fields, error.fault)


def as_error(kept: Problem) -> StudioError:
    """A kept error, to be raised again."""
    kind = InputError if kept.fault is Fault.USER else MediaError
    error = kind(Code(kept.code), fault=kept.fault)
    error.fields.update(kept.fields)
    return error
