"""The formgrader's page of a submission, with the cards beside its answers: nbgrader's template, extended by ours."""

from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader.handlers import template_path
from traitlets.config import Config

from csm_app.grading.layout import TEMPLATES

ANSWER = "-answer"
"""What the build puts behind an exercise's id to name the cell with the learner's answer."""


class SubmissionExporter(HTMLExporter):
    """Takes cards by the id of the cell with the points, as `resources["csm"]["cards"]`."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **more: Any) -> Any:
        """Say of each cell which part of a card it is; the notebook on disk is not touched."""
        cards = (resources or {}).get("csm", {}).get("cards", {})
        for cell, after in zip(nb.cells, [*nb.cells[1:], None], strict=True):
            _name_part(cell, after, cards)
        return super().from_notebook_node(nb, resources, **more)


def submission_exporter(config: Any) -> SubmissionExporter:
    """With the settings nbgrader gives its own exporter, but our template in front of its."""
    own = Config(config)
    own.SubmissionExporter.template_name = "csm_formgrade"
    own.SubmissionExporter.extra_template_basedirs = [str(TEMPLATES), template_path]
    own.SubmissionExporter.extra_template_paths = [template_path]
    return SubmissionExporter(config=own)  # type: ignore[no-untyped-call]  # nor does nbconvert type its own


def _name_part(cell: Any, after: Any, cards: dict[str, Any]) -> None:
    """`answer`: the learner's answer, beside which a card opens; `points`: the card; `judged`: no person needed."""
    name = _grade_id(cell)
    if name.endswith(ANSWER) and after is not None and f"{_grade_id(after)}{ANSWER}" == name:
        follows = cards.get(_grade_id(after))
        if follows and follows["classes"]:
            cell.metadata["csm_part"] = "answer"
            cell.metadata["csm_card"] = follows
    elif name in cards:
        cell.metadata["csm_part"] = "points" if cards[name]["classes"] else "judged"
        cell.metadata["csm_card"] = cards[name]


def _grade_id(cell: Any) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
