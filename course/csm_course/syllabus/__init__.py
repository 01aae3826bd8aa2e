"""The whole syllabus as data: what is taught, assessed, certified and kept, validated when loaded."""

from csm_course.syllabus.entry import Entry
from csm_course.syllabus.loading import load_syllabus
from csm_course.syllabus.whole import Syllabus

__all__ = ["Entry", "Syllabus", "load_syllabus"]
