"""Specs and keys that many tests of providers use."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from uuid import UUID

from holysheep_studio.domain.cloud import CloudSpec, Mode, Size
from holysheep_studio.domain.secret import Secret

KEY = UUID("12345678-1234-5678-1234-567812345678")
SECRET = Secret("sk_test_a_key_that_must_not_leak_0123456789")


def spec(**change: Any) -> CloudSpec:
    """A plain clip, changed."""
    row = {"model": "pixverse-v6", "prompt": "Silk falls", "duration": Fraction(8), "size": Size(1920, 1080), **change}
    return CloudSpec(**row)


def slow(**change: Any) -> CloudSpec:
    """Four times slower."""
    return spec(**{"mode": Mode.SLOW_MOTION, "speed": Fraction(1, 4), **change})
