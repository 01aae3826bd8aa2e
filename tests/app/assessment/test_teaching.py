"""What instructors do over HTTP: look at everybody, foresee, grant, take back; learners may none of it, nor see it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest

from csm_app.assessment.foreseeing import would_change
from csm_app.assessment.frame import Frame
from csm_app.assessment.pages import learner_page, teaching_page
from csm_app.assessment.pages.stand import state
from csm_app.assessment.table import INSTRUCTORS
from csm_autograder.assessment.policy import Allowance, Granted, Policy, Waits
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.sittings.teaching import Foreseen, Found, Learner, Stand
from csm_autograder.assessment.views import Offer, Past, Standing
from tests.app.assessment.alone import API, BASE, Service, service
from tests.app.assessment.browser import Browser

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
FRAME = Frame("/services/csm-assessment/", "/", search=False, learner="tina", teaches=True, xsrf="2|token")
HOSTILE = '<img src=x onerror="alert(1)">'
POLICY = Policy(name="part_a", title="Exam A", questions=50, minutes=60, pass_percent=75, attempts=2,
                waits=Waits(spans=(timedelta(days=2),)))  # fmt: skip
OFFER = Offer(
    id="exam-a", title="Exam A", kind="exam", questions=50, minutes=60, pass_percent=75, pass_points=38,
    open_book=True, standing=Standing(may_begin=True, attempts_left=2),
)  # fmt: skip
FAILED = Past(sitting="s1", handed_in=NOW - timedelta(days=1), points=30, maximum=50, passed=False)
PASSED = FAILED.model_copy(update={"sitting": "s3", "passed": True, "points": 41})
REHEARSED = PASSED.model_copy(update={"sitting": "s4", "rehearsal": True})
WAITS = Standing(may_begin=False, not_before=NOW + timedelta(days=1), why="After a fail.", attempts_left=2)
RUNNING = Sitting("s2", "ada", "exam-a", 1, "running", "Exam A", POLICY, NOW - timedelta(minutes=20),
                  NOW + timedelta(minutes=40), None, NOW)  # fmt: skip


def stand(granted: Granted | None = None, running: Sitting | None = None, **offer: Any) -> Stand:
    """Ada's, with exam A."""
    return Stand(OFFER.model_copy(update=offer), POLICY, running, granted)


def given(**allowance: Any) -> Granted:
    """By Tom, an hour ago."""
    return Granted(allowance=Allowance(**allowance), by="tom", at=NOW - timedelta(hours=1))


def foreseen(before: Stand, after: Stand, ends: datetime | None = None, **allowance: Any) -> list[str]:
    """What an instructor reads before granting it."""
    granted = Granted(allowance=Allowance(**allowance), by="tina", at=NOW)
    return would_change(Foreseen("ada", before, after, granted, ends), lambda at: f"{at:%d %b %H:%M}")


def test_what_it_changes_is_said_before_it_is_granted() -> None:
    """Time in a sitting that runs, time of the next one, a wait, attempts, what is replaced; and where nothing is."""
    runs, later = stand(running=RUNNING), NOW + timedelta(minutes=55)
    assert foreseen(runs, runs, later, extra_minutes=15) == [
        "The sitting that is running goes on until 22 Nov 14:55 instead of 22 Nov 14:40.",
        "From the next sitting on, ada has 75 minutes for it instead of 60 minutes.",
    ]
    assert foreseen(stand(), stand(), factor=1.3333) == [
        "From now on, ada has 80 minutes for it instead of 60 minutes."
    ]
    assert foreseen(stand(standing=WAITS), stand(), waived_wait=True) == [
        "ada may begin now instead of on 23 Nov 14:00."
    ]
    assert foreseen(stand(given(waived_wait=True)), stand(standing=WAITS), note="back") == [
        "ada can then not begin before 23 Nov 14:00.",
        "It takes the place of what tom granted on 22 Nov 13:00: no wait.",
    ]
    more = stand(standing=Standing(may_begin=True, attempts_left=3))
    assert foreseen(stand(), more, extra_attempts=1) == ["ada may begin it 3 more times instead of 2."]
    assert foreseen(stand(), stand(extra_minutes=15), waived_wait=True) == [
        "No wait stands at the moment, so none is lifted. A wait after a later fail stands."
    ]
    assert foreseen(stand(given(extra_minutes=5)), stand(given(extra_minutes=5)), extra_minutes=5) == [
        "Nothing: ada has just this already."
    ]
    assert foreseen(stand(), stand(), note="why") == ["Nothing but the note."]
    assert foreseen(stand(), stand()) == ["Nothing: ada has what everybody has. Say above what to add."]
    waiting = stand(standing=WAITS)
    assert foreseen(waiting, waiting, extra_minutes=15)[-1] == (
        "ada still cannot begin before 23 Nov 14:00, and is told: “After a fail.”"
    )


