"""The page `nbgrader generate_feedback` writes: the course's own template instead of nbgrader's, which shows code."""

from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from traitlets import default

from csm_course.html import stylesheet

TEMPLATES = Path(__file__).parent / "templates"


class FeedbackPage(HTMLExporter):
    """An HTML page for learners. Named in `nbgrader_config.py`, so that the formgrader keeps its own."""

    @default("template_name")
    def _template_name_default(self) -> str:
        return "csm_feedback"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES)]

    def _init_resources(self, resources: Any) -> Any:
        resources = super()._init_resources(resources)  # type: ignore[no-untyped-call]  # nor does nbconvert
        own = (TEMPLATES / "csm_feedback" / "feedback.css").read_text(encoding="utf-8")
        resources["csm_style"] = stylesheet() + own
        return resources
