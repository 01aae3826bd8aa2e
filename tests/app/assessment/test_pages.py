"""The pages of tests and exams as HTML: what they say in words, what they escape, what they never hold."""

from datetime import UTC, datetime, timedelta

import pytest

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages import begin_page, offers_page, result_page, sitting_page
from csm_app.assessment.pages.begin import rules
from csm_app.assessment.pages.place import Place
from csm_app.assessment.pages.reviewed import FEW, MOST, answer_words, reviewed
from csm_app.assessment.pages.wording import size_line, standing_line, waiting, why_line
from csm_autograder.assessment.policy import wording as policy_words
from csm_autograder.assessment.views import ItemReview, Offer, Past, Reason, ResultView, Revisit, SittingView, Standing
from csm_course.exercises.base import Choice
from csm_course.items.asked import (
    AskedMatch,
    AskedNumeric,
    AskedOrder,
    AskedSingle,
    MatchResponse,
    NumericResponse,
    OrderResponse,
    SingleResponse,
    Story,
)

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FRAME = Frame("/course/assessment/", "/", search=True, learner="me", teaches=False, xsrf="2|token")
OFFER = Offer(
    id="exam-a",
    title="Exam A",
    kind="exam",
    questions=50,
    minutes=60,
    pass_percent=75,
    pass_points=38,
    open_book=True,
    standing=Standing(may_begin=True),
)
PAIR = (Choice(id="a", text="Logo churn"), Choice(id="b", text="Renewal"))
HOSTILE = '<img src=x onerror="alert(1)">'


def sitting(*items: AskedSingle | AskedNumeric | AskedMatch) -> SittingView:
    """A sitting with these questions."""
    return SittingView(
        id="s1",
        assessment="exam-a",
        title="Exam A",
        state="running",
        began=NOW,
        ends=None,
        now=NOW,
        seconds_left=None,
        practice=False,
        asks_certainty=False,
        items=items,
        answers={},
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (172_799, "1 day 23 hours"),
        (172_800, "2 days"),
        (3_600, "1 hour"),
        (61, "1 minute"),
        (59, "less than a minute"),
        (-5, "less than a minute"),
    ],
)
def test_a_wait_in_words(seconds: float, words: str) -> None:
    """Its two greatest parts."""
    assert waiting(seconds) == words


def test_the_size_in_words() -> None:
    """Questions, time and mark; no clock is said as well."""
    assert size_line(OFFER) == "50 questions, 60 minutes, 38 of 50 to pass"
    assert size_line(OFFER.model_copy(update={"minutes": None, "pass_points": None})) == "50 questions, no time limit"


@pytest.mark.parametrize(
    ("why", "state", "beside"),
    [
        (policy_words.PASSED, "Passed", ""),
        (policy_words.REHEARSED, "Rehearsal passed", "The exam itself can be taken once all its modules are written."),
        (policy_words.AFTER_PASS[policy_words.CLOSED], "Passed", ""),
    ],
)
def test_the_list_says_a_pass_once(why: str, state: str, beside: str) -> None:
    """In the state; the sentence beside it has what is left to say."""
    past = Past(sitting="s1", handed_in=NOW, points=40, maximum=50, passed=True)
    offer = OFFER.model_copy(
        update={"standing": Standing(may_begin=False, why=why), "finished": (past,), "counts": "s1"}
    )
    assert (standing_line(offer), why_line(offer)) == (state, beside)
    html = offers_page([offer], FRAME, NOW)
    assert why not in html
    assert beside in html
    failed = OFFER.model_copy(update={"standing": Standing(may_begin=False, why=policy_words.CLOSED)})
    assert (standing_line(failed), why_line(failed)) == ("Closed", policy_words.CLOSED)


def test_a_passed_rehearsal_is_no_passed_exam() -> None:
    """Once the exam itself can be taken, the list says so, and calls what was a rehearsal one."""
    past = Past(sitting="s1", handed_in=NOW, points=40, maximum=50, passed=True, rehearsal=True)
    offer = OFFER.model_copy(update={"finished": (past,)})
    html = offers_page([offer], FRAME, NOW)
    assert standing_line(offer) == "Ready when you are"
    assert "offer-state--passed" not in html
    assert "Rehearsal: 40 of 50 points, passed" in html


def test_the_rules_follow_the_policy() -> None:
    """Closed book, another end of time and the waits are told as they are; practice has no book to close."""
    strict = OFFER.model_copy(
        update={"open_book": False, "at_time_up": "nothing", "retake": "After a fail you wait 2 days."}
    )
    text = " ".join(f"{rule.title} {rule.text}" for rule in rules(strict))
    assert "Closed book." in text
    assert "Hand in before the time is up" in text
    assert "After a fail you wait 2 days." in text
    practice = OFFER.model_copy(update={"kind": "practice", "minutes": None, "pass_points": None})
    assert not any("book" in rule.title for rule in rules(practice))


