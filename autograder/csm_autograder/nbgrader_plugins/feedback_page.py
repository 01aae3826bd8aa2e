"""The page `nbgrader generate_feedback` writes: the course's own template instead of nbgrader's, which shows code.

`csm feedback` writes the same page by the same exporter, so what either does here both do.
"""

from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import default

from csm_course.html import stylesheet

TEMPLATES = Path(__file__).parent / "templates"
KEPT = 1_000
"""Texts that are kept as HTML; a module has about a hundred that are the same for everybody."""


class FeedbackPage(HTMLExporter):
    """An HTML page for learners. Named in `nbgrader_config.py`, so that the formgrader keeps its own."""

    @default("template_name")
    def _template_name_default(self) -> str:
        return "csm_feedback"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES)]

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> Any:
        """The page as the template gives it.

        HTMLExporter would parse and write the whole page once more, to add what our template has already: that takes
        half of the time. The filters it registers are for code cells, which our pages do not show.
        """
        return TemplateExporter.from_notebook_node(self, nb, self._init_resources(resources), **kw)

    def page(self, notebook: dict[str, Any], about: dict[str, Any]) -> str:
        """The page of a notebook whose cells already carry their points; `about` is what `GetPoints` says of it.

        The notebook may be plain JSON: it is neither copied nor validated again.
        """
        resources = {"nbgrader": about, "csm_style": self._style, "global_content_filter": EVERYTHING}
        return str(self.template.render(nb=notebook, resources=resources)).lstrip("\r\n")

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """The text as HTML; what everybody's page says is made once. Pictures in a cell belong to that cell."""
        if context.get("cell", {}).get("attachments"):
            return str(super().markdown2html(context, source))
        if source not in self._made:
            if len(self._made) >= KEPT:
                self._made.clear()
            self._made[source] = str(super().markdown2html(context, source))
        return self._made[source]

    @cached_property
    def _made(self) -> dict[str, str]:
        return {}

    @cached_property
    def _style(self) -> str:
        return stylesheet() + (TEMPLATES / "csm_feedback" / "feedback.css").read_text(encoding="utf-8")

    def _init_resources(self, resources: Any) -> Any:
        resources = super()._init_resources(resources)  # type: ignore[no-untyped-call]  # nor does nbconvert
        resources["csm_style"] = self._style
        return resources


EVERYTHING = {
    f"include_{part}": True for part in ("code", "markdown", "raw", "unknown", "input", "output", "input_prompt")
} | {"include_output_prompt": True}
"""What nbconvert tells a template of parts to leave out: none."""
