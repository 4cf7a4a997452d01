"""Curves, growths, events and sections for property tests."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease, Handle, Unit
from holysheep_studio.domain.growth import Growth, Model
from holysheep_studio.domain.sequences import Event, EventSequence, Section, Sections

F = Fraction
durations = st.fractions(min_value=F(1, 4), max_value=20, max_denominator=30)
speeds = st.fractions(min_value=F(-4), max_value=F(6), max_denominator=8).map(
    lambda octaves: F(2) ** int(octaves) * (1 + octaves % 1)
)
shares = st.fractions(min_value=0, max_value=1, max_denominator=50)
handles = st.none() | st.builds(
    Handle,
    st.fractions(min_value=F(-1, 2), max_value=F(1, 2), max_denominator=20),
    st.fractions(min_value=F(-2), max_value=F(2), max_denominator=10),
)


@st.composite
def speed_curves(draw: st.DrawFn, eases: st.SearchStrategy[Ease] = st.sampled_from(Ease)) -> Curve:  # noqa: B008 - a strategy is a value
    """Speeds over the clip, in shares of it."""
    at = sorted(draw(st.sets(shares, min_size=1, max_size=6)))
    points = (CurvePoint(x, draw(speeds), draw(eases), draw(handles), draw(handles)) for x in at)
    return Curve(tuple(points), Axis.SPEED, Unit.SHARE)


@st.composite
def time_curves(draw: st.DrawFn, *, rising: bool = False) -> Curve:
    """Source over output time, in shares of the clip; each step is a freeze or 1/8 to 64 times the speed."""
    at, value = F(0), F(0) if rising else draw(shares)
    eases = [Ease.MONOTONE, Ease.LINEAR, Ease.SMOOTH] if rising else list(Ease)
    points = [CurvePoint(at, value, draw(st.sampled_from(eases)), draw(handles), draw(handles))]
    for _ in range(draw(st.integers(1, 5))):
        to = draw(st.fractions(min_value=value, max_value=1, max_denominator=50) if rising else shares)
        way = abs(to - value)
        longest = way * 8 or F(1, 50)
        at += draw(st.fractions(min_value=max(way / 64, min(F(1, 100), longest)), max_value=longest))
        value = to
        points.append(CurvePoint(at, value, draw(st.sampled_from(eases)), draw(handles), draw(handles)))
    return Curve(tuple(points), Axis.TIME, Unit.SHARE)


growths = st.builds(
    Growth,
    st.sampled_from([Model.LINEAR, Model.EXPONENTIAL, Model.LOGARITHMIC]),
    st.fractions(min_value=F(1, 8), max_value=100, max_denominator=8),
    st.fractions(min_value=F(1, 4), max_value=10, max_denominator=4),
    st.booleans(),
)


@st.composite
def event_sequences(draw: st.DrawFn) -> EventSequence:
    """Events with gaps between them, at ordinary speeds."""
    marks = sorted(draw(st.sets(st.integers(1, 19), min_size=2, max_size=8)))
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    screens = draw(st.lists(st.integers(1, 9), min_size=len(pairs), max_size=len(pairs)))
    whole = sum(screens) * 2
    events = [
        Event(f"e{n}", F(a, 20), F(b, 20), F(screen, whole))
        for n, ((a, b), screen) in enumerate(zip(pairs, screens, strict=True))
    ]
    return EventSequence(tuple(events), F(5))


@st.composite
def sectioned(draw: st.DrawFn) -> Sections:
    """Stretches forward, backward, held, repeated."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        start, end = draw(shares), draw(shares)
        hold = draw(st.fractions(min_value=F(1, 20), max_value=1, max_denominator=20)) if start == end else F(0)
        back = start != end and draw(st.booleans())
        parts.append(Section(start, end, F(1) if hold else draw(speeds), hold, draw(st.integers(1, 3)), back))
    return Sections(tuple(parts), Unit.SHARE)


bends = speed_curves() | time_curves() | growths | event_sequences() | sectioned()