def test_a_wait_stands_on_the_page_without_a_button() -> None:
    """Why, until when, how long, a calendar file; nothing to press."""
    until = NOW + timedelta(days=2)
    waits = Standing(may_begin=False, not_before=until, why="After your first fail, the wait is 2 days.")
    html = begin_page(OFFER.model_copy(update={"standing": waits}), FRAME, NOW)
    assert "Tuesday, 24 November 2026, 12:00 UTC" in html
    assert 'data-left="172800.0"' in html
    assert "/course/assessment/api/calendar/exam-a.ics" in html
    assert "data-begin" not in html


def test_a_result_during_an_exam_says_why_there_is_no_more() -> None:
    """Points and what comes later, where the reasons would be announced."""
    why = "You are taking Exam A, whose clock is running."
    result = ResultView(
        sitting="s1", assessment="m01-test", title="Module 1 test", state="handed_in", began=NOW, handed_in=NOW,
        points=14, maximum=15, percent=93.3, pass_percent=70, pass_points=11, passed=True, topics=(),
        standing=Standing(may_begin=False), held_back=why,
    )  # fmt: skip
    html = result_page(result, FRAME, NOW)
    assert f"<p>Well done. {why}</p>" in html
    assert "<strong>14</strong> of 15 points" in html
    assert "with the reasons" not in html


def test_what_is_written_is_text() -> None:
    """Markup in a title, a stem, an option or a story is shown, never obeyed; no script or style is inline."""
    story = Story(id="s", title=HOSTILE, text=f"**bold** {HOSTILE}")
    item = AskedSingle(id="x", stem=HOSTILE, story=story, options=(Choice(id="a", text=HOSTILE), *PAIR[1:]))
    for html in (
        sitting_page(sitting(item), FRAME),
        offers_page([OFFER.model_copy(update={"title": HOSTILE, "note": HOSTILE})], FRAME, NOW),
    ):
        assert "<img" not in html
        assert " style=" not in html
        assert "onerror=&#34;" in html or "onerror=&quot;" in html
        assert html.count("<script") == html.count("<script defer src=") + html.count('<script type="module" src=')


def test_long_matches_get_letters() -> None:
    """What does not fit into a field stands in full above, with a letter."""
    short = AskedMatch(id="m", stem="Which?", left=PAIR, right=PAIR)
    long = short.model_copy(
        update={"right": (PAIR[0], Choice(id="c", text="A sentence that is too long for a field here"))}
    )
    assert 'class="letters"' not in sitting_page(sitting(short), FRAME)
    assert 'class="letters"' in sitting_page(sitting(long), FRAME)


def review(item: AskedMatch | AskedOrder | AskedNumeric, response: object) -> ItemReview:
    """A reviewed question."""
    return ItemReview.model_validate(
        {"item": item, "response": response, "points": 0, "maximum": 1, "reasons": (), "lesson": "L-1.1"}
    )


def test_an_answer_in_words() -> None:
    """Pairs, an order, a number with its unit, and no answer."""
    match = AskedMatch(id="m", stem="Which?", left=PAIR, right=(Choice(id="r", text="Customers who left"),))
    assert answer_words(review(match, MatchResponse(matched={"a": "r"}))) == (
        "Logo churn: Customers who left",
        "Renewal: no answer",
    )
    order = AskedOrder(id="o", stem="Order?", options=PAIR)
    assert answer_words(review(order, OrderResponse(order=("b", "a")))) == ("1. Renewal", "2. Logo churn")
    number = AskedNumeric(id="n", stem="How many?", unit="%")
    assert answer_words(review(number, NumericResponse(number="2.5"))) == ("2.5 %",)
    assert answer_words(review(number, None)) == ("No answer",)


def test_links_to_lessons() -> None:
    """A notebook opens without code; an address of its own stays."""
    place = Place.of(FRAME)
    assert place.lesson("m01-x/lessons/03 churn.ipynb") == "/voila/render/m01-x/lessons/03%20churn.ipynb"
    assert place.lesson("https://example.org/a") == "https://example.org/a"


def looked_at(points: float, maximum: float = 1, stem: str = "Which?", story: Story | None = None) -> ItemReview:
    """A question of two options, answered, with its reasons."""
    item = AskedSingle(id="q1", stem=stem, options=PAIR, story=story)
    reasons = tuple(Reason(text=one.text, is_key=one.id == "a", chosen=False, reason="THE REASON") for one in PAIR)
    return ItemReview(item=item, response=SingleResponse(choice="a"), points=points, maximum=maximum, reasons=reasons,
                      lesson="L-1.1", topic="Churn")  # fmt: skip


