"""The page that shows how far markers agree: `{base_url}course/grading/agreement`."""

from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.server_extensions.formgrader.base import BaseHandler
from tornado.web import authenticated

from csm_app.grading.agreement import title_of
from csm_app.grading.blind import stand_in
from csm_app.grading.layout import environment
from csm_app.grading.seat import Seat
from csm_autograder.markers.marks import MarkedWork, all_marks
from csm_autograder.markers.standing import standing


class AgreementPage(Seat, BaseHandler):  # type: ignore[misc]  # nbgrader publishes no types
    """Made anew on each visit, from the gradebook."""

    async def prepare(self) -> None:
        """Without the formgrader there is no such page."""
        self.admit()
        await super().prepare()
        assert self.xsrf_token  # sets the cookie that requests which change something must bring

    @authenticated
    def get(self) -> None:
        """Answers with the page."""
        found = standing(all_marks(self.desk.session), self.rules.second_marking)
        self.set_header("Cache-Control", "no-store")
        facts = {"standing": found, "base_url": f"{self.base_url}/", "title_of": title_of}
        page = environment().get_template("agreement.html")
        self.finish(page.render(address=self._address, learner=self._learner, **facts))

    def _learner(self, one: MarkedWork) -> str:
        work = one.work
        return stand_in(work.student) if self.rules.is_blind(work.assignment) else work.student

    def _address(self, one: MarkedWork) -> str:
        """The formgrader's page with the answer; empty where nbgrader no longer has it."""
        work: Any = one.work
        try:
            found = self.gradebook.find_submission_notebook(one.notebook, work.assignment, work.student)
        except MissingEntry:
            return ""
        return f"{self.base_url}/formgrader/submissions/{found.id}/"
