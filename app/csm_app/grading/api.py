"""Our own requests, under `{base_url}course/api/grading/`: comment bank, rubric, second marks, decisions.

Whoever may use the formgrader may use them: the handlers are nbgrader's. What goes wrong is `{"message": sentence}`.
"""

from http import HTTPStatus
from typing import Annotated, Any, TypeVar

from nbgrader.server_extensions.formgrader.base import BaseApiHandler
from pydantic import AfterValidator, Field, ValidationError
from tornado.web import HTTPError, authenticated

from csm_app.grading.cards import authored
from csm_app.grading.desk import Desk, NotNow, Reading, valid
from csm_app.grading.seat import Seat
from csm_autograder.markers.comments import CommentBank, CommentRefused
from csm_autograder.markers.marks import keep_picks
from csm_course.exercises.written import WrittenExercise
from csm_course.model import Model

T = TypeVar("T", bound=Model)
SMALL = 50_000
"""Bytes of the largest request."""
SIGN_IN = "This page is no longer signed in. Reload it, then try again."
WENT_WRONG = "That did not work, and nothing was changed. Reload the page, then try again."
NOT_KNOWN = "The course has no such written exercise. Reload the page, then try again."
ALL_CRITERIA = "Pick the points of every criterion first."

Note = Annotated[str, Field(max_length=2_000), AfterValidator(lambda text: text.replace("\0", "").strip())]
Pick = Annotated[float, Field(ge=0, allow_inf_nan=False)] | None


class CommentWish(Model):
    """A comment to keep, or its new wording."""

    text: str


class PicksWish(Model):
    """The points of each criterion."""

    criteria: tuple[Pick, ...]
    note: Note = ""


class DecisionWish(Model):
    """The points that count."""

    points: Annotated[float, Field(allow_inf_nan=False)]
    note: Note = ""


class GradingRequest(Seat, BaseApiHandler):  # type: ignore[misc]  # nbgrader publishes no types
    """What the requests have in common."""

    async def prepare(self) -> None:
        """Without the formgrader there is nothing to ask."""
        self.admit()
        await super().prepare()
        assert self.xsrf_token  # sets the cookie that requests which change something must bring
        self.set_header("Cache-Control", "no-store")

    def wish(self, kind: type[T]) -> T:
        """What the page asks for."""
        if len(self.request.body) > SMALL:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, WENT_WRONG)
        try:
            return kind.model_validate_json(self.request.body)
        except ValidationError as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST, WENT_WRONG) from error

    def bank(self, exercise: str) -> CommentBank:
        """The comment bank of a written exercise of the course."""
        return CommentBank(self.desk.session, self.written(exercise).id)

    def written(self, exercise: str) -> WrittenExercise:
        """The exercise as its author wrote it."""
        found = authored(exercise)
        if not isinstance(found, WrittenExercise):
            raise HTTPError(HTTPStatus.NOT_FOUND, NOT_KNOWN)
        return found

    def picked(self, reading: Reading) -> PicksWish:
        """Points for the criteria of the exercise that is marked."""
        wish, rubric = self.wish(PicksWish), self.written(reading.work.exercise).rubric
        if not valid(wish.criteria, [one.points for one in rubric]):
            raise HTTPError(HTTPStatus.BAD_REQUEST, WENT_WRONG)
        return wish

    def write_error(self, status_code: int, **details: Any) -> None:
        """Every refusal is told in words; the details are in the server's log."""
        self.put_back()
        error = details.get("exc_info", (None, None, None))[1]
        own = error.log_message if isinstance(error, HTTPError) and error.log_message else None
        refused = str(error) if isinstance(error, NotNow | CommentRefused) else None
        if refused:
            self.set_status(HTTPStatus.CONFLICT)
        said = refused or (SIGN_IN if status_code == HTTPStatus.FORBIDDEN else own) or WENT_WRONG
        self.finish({"message": said})

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """What was refused with a sentence is no fault of the server."""
        if not isinstance(value, NotNow | CommentRefused):
            super().log_exception(kind, value, trace)


class Comments(GradingRequest):
    """`comments/<exercise>`: GET the bank and the author's suggestions, POST `{"text": "..."}` keeps one more."""

    @authenticated
    def get(self, exercise: str) -> None:
        """Answers with both."""
        self._answer(exercise)

    @authenticated
    def post(self, exercise: str) -> None:
        """Answers with the bank as it is now."""
        self.bank(exercise).keep(self.wish(CommentWish).text, self.marker)
        self._answer(exercise)

    def _answer(self, exercise: str) -> None:
        kept = [one.model_dump() for one in self.bank(exercise).comments()]
        self.finish({"kept": kept, "suggested": list(self.written(exercise).comments)})


class OneComment(GradingRequest):
    """`comments/<exercise>/<id>`: PUT words it differently, POST counts a use, DELETE removes it."""

    @authenticated
    def put(self, exercise: str, comment: str) -> None:
        """Answers with an empty object."""
        self.bank(exercise).edit(comment, self.wish(CommentWish).text)
        self.finish({})

    @authenticated
    def post(self, exercise: str, comment: str) -> None:
        """Answers with an empty object."""
        self.bank(exercise).count_use(comment)
        self.finish({})

    @authenticated
    def delete(self, exercise: str, comment: str) -> None:
        """Answers with an empty object."""
        self.bank(exercise).remove(comment)
        self.finish({})


class RubricPicks(GradingRequest):
    """PUT `rubric/<grade>`: what was picked so far; the sum goes through nbgrader's own field."""

    @authenticated
    def put(self, grade: str) -> None:
        """Answers with an empty object."""
        reading = self.reading_of(grade)
        wish = self.picked(reading)
        desk: Desk = self.desk
        desk.may_set(reading)
        keep_picks(desk.session, reading.work, wish.criteria)
        self.finish({})


class SecondMark(GradingRequest):
    """POST `second/<grade>`: the second marker's picks and note."""

    @authenticated
    def post(self, grade: str) -> None:
        """Answers with an empty object; the page then shows both marks."""
        reading = self.reading_of(grade)
        wish = self.picked(reading)
        if None in wish.criteria:
            raise NotNow(ALL_CRITERIA)
        self.desk.mark_second(reading, wish.criteria, wish.note)
        self.finish({})


class Decision(GradingRequest):
    """POST `decision/<grade>`: the points that count where two have marked."""

    @authenticated
    def post(self, grade: str) -> None:
        """Answers with an empty object."""
        wish = self.wish(DecisionWish)
        self.desk.decide(self.reading_of(grade), wish.points, wish.note)
        self.finish({})
