"""Who may see and do what, where an answer may be read by two."""

from typing import Literal

from csm_autograder.markers.marks import Marks

Stage = Literal["alone", "unnamed", "first", "second", "both"]


def stage(marks: Marks, marker: str, is_twice: bool) -> Stage:
    """What the page is for this marker.

    `alone`: nobody else reads the answer. `unnamed`: who marks must be known first. `first`: the points given count
    and nobody else has marked. `second`: another has marked; neither points nor comment may be seen. `both`: two have
    marked, and nothing but a decision changes the points.
    """
    if not is_twice and marks.both is None:
        return "alone"
    if marks.both:
        return "both"
    if not marker:
        return "unnamed"
    return "first" if marks.first is None or marks.first.marker == marker else "second"


def is_hidden(marks: Marks, marker: str, is_twice: bool) -> bool:
    """True where the first marker's points must not be seen by this marker."""
    return marks.first is not None and stage(marks, marker, is_twice) in ("unnamed", "second")