def outcome(**changed: object) -> ResultView:
    """A passed module test."""
    facts: dict[str, object] = {
        "sitting": "s1", "assessment": "m01-test", "title": "Module 1 test", "state": "handed_in", "began": NOW,
        "handed_in": NOW, "points": 14, "maximum": 15, "percent": 93.3, "pass_percent": 70, "pass_points": 11,
        "passed": True, "topics": (), "standing": Standing(may_begin=False),
    }  # fmt: skip
    return ResultView.model_validate({**facts, **changed})


def test_the_line_of_a_question() -> None:
    """Number, outcome in a word, and the first words of the stem without mark-up, cut after one."""
    empty = looked_at(0).model_copy(update={"response": None})
    stem = "A **segment** has 240 customers.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" + "And so on. " * 20
    found = reviewed([looked_at(1, stem=stem), looked_at(0.5), looked_at(0), empty])
    assert [(one.number, one.said, one.missed) for one in found] == [
        (1, "Right", False), (2, "Partly right", True), (3, "Not right", True), (4, "No answer", True),
    ]  # fmt: skip
    assert found[0].words.startswith("A segment has 240 customers. a b 1 2 And so on.")
    assert found[0].words.endswith(" …")
    assert len(found[0].words) <= MOST


def test_a_question_on_trial_is_right_or_not_like_others() -> None:
    """It has no points to win, so its own decide; the page says that it was not counted."""
    found = reviewed([looked_at(1, 0), looked_at(0, 0)])
    assert [(one.outcome, one.missed, one.opened) for one in found] == [
        ("right", False, False),
        ("wrong", False, False),
    ]
    on_trial = looked_at(0, 0).model_copy(update={"topic": ""})
    assert "On trial, not counted" in result_page(outcome(reviews=(on_trial,)), FRAME, NOW)


def test_few_missed_questions_are_open_and_many_are_not() -> None:
    """With more than a few the page would be long again."""
    few = reviewed([looked_at(1), *[looked_at(0)] * FEW])
    assert [one.opened for one in few] == [False, *[True] * FEW]
    assert not any(one.opened for one in reviewed([looked_at(0)] * (FEW + 1)))


def test_a_story_is_at_hand_with_each_question_it_belongs_to() -> None:
    """On the screen every question has it; paper is led to where it stood first."""
    story = Story(id="s", title="The case: Lindqvist", text="Forty hotels.")
    questions = [looked_at(1), looked_at(1, story=story), looked_at(1, story=story)]
    assert [one.told for one in reviewed(questions)] == [0, 0, 2]
    html = result_page(outcome(reviews=questions), FRAME, NOW)
    assert html.count("Forty hotels.") == 2
    assert html.count("what stands above question 2: The case: Lindqvist.") == 1


def test_the_summary_leads_to_what_was_missed() -> None:
    """Each by its number; where there are many, to the list."""
    html = result_page(outcome(reviews=[looked_at(1), looked_at(0), looked_at(0)]), FRAME, NOW)
    assert 'You missed 2 questions: <a href="#question-2" aria-label="Question 2">2</a> and <a' in html
    assert "Only those I missed (2)" in html
    html = result_page(outcome(reviews=[looked_at(0)] * 13), FRAME, NOW)
    assert 'You missed 13 of 13 questions: <a href="#questions">' in html
    assert "Only those I missed" not in html


def test_a_failed_result_says_nothing_of_single_questions() -> None:
    """No list, no line, no script of it: lessons alone."""
    revisit = (Revisit(lesson="L-1.1", title="What is churn?", address="a.ipynb", missed=3),)
    html = result_page(outcome(passed=False, points=3, revisit=revisit), FRAME, NOW)
    assert "What is churn?" in html
    assert not [word for word in ("reviewed", "data-missed", "You missed", "result.js", "#question") if word in html]


def test_a_fail_before_a_pass_sends_nobody_to_another_attempt() -> None:
    """An old result says that another attempt was passed, once, and neither why one cannot begin nor to try again."""
    revisit = (Revisit(lesson="L-1.1", title="What is churn?", address="a.ipynb", missed=3),)
    over = Standing(may_begin=False, why=policy_words.PASSED)
    html = result_page(outcome(passed=False, points=3, revisit=revisit, standing=over), FRAME, NOW)
    assert "You have passed with another attempt." in html
    assert policy_words.PASSED not in html
    assert "asks other questions" not in html


def test_a_failed_rehearsal_before_a_passed_one_says_what_that_is_worth() -> None:
    """The exam itself is still to come."""
    over = Standing(may_begin=False, why=policy_words.REHEARSED)
    html = result_page(outcome(passed=False, points=3, standing=over), FRAME, NOW)
    assert html.count(policy_words.REHEARSED) == 1
    assert "another attempt" not in html


def test_what_is_written_is_text_in_a_result_too() -> None:
    """In the line as in the stem and the story below it."""
    story = Story(id="s", title=HOSTILE, text=HOSTILE)
    html = result_page(outcome(reviews=[looked_at(1, stem=HOSTILE, story=story)]), FRAME, NOW)
    assert "<img" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count("<script defer src=")
