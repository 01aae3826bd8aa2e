"""The parts the service's web side is made of: limits, origins, lanes, refusals, forms made ahead."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from threading import Event
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_app.assessment import refusals
from csm_app.assessment.journal import Journal, json_logger
from csm_app.assessment.lanes import Busy, Lanes
from csm_app.assessment.limits import PACES, Limits
from csm_app.assessment.maker import FormMaker, Made, Wish, packed
from csm_app.assessment.origins import is_ours
from csm_app.assessment.prepared import RUSH, PreparedForms
from csm_app.cli import main
from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.forms.shortages import NoForm
from csm_autograder.assessment.receipts import read_trusted
from csm_autograder.assessment.sittings.refused import Code, Refused
from csm_course.places import content_folder


@given(st.lists(st.floats(0, 30), max_size=200), st.sampled_from(sorted(PACES)))
def test_never_more_than_the_stock_and_the_pace_allow(pauses: list[float], kind: str) -> None:
    """Whatever the pauses: what was let through is at most the stock and what flowed in since the start."""
    now = 0.0
    limits, through = Limits(lambda: now), 0
    for pause in pauses:
        now += pause
        through += limits.wait("somebody", kind) == 0
        assert through <= PACES[kind].stock + now * PACES[kind].a_second + 1e-6


@given(st.sampled_from(sorted(PACES)), st.integers(0, 300))
def test_who_waits_as_long_as_told_is_let_through(kind: str, before: int) -> None:
    """`Retry-After` is no empty promise, and it is nobody else's business."""
    now = 0.0
    limits = Limits(lambda: now)
    for _ in range(before):
        limits.wait("somebody", kind)
    now += limits.wait("somebody", kind) + 1e-6
    assert limits.wait("somebody", kind) == 0 or before < PACES[kind].stock
    assert limits.wait("another", kind) == 0


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://learn.example"}, True),
        ({"Origin": "https://learn.example"}, True),
        ({"Origin": "https://LEARN.example"}, True),
        ({"Referer": "https://learn.example/services/x"}, True),
        ({"Authorization": "token x"}, True),
        ({"Origin": "https://proxy.example"}, True),
        ({}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://learn.example.evil.example"}, False),
        ({"Origin": "https://learn.example:8443"}, False),
        ({"Origin": "http://[broken"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://learn.example"}, False),
        ({"Sec-Fetch-Site": "same-site", "Authorization": "token x"}, False),
    ],
)
def test_where_a_request_comes_from(headers: Mapping[str, str], ours: bool) -> None:
    """The server is known as learn.example, and as proxy.example by a setting."""
    assert is_ours({"Host": "learn.example", **headers}, frozenset({"proxy.example"})) is ours


def test_a_full_lane_says_so_at_once_and_empties_again() -> None:
    """The work that was taken is done; what came too much is refused, not queued."""

    async def scene() -> None:
        lanes, gate = Lanes({"read": 1, "write": 1, "form": 1}, most=3), Event()
        waiting = [asyncio.create_task(lanes.run("write", gate.wait)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await lanes.run("write", gate.wait)
        assert await lanes.run("read", lambda: 7) == 7  # another lane is not in the way
        gate.set()
        assert await asyncio.gather(*waiting) == [True, True, True]
        assert await lanes.run("write", lambda: 8) == 8
        lanes.close()

    asyncio.run(scene())


def test_every_refusal_of_the_service_has_a_status() -> None:
    """And none is answered with more than the service says."""
    assert set(refusals.STATUS) == set(get_args(Code))
    for code in get_args(Code):
        found = refusals.of_service(Refused(code, "A sentence."))
        assert 400 <= found.status < 600
    assert refusals.of_service(Refused("not_yours", "It is Ada's.")).refusal.code == "unknown"
    assert "Ada" not in refusals.of_service(Refused("not_yours", "It is Ada's.")).refusal.sentence


def test_a_new_key_signs_and_graders_get_them_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`csm assess new-key` and `public-keys`; a folder that cannot be is told in a sentence."""
    keys, file = tmp_path / "keys", tmp_path / "trusted.json"
    assert main(["assess", "public-keys", "--keys", str(keys), "--to", str(file)]) == 0
    (first,) = read_trusted(file)
    assert main(["assess", "new-key", "--keys", str(keys)]) == 0
    assert main(["assess", "public-keys", "--keys", str(keys), "--to", str(file)]) == 0
    (both,) = read_trusted(file)
    assert first.keys.items() < both.keys.items()
    assert main(["assess", "new-key", "--keys", str(file)]) == 1
    assert "cannot be kept" in capsys.readouterr().err


def test_an_error_is_logged_by_its_places_not_by_its_words() -> None:
    """The text of an error may quote an answer; where it happened does not. Names become hashes of a key."""
    stream = StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        journal = Journal(json_logger(stream), b"key")
        try:
            raise ValueError("my answer is 271828")
        except ValueError as error:
            journal.error("save", error)
        journal.request("Ada", "save", 200, 1.5, sitting="s")
    finally:
        root.handlers[:], root.level = before, level
    assert "test_parts.py" in stream.getvalue()
    assert "271828" not in stream.getvalue()
    assert "Ada" not in stream.getvalue()
    assert journal.who("Ada") in stream.getvalue()
    assert Journal(logging.getLogger("x"), b"another").who("Ada") != journal.who("Ada")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The course's own."""
    return Catalogue(content_folder())


class Here:
    """Makes forms in this process, so many and no more; remembers what was wished for."""

    def __init__(self, catalogue: Catalogue, most: int) -> None:
        self._catalogue, self._most = catalogue, most
        self.wishes: list[Wish] = []

    def make(self, wish: Wish) -> Made | None:
        """As the process would."""
        self.wishes.append(wish)
        if len(self.wishes) > self._most:
            return None
        return packed(self._catalogue, wish)

    def close(self) -> None:
        """Nothing to close."""


class Slow(Here):
    """Makes no form for whose name begins so until it may `go_on`."""

    def __init__(self, catalogue: Catalogue, name: str) -> None:
        super().__init__(catalogue, 1000)
        self.go_on, self._name = Event(), name

    def make(self, wish: Wish) -> Made | None:
        """As the process would, which is busy."""
        made = super().make(wish)
        if wish.learner.startswith(self._name):
            self.go_on.wait()
        return made


def until(condition: Callable[[], bool]) -> None:
    """Others are at work."""
    pause = Event()
    while not condition():
        pause.wait(0.01)


def test_what_lies_ready_is_given_once_and_made_anew(catalogue: Catalogue) -> None:
    """Two who begin get two forms; those that lie ready count as given when the next one is made."""
    prepared = PreparedForms(catalogue, Here(catalogue, 1000), 2)
    try:
        until(lambda: prepared.ready()["m01-test"] == 2)
        forms = [prepared.form("m01-test", name, 1, Seen(), Exposure()) for name in ("ada", "bob")]
        assert len({form.seed for form in forms}) == 2
        assert all(len(form.items) == 15 for form in forms)
        until(lambda: prepared.ready()["m01-test"] == 2)
    finally:
        prepared.close()


def test_who_has_met_a_question_gets_a_form_of_their_own(catalogue: Catalogue) -> None:
    """Also where it stands on none that lies ready: those leave enough for the attempts of somebody else."""
    maker = Here(catalogue, 1000)
    prepared = PreparedForms(catalogue, maker, 1)
    try:
        until(lambda: prepared.ready()["m01-test"] == 1)
        seen = Seen.in_attempts([["a-question-of-another-test"]])
        prepared.form("m01-test", "ada", 1, seen, None)
        prepared.form("m01-test", "bob", 2, Seen(), None)
        assert {("ada", 1), ("bob", 2)} <= {(one.learner, one.attempt) for one in maker.wishes}
    finally:
        prepared.close()


def test_in_a_rush_a_ready_form_of_new_questions_is_given(catalogue: Catalogue) -> None:
    """Many wait for theirs: nobody waits for all of them, and nobody gets a question that was seen before."""
    maker = Slow(catalogue, "waits")
    prepared = PreparedForms(catalogue, maker, 1)
    met = Seen.in_attempts([["a-question-of-another-test"]])
    try:
        until(lambda: prepared.ready()["m01-test"] == 1)
        old = Seen.in_attempts([[one for ready in prepared._ready["m01-test"] for one in ready.items]])
        for number in range(RUSH + 2):
            prepared.expect(Wish("m01-test", f"waits-{number}", 1, met, None))
        until(lambda: len(prepared._expected) == RUSH + 1)
        form = prepared.form("m01-test", "ada", 1, old, None)
        assert not {one.asked.id for one in form.items} & old.times.keys()
        prepared.form("m01-test", "bob", 1, met, None)
        assert [one.learner for one in maker.wishes if not one.learner.startswith("prepared/")] == ["waits-0", "ada"]
    finally:
        maker.go_on.set()
        prepared.close()


def test_a_form_is_made_while_the_page_before_is_read(catalogue: Catalogue) -> None:
    """For whom nothing lies ready: at Begin it is there, once; and not where something else was seen meanwhile."""
    maker = Here(catalogue, 1000)
    prepared = PreparedForms(catalogue, maker, 1)
    seen = Seen.in_attempts([[one.asked.id for one in catalogue.form("m01-test", "x", 1).items]])
    try:
        until(lambda: prepared.ready()["m01-test"] == 1)
        for learner in ("ada", "bob"):
            prepared.expect(Wish("m01-test", learner, 2, seen, None))
        until(lambda: len(prepared._own) == 2)
        form = prepared.form("m01-test", "ada", 2, seen, None)
        assert form.seed == catalogue.form("m01-test", "ada", 2, seen).seed
        prepared.form("m01-test", "bob", 2, Seen(), None)
        made_for = [one.learner for one in maker.wishes]
        assert (made_for.count("ada"), made_for.count("bob")) == (1, 2)
        assert not prepared._own
    finally:
        prepared.close()


def test_a_process_that_fails_is_not_the_learners_trouble(catalogue: Catalogue) -> None:
    """The form is made here; what cannot be made is told as the catalogue tells it."""
    prepared = PreparedForms(catalogue, Here(catalogue, 0), 1)
    try:
        assert len(prepared.form("m01-test", "ada", 1, Seen(), None).items) == 15
        with pytest.raises((KeyError, NoForm)):
            prepared.form("no-such-test", "ada", 1, Seen(), None)
    finally:
        prepared.close()


def test_the_process_makes_what_the_catalogue_makes(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same wish gives the same form there and here; killed in between, it is begun anew."""
    monkeypatch.setattr("csm_app.assessment.maker.PATIENCE", 3600)
    maker = FormMaker(content_folder())
    wish = Wish("m01-test", "ada", 1, Seen(), None)
    try:
        there, here = maker.make(wish), packed(catalogue, wish)
        assert there is not None
        assert here is not None
        assert there.items == here.items
        assert maker.make(Wish("no-such-test", "ada", 1, Seen(), None)) is None
        assert maker._process is not None
        maker._process.kill()
        maker._process.join()
        maker.make(wish)
        again = maker.make(wish)
        assert again is not None
        assert again.items == here.items
    finally:
        maker.close()
    assert maker.make(wish) is None


def test_nobody_waits_for_a_form_of_a_service_that_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is at something that takes for ever: it is ended, and who asked it hears that there is no form."""
    monkeypatch.setattr("csm_app.assessment.maker.PATIENCE", 3600)
    maker, wish = FormMaker(content_folder()), Wish("m01-test", "ada", 1, Seen(), None)
    assert maker.make(wish) is not None
    assert maker._process is not None
    assert maker._process.pid is not None
    os.kill(maker._process.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as asking:
        asked = asking.submit(maker.make, wish)
        while not maker._turn.locked():
            pass
        maker.close()
        assert asked.result(timeout=300) is None
    assert maker._process is None
