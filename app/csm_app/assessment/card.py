"""What the page of a module's test shows of it, and where its result goes: the answer beside the page, the records.

The service knows nothing of notebooks. Here its results come to the one answer document that is handed in (the receipt
of the sitting that counts) and, each finished sitting once, to the learner's store.
"""

from pathlib import Path

from csm_app.assessment.source import Source
from csm_app.records.beside import Place, find_places
from csm_autograder.assessment.views import Offer
from csm_course.answers import Kept, NotKept
from csm_course.exercises.sitting import SittingAnswer, SittingQuestion
from csm_course.model import Model
from csm_course.places import is_grading, place_mark
from csm_course.store import Attempt, LearnerStore, StoreTrouble


class Card(Model):
    """`address`: where to begin or go on. `result`: the page of the sitting that counts, whose receipt is `receipt`.

    `kept_in`: marks of the folders that hold the receipt now (`place_mark`); `trouble`: why one could not be written.
    """

    offer: Offer
    address: str
    result: str = ""
    receipt: str = ""
    kept_in: tuple[str, ...] = ()
    trouble: str = ""


class NoSuchTest(LookupError):
    """No page of this course has that exercise, or the service does not offer its test."""


def card(root: Path, source: Source, exercise: str) -> Card:
    """The card of one exercise; what it shows is kept by then. Raises `NoSuchTest` and what the source raises."""
    places = [place for place in sitting_places(root) if place.question.id == exercise]
    assessments = {place.question.assessment for place in places if isinstance(place.question, SittingQuestion)}
    offer = next((one for one in source.offers() if one.id in assessments), None)
    if offer is None:
        raise NoSuchTest(exercise)
    receipt = source.receipt(offer.counts) if offer.counts else ""
    kept, trouble = keep(places, offer, receipt)
    return Card(
        offer=offer,
        address=f"{source.pages}sitting/{offer.running}" if offer.running else f"{source.pages}{offer.id}",
        result=f"{source.pages}sitting/{offer.counts}/result" if offer.counts else "",
        receipt=receipt,
        kept_in=kept,
        trouble=trouble,
    )


def bring(root: Path, source: Source, assessment: str) -> None:
    """A sitting has ended: keep what it came to. Raises what the source raises."""
    places = [
        place
        for place in sitting_places(root)
        if isinstance(place.question, SittingQuestion) and place.question.assessment == assessment
    ]
    offer = next((one for one in source.offers() if one.id == assessment), None)
    if places and offer and offer.counts:
        keep(places, offer, source.receipt(offer.counts))


def keep(places: list[Place], offer: Offer, receipt: str) -> tuple[tuple[str, ...], str]:
    """Write the receipt beside each page and the sittings into the store: the marks of the folders, and trouble."""
    kept, trouble = [], ""
    for place in places if receipt and not is_grading() else ():
        try:
            _write(place, receipt)
            kept.append(place_mark(place.folder.path))
        except NotKept as reason:
            trouble = str(reason)
    _remember(places, offer)
    return tuple(kept), trouble


def sitting_places(root: Path) -> list[Place]:
    """Where the answers of tests taken through the service belong."""
    return [place for place in find_places(root) if isinstance(place.question, SittingQuestion)]


def _write(place: Place, receipt: str) -> None:
    """Nothing where the very receipt is there already. Raises `NotKept`."""
    there = place.folder.read(place.question.id, place.question.kind).answer
    if isinstance(there, SittingAnswer) and there.receipt == receipt:
        return
    kept: Kept = place.folder.keep(place.question.id, SittingAnswer(receipt=receipt))
    try:
        LearnerStore().keep_answer(place.question.id, kept.document)
    except StoreTrouble:
        return  # the file counts; the home says what is wrong with the store


def _remember(places: list[Place], offer: Offer) -> None:
    """Each finished sitting is an attempt at the exercise; one that is in the store already changes nothing."""
    store = LearnerStore()
    for exercise in dict.fromkeys(place.question.id for place in places):
        for past in offer.finished:
            attempt = Attempt(
                exercise=exercise, points=past.points, maximum=past.maximum, passed=past.passed,
                answer={"sitting": past.sitting}, at=past.handed_in,
            )  # fmt: skip
            try:
                store.add_attempt(attempt)
            except StoreTrouble:
                return