def test_an_end_that_does_not_move_says_why() -> None:
    """Time that is not taken back, and a test that closes."""
    longer = stand(given(extra_minutes=30), running=RUNNING)
    end = RUNNING.began + timedelta(minutes=60)
    assert foreseen(longer, longer, end, extra_minutes=15)[0] == (
        "The sitting that is running still ends on 22 Nov 14:40, since Exam A closes then."
    )
    wide = Sitting(**{**vars(RUNNING), "ends": RUNNING.began + timedelta(minutes=90)})
    taken = foreseen(stand(given(extra_minutes=30), running=wide), stand(running=wide), wide.ends)
    assert taken[0].endswith("Time that was granted before is not taken back from it.")


@pytest.mark.parametrize(
    ("one", "tone", "words"),
    [
        (stand(running=RUNNING), "running", "Under way until"),
        (stand(running=Sitting(**{**vars(RUNNING), "ends": None})), "running", "Under way, no time limit"),
        (stand(standing=WAITS, finished=(FAILED,)), "waits", "Must wait until"),
        (stand(finished=(FAILED,), counts="s1"), "plain", "Not passed, last 30 of 50 points; may begin again"),
        (stand(finished=(PASSED, FAILED), counts="s3"), "passed", "Passed with 41 of 50 points"),
        (stand(finished=(REHEARSED,), counts="s4"), "passed", "Rehearsal passed with 41 of 50 points"),
        (stand(finished=(REHEARSED,)), "plain", "May begin"),
        (stand(standing=Standing(may_begin=False, attempts_left=0)), "waits", "No attempt left"),
        (stand(standing=Standing(may_begin=False)), "waits", "Closed"),
        (stand(), "plain", "May begin"),
    ],
)  # fmt: skip
def test_where_somebody_stands_in_few_words(one: Stand, tone: str, words: str) -> None:
    """The most urgent thing first."""
    assert (state(one).tone, state(one).words) == (tone, words)


def test_time_that_is_up_and_not_closed_yet() -> None:
    """Is neither running nor finished for the moment."""
    assert state(Stand(OFFER.model_copy(update={"running": "s2"}), POLICY, None, None)).words.startswith("Time is up")


def test_names_and_notes_are_text() -> None:
    """Markup in a name, a note, a search or a title is shown, never obeyed."""
    told = stand(given(extra_minutes=5, note=HOSTILE), title=HOSTILE, finished=(FAILED,))
    learner = Learner(HOSTILE, False, (told,), NOW, HOSTILE)
    found = Found(HOSTILE, (learner,), 2, 3, 60, NOW, exact=False, guess=HOSTILE)
    for html in (learner_page(learner, FRAME), teaching_page(found, FRAME)):
        assert "<img" not in html
        assert " style=" not in html
        assert "onerror=&#34;" in html
        assert html.count("<script") == html.count("<script defer src=") + html.count('<script type="module" src=')


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """With `tina` for an instructor."""
    with service(tmp_path_factory.mktemp("service")) as found:
        yield found


