"""A small service in place of the real one: made-up questions, answers kept in one file, a clock that tests can set.

It answers by the same models (`csm_autograder.assessment.views`) and is served by the real handlers.
Run: `python -m tests.browser.exam_service PORT FOLDER`. FOLDER/clock holds seconds by which its clock is ahead.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any, cast

from csm_app.assessment.desk import Opened
from csm_app.assessment.serve import serve
from csm_autograder.assessment.sittings import Change, Refused, Told
from csm_autograder.assessment.views import (
    ItemReview,
    Kept,
    Offer,
    Packet,
    Past,
    Reason,
    ResultView,
    Revisit,
    Saved,
    SittingView,
    Standing,
    TopicBar,
)
from csm_course.items.asked import AskedItem, AskedMatch, AskedMultiple, AskedOrder, AskedSingle, MatchResponse
from tests.browser.exam_questions import KEYS, TEST, many

WAIT = timedelta(days=2)
OFFERS: Mapping[str, dict[str, Any]] = {
    "m01-test": {"title": "Module 1 test", "kind": "module_test", "minutes": 30, "pass_percent": 70.0, "items": TEST},
    "exam-a": {
        "title": "Exam A", "kind": "exam", "minutes": 60, "pass_percent": 75.0, "items": many(50),
        "note": "Fifty questions from all modules.",
        "retake": "After a first and a second fail you wait 2 days, after three fails 14.",
    },
    "exam-b": {"title": "Exam B", "kind": "exam", "minutes": 50, "pass_percent": 62.0, "items": many(8), "extra": 10},
    "m01-practice": {"title": "Practice, module 1", "kind": "practice", "minutes": None, "pass_percent": None,
                     "items": TEST},
}  # fmt: skip


class ExamService:
    """Everything in one dictionary, written whole after each change."""

    def __init__(self, folder: Path) -> None:
        self.file, self.ahead, self.lock = folder / "sittings.json", folder / "clock", RLock()
        self.sittings: dict[str, dict[str, Any]] = json.loads(self.file.read_text()) if self.file.exists() else {}

    def now(self) -> datetime:
        """The computer's time, and what the test put ahead of it."""
        ahead = float(self.ahead.read_text() or 0) if self.ahead.exists() else 0
        return datetime.now(UTC) + timedelta(seconds=ahead)

    def keep(self) -> None:
        """All or nothing."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(self.sittings))
        fresh.replace(self.file)

    # What pages and requests ask ------------------------------------------------------------------------

    def offered(self, learner: str) -> tuple[Offer, ...]:
        with self.lock:
            return tuple(self._offer(learner, name) for name in OFFERS)

    def begin(self, learner: str, assessment: str) -> SittingView:
        with self.lock:
            offer = self._offer(learner, assessment)
            if offer.running:
                return self.sitting(learner, offer.running)
            if not offer.standing.may_begin:
                raise Refused("not_yet", offer.standing.why, offer.standing.not_before)
            name = f"{learner}-{assessment}-{offer.standing.attempts_used + 1}"
            now, minutes = self.now(), offer.minutes
            ends = (now + timedelta(minutes=minutes)).isoformat() if minutes else None
            self.sittings[name] = {"learner": learner, "assessment": assessment, "began": now.isoformat(), "ends": ends,
                                   "answers": {}, "late": 0, "handed_in": None}  # fmt: skip
            self.keep()
            return self.sitting(learner, name)

    def sitting(self, learner: str, sitting: str) -> SittingView:
        with self.lock:
            one = self._own(learner, sitting)
            offer, now = OFFERS[one["assessment"]], self.now()
            practice = offer["kind"] == "practice"
            return SittingView(
                id=sitting, assessment=one["assessment"], title=offer["title"], state=self._state(one),
                began=one["began"], ends=one["ends"], now=now, seconds_left=self._left(one), practice=practice,
                asks_certainty=practice, items=offer["items"],
                answers={item: Kept.model_validate(kept) for item, kept in one["answers"].items()},
            )  # fmt: skip

    def save_all(self, changes: Sequence[Change]) -> list[Told]:
        return [self._told(one) for one in changes]

    def _told(self, one: Change) -> Told:
        try:
            return self.save(one.learner, one.sitting, one.item, one.packet)
        except Refused as refused:
            return refused

    def save(self, learner: str, sitting: str, item: str, packet: Packet) -> Saved:
        with self.lock:
            one = self._own(learner, sitting)
            if one["handed_in"]:
                raise Refused("handed_in", "This test is handed in.")
            if self._state(one) != "running":
                one["late"] += 1
                raise Refused("out_of_time", "The time is up.")
            kept = Kept.model_validate(one["answers"].get(item, {}))
            if packet.packet > kept.packet:
                kept = Kept(**packet.model_dump(exclude={"tab"}))
                one["answers"][item] = kept.model_dump(mode="json")
                self.keep()
            return Saved(kept=kept, now=self.now(), seconds_left=self._left(one))

    def check(self, learner: str, sitting: str, item: str) -> ItemReview:
        with self.lock:
            return self._review(self._own(learner, sitting), item)

    def hand_in(self, learner: str, sitting: str) -> ResultView:
        with self.lock:
            one = self._own(learner, sitting)
            if not one["handed_in"]:
                late = self._state(one) == "out_of_time"
                one["handed_in"] = one["ends"] if late else self.now().isoformat()
                one["by_time"] = late
                self.keep()
            return self.result(learner, sitting)

    def result(self, learner: str, sitting: str) -> ResultView:
        with self.lock:
            one = self._own(learner, sitting)
            if not one["handed_in"] and self._state(one) == "out_of_time":
                return self.hand_in(learner, sitting)
            if not one["handed_in"]:
                raise Refused("not_finished", "This test is not handed in yet.")
            return self._result(learner, sitting, one)

    def calendar(self, learner: str, assessment: str) -> bytes:
        return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nEND:VCALENDAR\r\n"

    # How it is worked out -------------------------------------------------------------------------------

    def _own(self, learner: str, sitting: str) -> dict[str, Any]:
        one = self.sittings.get(sitting)
        if one is None or one["learner"] != learner:
            raise Refused("unknown", "There is no such test. Open it from your list.")
        return one

    def _left(self, one: dict[str, Any]) -> float | None:
        return (datetime.fromisoformat(one["ends"]) - self.now()).total_seconds() if one["ends"] else None

    def _state(self, one: dict[str, Any]) -> Any:
        if one["handed_in"]:
            return "out_of_time" if one.get("by_time") else "handed_in"
        left = self._left(one)
        return "out_of_time" if left is not None and left <= 0 else "running"

    def _offer(self, learner: str, name: str) -> Offer:
        if name not in OFFERS:
            raise Refused("unknown", "There is no such test. Open it from your list.")
        about = OFFERS[name]
        own = {
            key: one for key, one in self.sittings.items() if one["learner"] == learner and one["assessment"] == name
        }
        finished = [self._result(learner, key, one) for key, one in own.items() if one["handed_in"]]
        running = next(
            (key for key, one in own.items() if not one["handed_in"] and self._state(one) == "running"), None
        )
        past = tuple(Past(sitting=one.sitting, handed_in=one.handed_in, points=one.points, maximum=one.maximum,
                          passed=one.passed) for one in reversed(finished))  # fmt: skip
        count, percent = len(about["items"]), about["pass_percent"]
        return Offer(
            id=name, title=about["title"], kind=about["kind"], questions=count, minutes=about["minutes"],
            pass_percent=percent, pass_points=math.ceil(percent * count / 100) if percent else None, open_book=True,
            note=about.get("note", ""), retake=about.get("retake", ""), extra_minutes=about.get("extra", 0),
            standing=self._standing(name, past), running=running, finished=past,
            counts=max(past, key=lambda one: one.points).sitting if past else None,
        )  # fmt: skip

    def _standing(self, name: str, past: tuple[Past, ...]) -> Standing:
        if name.startswith("exam") and past and past[0].passed is False:
            until = past[0].handed_in + WAIT
            if self.now() < until:
                why = "After your first fail, the wait is 2 days. Use it to revise."
                return Standing(may_begin=False, not_before=until, why=why, attempts_used=len(past))
        return Standing(may_begin=True, attempts_used=len(past))

    def _points(self, one: dict[str, Any], item: AskedItem) -> float:
        response = Kept.model_validate(one["answers"].get(item.id, {})).response
        key = KEYS.get(item.id, "a")
        if response is None:
            return 0
        if isinstance(response, MatchResponse):
            wanted = cast(dict[str, str], key)
            return sum(response.matched.get(left) == right for left, right in wanted.items()) / len(wanted)
        given = next(value for name, value in response.model_dump(mode="json").items() if name != "kind")
        return float(sorted(given) == sorted(key) if response.kind == "multiple" else given == key)  # type: ignore[call-overload]

    def _review(self, one: dict[str, Any], name: str) -> ItemReview:
        item = next(item for item in OFFERS[one["assessment"]]["items"] if item.id == name)
        response = Kept.model_validate(one["answers"].get(name, {})).response
        return ItemReview(item=item, response=response, points=self._points(one, item), maximum=1,
                          reasons=tuple(_reasons(item, response)), lesson="L-1.1",
                          topic="Customer success and what it is for")  # fmt: skip

    def _result(self, learner: str, sitting: str, one: dict[str, Any]) -> ResultView:
        about = OFFERS[one["assessment"]]
        items, percent = about["items"], about["pass_percent"]
        points = sum(self._points(one, item) for item in items)
        needed = math.ceil(percent * len(items) / 100) if percent else None
        passed = None if needed is None else points >= needed
        handed_in = datetime.fromisoformat(one["handed_in"])
        past = Past(sitting=sitting, handed_in=handed_in, points=points, maximum=len(items), passed=passed)
        return ResultView(
            sitting=sitting, assessment=one["assessment"], title=about["title"], state=self._state(one),
            began=one["began"], handed_in=handed_in, points=points, maximum=len(items),
            percent=100 * points / len(items), pass_percent=percent, pass_points=needed, passed=passed,
            topics=tuple(_bars(points, len(items))),
            reviews=() if passed is False else tuple(self._review(one, item.id) for item in items),
            revisit=REVISIT if passed is False else (), standing=self._standing(one["assessment"], (past,)),
            certainty_points=7 if about["kind"] == "practice" else None, late_packets=one["late"],
            receipt="eyJraWQiOiJ0ZXN0In0." + "c2lnbmVk" * 30,
        )  # fmt: skip


REVISIT = (
    Revisit(lesson="L-1.3", title="Lesson 1.3: Customer renewals and retention, churn", missed=3,
            address="m01-customer-success-fundamentals/lessons/03-customer-renewals-and-retention-churn.ipynb"),
    Revisit(lesson="L-1.1", title="Lesson 1.1: What is customer success?", missed=1,
            address="m01-customer-success-fundamentals/lessons/01-what-is-customer-success.ipynb"),
)  # fmt: skip


def _bars(points: float, maximum: int) -> list[TopicBar]:
    half = maximum // 2
    first = min(points, half)
    return [TopicBar(title="Customer success and what it is for", points=first, maximum=half),
            TopicBar(title="Renewal, retention and churn", points=points - first, maximum=maximum - half)]  # fmt: skip


def _reasons(item: AskedItem, response: Any) -> list[Reason]:
    key = KEYS.get(item.id, "a")
    why = "This is the reason that belongs to it, told in a sentence or two, and where it is taught (lesson 1.1)."
    if isinstance(item, AskedSingle | AskedMultiple):
        given = [response.choice] if response and item.kind == "single" else list(response.marked) if response else []
        return [Reason(text=one.text, is_key=one.id in key, chosen=one.id in given, reason=why) for one in item.options]  # type: ignore[operator]
    if isinstance(item, AskedMatch):
        right, wanted = {one.id: one.text for one in item.right}, cast(dict[str, str], key)
        pairs = response.matched if response else {}
        return [Reason(text=f"{one.text}: {right[wanted[one.id]]}", is_key=True, reason=why,
                       chosen=pairs.get(one.id) == wanted[one.id]) for one in item.left]  # fmt: skip
    if isinstance(item, AskedOrder):
        texts = {one.id: one.text for one in item.options}
        return [Reason(text=f"{place}. {texts[step]}", is_key=True, chosen=False, reason=why)
                for place, step in enumerate(cast(list[str], key), 1)]  # fmt: skip
    return [Reason(text="2.5 %", is_key=True, chosen=bool(response) and response.number == key, reason=why)]


class _Storage:
    def revisions(self) -> tuple[str, str]:
        return "1", "1"

    def close(self) -> None:
        """Nothing to let go of."""


def main(port: int, folder: Path) -> int:
    """Serve until told to stop."""
    options = argparse.Namespace(believe_everybody=True, ip="127.0.0.1", port=port, teachers="")
    opened = cast(Any, Opened)(ExamService(folder), _Storage(), None)
    return serve(options, lambda: opened)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
