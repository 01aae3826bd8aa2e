"""The page of one submission: nbgrader's handler, with our cards on the page and, while grading is blind, no names."""

from pathlib import Path
from typing import Any

from nbgrader.server_extensions.formgrader.handlers import SubmissionHandler

from csm_app.grading.blind import full_name, stand_in
from csm_app.grading.cards import Card, authored, automatic_card, written_card
from csm_app.grading.content_policy import Guarded, escaped
from csm_app.grading.desk import Desk, Reading
from csm_app.grading.exporter import SubmissionExporter, submission_exporter
from csm_app.grading.layout import own_file
from csm_app.grading.seat import Seat
from csm_autograder.markers.marks import picks_of
from csm_course.exercises.written import WrittenExercise

EXPORTER = "csm_grading_exporter"
FILES = {"style": "formgrade.css", "script": "formgrade.js", "stand_in": "formgrade_stand_in.js"}


class SubmissionPage(Guarded, Seat, SubmissionHandler):  # type: ignore[misc]  # nbgrader publishes no types
    """`formgrader/submissions/<id>/`; nbgrader finds the submission, and asks `exporter` for the page."""

    @property
    def exporter(self) -> "DressedPages":
        """What makes the page."""
        return DressedPages(self, self.desk, f"{self.base_url}/")

    def render(self, name: str, **names: Any) -> str:
        """nbgrader's page for a notebook that is gone says where it was looked for: with the learner's id."""
        resources = names.get("resources")
        if resources and self.rules.is_blind(resources["assignment_id"]):
            names["resources"] = {**without_learner(resources), "filename": f"{resources['notebook_id']}.ipynb"}
        return str(super().render(name, **names))


class DressedPages:
    """Makes the page as an exporter does."""

    def __init__(self, page: SubmissionPage, desk: Desk, base_url: str) -> None:
        self._page = page
        self._desk = desk
        self._base_url = base_url

    def from_filename(self, filename: str, resources: dict[str, Any]) -> tuple[str, Any]:
        """The page for the autograded notebook `filename`."""
        blind = self._desk.rules.is_blind(resources["assignment_id"])
        submission = self._page.gradebook.find_submission_notebook_by_id(resources["submission_id"])
        folder = Path(filename).parent
        cards = {one.work.exercise: self._card(one, folder) for one in self._desk.readings(submission)}
        extra = {
            "blind": blind,
            "cards": {exercise: vars(card) for exercise, card in cards.items() if card},
            "nonce": self._page.nonce,
            "files": {name: own_file(self._base_url, file) for name, file in FILES.items()},
        }
        told = without_learner(resources) if blind else escaped(resources)
        made: tuple[str, Any] = self._exporter().from_filename(filename, resources={**told, "csm": extra})
        return made

    def _card(self, reading: Reading, folder: Path) -> Card | None:
        exercise = authored(reading.work.exercise)
        if exercise is None:
            return None
        if isinstance(exercise, WrittenExercise):
            picks = picks_of(self._desk.session, reading.work)
            return written_card(reading, exercise, picks, folder, self._base_url)
        return automatic_card(exercise)

    def _exporter(self) -> SubmissionExporter:
        """Made once for a server; made anew when nbgrader has been given another configuration."""
        config = self._page.settings["nbgrader_exporter"].config
        kept = self._page.settings.get(EXPORTER)
        if kept is None or kept[0] is not config:
            kept = self._page.settings[EXPORTER] = (config, submission_exporter(config))
        exporter: SubmissionExporter = kept[1]
        return exporter


def without_learner(resources: dict[str, Any]) -> dict[str, Any]:
    """What nbgrader tells its template, with a made-up name and without the path that holds the real one."""
    student = resources["student"]
    return {**resources, "student": stand_in(student), **full_name(student), "notebook_path": ""}
