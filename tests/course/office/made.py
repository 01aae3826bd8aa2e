"""Documents that several tests look at, each made once: looking at one changes nothing of it."""

from functools import cache

from csm_course import office
from csm_course.office.exporting import File
from csm_course.tools import load


@cache
def example(slug: str, kind: str) -> File:
    """A tool's worked example as a document."""
    return office.export(slug, load(slug).EXAMPLE.model_dump(mode="json"), kind)  # type: ignore[arg-type]


@cache
def blank_templates() -> bytes:
    """The archive of all blank templates."""
    return office.blank_templates()
