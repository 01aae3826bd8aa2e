"""An instructor in real Chromium on the real service: who sits now, what it would change, granted, taken back."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser.test_taking_real import answer

from .conftest import stop_the_clock
from .exam_kit import ExamServer, as_learner, begin, hand_in, picture, saved

pytestmark = pytest.mark.browser
SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
HIDE = """hidden => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange")); }"""


@dataclass
class RealServer(ExamServer):
    """`csm assess serve`, alone on this computer, with an instructor."""

    def command(self) -> list[str]:
        """As an administrator would type it."""
        database = f"sqlite:///{self.folder / 'assessments.sqlite3'}"
        code = "import sys; from csm_app.cli import main; sys.exit(main())"
        words = ["assess", "serve", "--believe-everybody", "--teachers", "tina", "--port", str(self.port)]
        return [sys.executable, "-c", code, *words, "--database", database, "--keys", str(self.folder / "keys")]


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExamServer]:
    """The service of this file."""
    server = RealServer(tmp_path_factory.mktemp("teaching"))
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def sat(exam: ExamServer, browser: Browser) -> Iterator[BrowserContext]:
    """A browser of learners."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def tina(context: BrowserContext, page: Page, exam: ExamServer) -> Page:
    """The instructor's tab."""
    as_learner(context, exam, "tina")
    return page


def begun(sat: BrowserContext, exam: ExamServer, name: str, assessment: str = "exam-a") -> Page:
    """A learner who has begun."""
    as_learner(sat, exam, name)
    page = sat.new_page()
    begin(page, exam, assessment)
    return page


def failed(sat: BrowserContext, exam: ExamServer, name: str) -> None:
    """A learner who has handed in an empty exam, and must wait."""
    hand_in(begun(sat, exam, name))


def card(page: Page, exam: ExamServer, name: str, assessment: str = "exam-a") -> Locator:
    """What an instructor sees of one test of a learner, its form unfolded."""
    page.goto(f"{exam.address}teaching/learners/{name}")
    found = page.locator(f"[data-stand={assessment}]")
    found.locator("summary").click()
    return found


def asked(found: Locator, minutes: str = "", *, wait: bool = False, note: str = "") -> None:
    """Type a wish and look at what it would change."""
    if minutes:
        found.get_by_label("More time", exact=True).fill(minutes)
    if wait:
        found.get_by_label("Lift the wait").check()
    if note:
        found.get_by_label("Note").fill(note)
    found.get_by_role("button", name="See what this changes").click()


def without_barriers(page: Page, name: str) -> None:
    """axe finds nothing, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"
    picture(page, name)


@pytest.mark.parametrize(("width", "light"), SCREENS)
def test_without_barriers(browser: Browser, exam: ExamServer, sat: BrowserContext, width: int, light: str) -> None:
    """The link, the list, a search that finds nobody, a learner with a form and what it changes, then granted."""
    name = f"axe-{width}-{light}"
    failed(sat, exam, name)
    begun(sat, exam, name, "exam-b")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=light)  # type: ignore[arg-type]
    as_learner(context, exam, "tina")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(exam.address)
    page.get_by_role("link", name="Your learners").click()
    expect(page.locator(".now-row").first).to_contain_text("minutes left")
    without_barriers(page, f"teaching-{width}-{light}")
    page.get_by_label("Name, or a part of it").fill(f"{name}x")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Nobody here is called that.")).to_be_visible()
    without_barriers(page, f"teaching-nobody-{width}-{light}")
    found = card(page, exam, name)
    asked(found, "25", wait=True, note="a long illness in the second week of the course")
    expect(found.get_by_text(f"{name} may begin now instead of on")).to_be_visible()
    without_barriers(page, f"teaching-learner-{width}-{light}")
    found.get_by_role("button", name="Grant it").click()
    expect(found.get_by_text("It is granted.")).to_be_focused()
    without_barriers(page, f"teaching-granted-{width}-{light}")
    assert faults == []
    context.close()


def test_more_time_reaches_the_learner_who_sits(tina: Page, exam: ExamServer, sat: BrowserContext) -> None:
    """What is foreseen is what the learner's clock shows; taken back, the sitting that runs keeps it."""
    ada = begun(sat, exam, "ada")
    expect(ada.get_by_role("timer")).to_have_text(re.compile(r"^(1:00|59):\d\d "))
    found = card(tina, exam, "ada")
    found.get_by_label("More time, in").select_option("percent")
    asked(found, "25", note="reads slowly")
    foreseen = found.locator("[data-foreseen]")
    expect(foreseen).to_contain_text("The sitting that is running goes on until")
    expect(foreseen).to_contain_text("You have been given 15 extra minutes.")
    assert not re.search(r"\d{4}-\d\d-\d\dT", foreseen.inner_text())
    found.get_by_role("button", name="Grant it").click()
    expect(found.get_by_text("Granted: 1.25 times the time")).to_be_visible()
    expect(found.get_by_text("Note: reads slowly")).to_be_visible()
    answer(ada.locator(".question:visible").first)
    saved(ada)
    expect(ada.get_by_role("timer")).to_have_text(re.compile(r"^1:1\d:\d\d "))
    found.get_by_role("button", name="Take it back").click()
    expect(foreseen).to_contain_text("Time that was granted before is not taken back from it.")
    found.locator("[data-foreseen]").get_by_role("button", name="Take it back").click()
    expect(found.get_by_text("It is taken back.")).to_be_focused()
    expect(found.get_by_text("Nothing more than everybody has")).to_be_visible()