def sees(browser: Browser, path: str) -> str:
    """A page in its own words."""
    answer = browser.visit(BASE + path)
    assert answer.status == 200, answer.content
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_learners_may_none_of_it(running: Service) -> None:
    """Not a page, not a list, not a look at what it would change, not even for themselves; nor do they see a link."""
    ada, tina = running.learner("ada"), running.learner("tina")
    assert {one.name for one in INSTRUCTORS} >= {"page_teaching", "page_learner", "under_way", "foresee", "allow"}
    for path in ("teaching", "teaching?search=a", "teaching/learners/ada"):
        refused = ada.visit(BASE + path)
        assert (refused.status, b"Your account may not do this" in refused.content) == (403, True)
        assert tina.visit(BASE + path).status == 200
    path = f"{API}learners/ada/allowances/exam-a"
    assert ada.fetch("GET", f"{API}under-way").code == "not_allowed"
    assert ada.fetch("POST", f"{path}/preview", {"extra_minutes": 5}).code == "not_allowed"
    assert ada.fetch("PUT", path, {"extra_minutes": 5}).code == "not_allowed"
    assert "teaching" not in ada.visit(BASE).content.decode()
    assert f'href="{BASE}teaching"' in tina.visit(BASE).content.decode()
    assert Browser(running.address, {"X-CSM-Learner": "-"}).visit(f"{BASE}teaching").status == 401


def test_only_a_page_of_ours_may_ask_what_it_would_change(running: Service) -> None:
    """As for everything that carries a body."""
    tina = running.learner("tina")
    path = f"{API}learners/ada/allowances/exam-a/preview"
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec_Fetch_Site": "cross-site"}, {"X_XSRFToken": ""}):
        assert tina.fetch("POST", path, {"extra_minutes": 5}, **headers).code == "cross_site"
    assert tina.fetch("POST", path, {"extra_minutes": 5}).status == 200
    assert tina.fetch("POST", path.replace("exam-a", "exam-z"), {"extra_minutes": 5}).code == "unknown"
    assert tina.fetch("POST", path, {"extra_minutes": -5}).code == "bad_answer"


def test_seen_foreseen_granted_and_taken_back(running: Service) -> None:
    """Who runs is in the list; nothing is written by looking; granted twice is granted once; all in words."""
    bea, tina = running.learner("bea"), running.learner("tina")
    view = bea.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()
    (seen,) = [one for one in tina.fetch("GET", f"{API}under-way").json() if one["learner"] == "bea"]
    assert seen.keys() == {"sitting", "learner", "assessment", "title", "began", "ends", "seconds_left"}
    assert (seen["sitting"], seen["assessment"], seen["ends"]) == (view["id"], "exam-a", view["ends"])
    path, body = f"{API}learners/bea/allowances/exam-a", {"extra_minutes": 15, "note": "power cut"}
    told = tina.fetch("POST", f"{path}/preview", body).json()
    ends = datetime.fromisoformat(view["ends"])
    then = f"{ends + timedelta(minutes=15):%Y-%m-%dT%H:%M:%SZ} instead of {ends:%Y-%m-%dT%H:%M:%SZ}"
    assert told["changes"][0] == f"The sitting that is running goes on until {then}."
    assert told["reads"] == ["You have been given 15 extra minutes. They are in the time above."]
    assert tina.fetch("GET", f"{API}learners/bea/allowances").json() == []
    for _ in range(2):
        assert tina.fetch("PUT", path, body).status == 200
    assert tina.fetch("POST", f"{path}/preview", body).json() == {
        "seen": tina.fetch("GET", f"{API}learners/bea/allowances").json()[0]["granted"]["at"].replace("Z", "+00:00"),
        "nothing": True, "changes": ["Nothing: bea has just this already."], "reads": [],
    }  # fmt: skip
    assert tina.fetch("PUT", f"{path}?seen=nothing", {"extra_minutes": 1}).status == 409
    later = datetime.fromisoformat(bea.fetch("GET", f"{API}sittings/{view['id']}").json()["ends"])
    assert later == ends + timedelta(minutes=15)
    page = sees(tina, "teaching/learners/bea")
    assert "Granted: 15 more minutes , by tina" in page
    assert "Note: power cut" in page
    assert "the clock shows the new time within a minute" in page
    assert "15 more minutes" in sees(tina, "teaching?search=BE")
    assert tina.fetch("PUT", path, {}).status == 200
    assert "Nothing more than everybody has, by tina" in sees(tina, "teaching/learners/bea")
    kept = tina.fetch("GET", f"{API}sittings/{view['id']}")
    assert kept.status == 404  # an instructor sees no sitting from within