def test_a_wait_is_lifted_by_keyboard_alone(tina: Page, exam: ExamServer, sat: BrowserContext) -> None:
    """From the list of tests to the grant, without a mouse; where one looked is where one is afterwards."""
    failed(sat, exam, "ben")
    tina.goto(exam.address)
    tina.get_by_role("link", name="Your learners").focus()
    tina.keyboard.press("Enter")
    tina.get_by_label("Name, or a part of it").focus()
    tina.keyboard.type("BEN")
    tina.keyboard.press("Enter")
    tina.wait_for_url("**/teaching?search=BEN*")
    expect(tina.get_by_text("1 learner", exact=True)).to_be_visible()
    tina.get_by_role("heading", name="ben", exact=True).get_by_role("link").focus()
    tina.keyboard.press("Enter")
    tina.wait_for_url("**/learners/ben")
    found = tina.locator("[data-stand=exam-a]")
    expect(found.locator(".stand-state")).to_contain_text("Must wait until")
    found.locator("summary").focus()
    for key in ("Enter", "Tab", "Tab", "Tab", "Space", "Tab", "Tab", "Enter"):
        tina.keyboard.press(key)
    expect(found.get_by_role("heading", name="What this changes")).to_be_focused()
    expect(found.get_by_text("ben may begin now instead of on")).to_be_visible()
    tina.keyboard.press("Tab")
    tina.keyboard.press("Tab")
    tina.keyboard.press("Enter")
    expect(found.get_by_role("button", name="See what this changes")).to_be_focused()
    expect(found.get_by_text("ben may begin now")).to_be_hidden()
    for key in ("Enter", "Tab", "Enter"):
        if key == "Tab":
            expect(found.get_by_role("heading", name="What this changes")).to_be_focused()
        tina.keyboard.press(key)
    expect(found.get_by_text("It is granted.")).to_be_focused()
    expect(found.get_by_text("On that page ben finds the button to begin.")).to_be_visible()
    expect(found.locator(".stand-state")).to_have_text("Not passed, last 0 of 50 points; may begin again")


def test_what_was_typed_stays_when_the_service_is_away(tina: Page, exam: ExamServer) -> None:
    """No network, an answer that is lost, a sign-in that is over: each is said, and pressing again does it."""
    found = card(tina, exam, "cleo", "exam-b")
    expect(tina.get_by_text("Nobody of the name 'cleo' has begun anything here yet")).to_be_visible()
    tina.context.set_offline(True)
    asked(found, "12", note="train strike")
    expect(found.get_by_role("alert")).to_contain_text("What you typed is still here")
    expect(found.get_by_label("More time", exact=True)).to_have_value("12")
    tina.context.set_offline(False)
    as_learner(tina.context, exam, "-")
    found.get_by_role("button", name="See what this changes").click()
    expect(found.get_by_role("alert")).to_contain_text("You are no longer signed in.")
    as_learner(tina.context, exam, "tina")
    expect(found.get_by_label("Note")).to_have_value("train strike")
    found.get_by_role("button", name="See what this changes").click()
    expect(found.get_by_text("cleo has 52 minutes for it instead of 40 minutes.")).to_be_visible()
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().text())
        route.abort()

    tina.route("**/allowances/exam-b?seen=*", lose)
    found.get_by_role("button", name="Grant it").click()
    expect(found.get_by_role("alert")).to_contain_text("twice does no harm")
    expect(found.get_by_label("More time", exact=True)).to_have_value("12")
    assert '"extra_minutes":12' in lost[0]  # it was granted, and nobody could know
    tina.unroute("**/allowances/exam-b?seen=*")
    found.get_by_role("button", name="Grant it").click()
    expect(found.get_by_text("It is granted.")).to_be_focused()
    expect(found.get_by_text("Granted: 12 more minutes")).to_be_visible()


def test_another_instructor_was_faster(tina: Page, exam: ExamServer) -> None:
    """Nothing is overwritten unseen: what was typed stays, and looking again says what it would replace."""
    found = card(tina, exam, "dora", "exam-b")
    asked(found, "12")
    token = tina.locator("meta[name=csm-xsrf]").get_attribute("content") or ""
    path = f"{exam.address}api/learners/dora/allowances/exam-b"
    headers = {"X-XSRFToken": token, "Origin": exam.address.partition("/services")[0]}
    assert tina.request.put(path, data={"extra_minutes": 30}, headers=headers).ok
    found.get_by_role("button", name="Grant it").click()
    expect(found.get_by_role("alert")).to_contain_text("Meanwhile tina changed what is granted to dora here.")
    expect(found.locator("[data-foreseen]")).to_be_hidden()
    expect(found.get_by_role("button", name="See what this changes")).to_be_focused()
    expect(found.get_by_label("More time", exact=True)).to_have_value("12")
    found.get_by_role("button", name="See what this changes").click()
    expect(found.get_by_text("It takes the place of what tina granted")).to_be_visible()
    found.get_by_role("button", name="Grant it").click()
    expect(found.get_by_text("Granted: 12 more minutes")).to_be_visible()


def test_the_list_of_those_who_sit_looks_again_by_itself(tina: Page, exam: ExamServer, sat: BrowserContext) -> None:
    """New ones come in and the focus stays; not while it is paused or hidden; away, it says so once and tries again."""
    begun(sat, exam, "dora")
    looks: list[str] = []
    tina.on("request", lambda one: looks.append(one.url) if one.url.endswith("api/under-way") else None)
    stop_the_clock(tina)
    tina.goto(f"{exam.address}teaching")
    dora = tina.locator(".now-row").filter(has_text="dora").get_by_role("link")
    dora.focus()
    begun(sat, exam, "emil", "exam-b")
    tina.clock.fast_forward(21_000)
    expect(tina.locator(".now-row").filter(has_text="emil")).to_contain_text("40 minutes left")
    expect(dora).to_be_focused()
    tina.get_by_role("button", name="Pause").click()
    count = len(looks)
    tina.clock.fast_forward(60_000)
    tina.get_by_role("button", name="Go on").click()
    expect(tina.get_by_role("button", name="Pause")).to_be_visible()
    assert len(looks) == count + 1
    tina.evaluate(HIDE, True)
    tina.clock.fast_forward(60_000)
    assert len(looks) == count + 1
    tina.context.set_offline(True)
    tina.evaluate(HIDE, False)
    expect(tina.get_by_role("alert")).to_contain_text("The service cannot be reached. What stands here is of")
    expect(tina.locator(".now-row").filter(has_text="emil")).to_be_visible()
    tina.context.set_offline(False)
    tina.clock.fast_forward(21_000)
    expect(tina.get_by_role("alert")).to_be_hidden()


def test_a_learner_is_told_that_it_is_not_theirs(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """In words, with a way back; and there is no link to it."""
    as_learner(context, exam, "finn")
    page.goto(f"{exam.address}teaching")
    expect(page.get_by_role("heading", level=1)).to_have_text("This is not yours to open")
    page.get_by_role("link", name="To my tests and exams").click()
    expect(page.get_by_role("heading", name="Tests and exams")).to_be_visible()
    expect(page.get_by_role("link", name="Your learners")).to_have_count(0)