def test_what_would_change_nothing_is_refused_in_a_sentence(running: Service) -> None:
    """As the command refuses it; nothing is written."""
    tina = running.learner("tina")
    path = f"{API}learners/carl/allowances"
    for test, body, said in (
        ("exam-a", {"extra_attempts": 1}, "may be taken as often as one likes, so more attempts would change nothing."),
        ("m01-test", {"factor": 1.5}, "Module 1 test has no time limit, so more time would change nothing."),
        ("practice-m01", {"waived_wait": True}, "so lifting it would change nothing."),
    ):
        for method, rest in (("PUT", ""), ("POST", "/preview")):
            refused = tina.fetch(method, f"{path}/{test}{rest}", body)
            assert (refused.status, refused.code) == (422, "bad_answer")
            assert said in refused.json()["sentence"]
    assert tina.fetch("GET", path).json() == []


def test_a_name_never_seen_may_be_a_slip(running: Service) -> None:
    """It is told, with the name that is written alike; granted all the same; and then found in the list."""
    running.learner("delphine").fetch("POST", f"{API}sittings", {"assessment": "m01-test"})
    tina = running.learner("tina")
    assert "Did you mean delphine ?" in sees(tina, "teaching?search=delfine")
    page = sees(tina, "teaching/learners/delfine")
    assert "Nobody of the name 'delfine' has begun anything here yet; did you mean 'delphine'? Open delphine" in page
    assert "Make sure it is the name they sign in with." in sees(tina, "teaching/learners/qqq")
    assert tina.fetch("PUT", f"{API}learners/delfine/allowances/exam-b", {"factor": 1.25}).status == 200
    assert "delfine Has not begun a test or exam Granted for Exam B 1.25 times the time" in sees(
        tina, "teaching?search=delfine"
    )
    assert tina.visit(f"{BASE}teaching/learners/%00").status == 404
    assert tina.visit(f"{BASE}teaching/learners/{'x' * 190}").status == 404


def test_no_question_and_no_answer_stands_on_these_pages(running: Service) -> None:
    """Nothing of a form, of practice, or of what was chosen."""
    eva, tina = running.learner("eva"), running.learner("tina")
    view = eva.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).json()
    eva.fetch("POST", f"{API}sittings/{view['id']}/hand-in")
    practice = eva.fetch("POST", f"{API}sittings", {"assessment": "practice-m01"})
    assert practice.status == 200
    said = [tina.visit(BASE + one).content.decode() for one in ("teaching?search=eva", "teaching/learners/eva")]
    said.append(tina.fetch("GET", f"{API}under-way").content.decode())
    everything = re.sub(r"\s+", " ", unescape("\n".join(said)))
    assert "0 of 15 points" in everything
    assert "ractice" not in everything
    for item in view["items"]:
        assert re.sub(r"\s+", " ", item["stem"])[:40] not in everything


@pytest.mark.parametrize("asked", ["page=99", "page=-1", "page=x", "page=" + "9" * 4000, "search=%F0%9F%98%80", ""])
def test_any_page_of_the_list_may_be_asked_for(running: Service, asked: str) -> None:
    """A page that is not there is the nearest one, and what is no number is the first."""
    assert running.learner("tina").visit(f"{BASE}teaching?{asked}").status == 200
