"""nbgrader's own lists in real Chromium under the content policy: they work, and obey no name and no address."""

from urllib.parse import quote

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.app.served import Server
from tests.browser.steps import picture
from tests.pipeline.classroom import MODULE, Classroom, open_classroom
from tests.pipeline.submissions import submission

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
OWNED = "document.title='owned'"
MARKUP = f"<img src=x onerror={OWNED}><script>{OWNED}</script>"
QUOTES = f'";{OWNED};"</script><script>{OWNED}</script>'
LISTS = {
    "manage_assignments": MODULE,
    f"manage_submissions/{MODULE}": "ana",
    "gradebook": MODULE,
    f"gradebook/{MODULE}": "workbook-1",
    f"gradebook/{MODULE}/workbook-1": "Submission #1",
    "manage_students": "ana",
    "manage_students/ana": MODULE,
    f"manage_students/ana/{MODULE}": "workbook-1",
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Ana and Bo, graded."""
    classroom = open_classroom(tmp_path_factory.mktemp("lists"))
    classroom.must("generate_assignment", MODULE)
    for learner in ("ana", "bo"):
        submission(classroom, learner, "partial")
    classroom.must("autograde", MODULE)
    (classroom.course / "instructor").mkdir()
    (classroom.course / "instructor" / "cohort.ipynb").write_text(
        '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}'
    )
    return classroom


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser refused, and scripts that failed."""
    found: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            found.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def opened(page: Page, instructor: Server, address: str) -> str:
    """The page below the formgrader, once it has fetched what it lists; gives its content policy."""
    page.goto(f"{instructor.address}/course?token={instructor.token}")
    reply = page.goto(f"{instructor.address}/formgrader/{address}")
    assert reply is not None
    page.wait_for_load_state("networkidle")
    return reply.headers["content-security-policy"]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_fills_under_the_policy(page: Page, instructor: Server, complaints: list[str], address: str) -> None:
    """Every list shows its rows by nbgrader's own scripts, none of which is refused."""
    policy = opened(page, instructor, address)
    assert "default-src 'none'" in policy
    assert "script-src 'nonce-" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    expect(page.locator("tbody tr").filter(has_text=LISTS[address]).first).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("Loading, please wait")
    assert page.title() == "nbgrader formgrade"
    assert complaints == []
    picture(page, f"formgrader-list-{address.replace('/', '-')}")


def test_what_the_lists_offer_still_works(page: Page, instructor: Server, complaints: list[str]) -> None:
    """Sort, search for words, open forms, save a learner's name, show names, grade one learner again."""
    opened(page, instructor, "manage_assignments")
    page.get_by_role("link", name="Add new assignment").click()
    expect(page.locator(".modal-title")).to_contain_text("Add New Assignment")
    opened(page, instructor, f"manage_submissions/{MODULE}")
    row = page.locator("tbody tr").filter(has_text="ana")
    with page.expect_response(lambda reply: reply.url.endswith("/autograde") and reply.status == 200):
        row.locator(".autograde a").click()
    expect(page.locator(".modal-title")).to_have_text("Success")
    opened(page, instructor, f"gradebook/{MODULE}/workbook-1")
    page.get_by_role("button", name="Show All Names").click()
    expect(page.locator("tbody tr").filter(has_text="ana")).to_be_visible()
    page.locator("th").filter(has_text="Overall Score").click()
    opened(page, instructor, "manage_students")
    page.get_by_role("link", name="Add new student").click()
    expect(page.locator(".modal-title")).to_contain_text("Add New Student")
    opened(page, instructor, "manage_students")
    page.locator("tbody tr").filter(has_text="ana").locator(".edit a").click()
    page.locator(".modal-email").fill("ana@example.org")
    with page.expect_response(lambda reply: "/api/student/ana" in reply.url and reply.request.method == "PUT"):
        page.locator(".modal .save").click()
    assert page.title() == "nbgrader formgrade"
    assert complaints == []


@pytest.mark.parametrize("address", [one for one in LISTS if "workbook" in one or "manage_s" in one])
def test_a_name_is_not_obeyed(page: Page, room: Classroom, instructor: Server, address: str) -> None:
    """Markup and quotes in a learner's name are text in every list that shows it."""
    with Gradebook(f"sqlite:///{room.course / 'build' / 'gradebook.db'}", "csm-practicum") as gradebook:
        gradebook.update_or_create_student("ana", first_name=MARKUP, last_name=QUOTES)
        try:
            opened(page, instructor, address)
            for button in page.get_by_role("button", name="Show All Names").all():
                button.click()
            expect(page.locator("tbody tr").first).to_be_visible()
            assert page.title() == "nbgrader formgrade"
        finally:
            gradebook.update_or_create_student("ana", first_name=None, last_name=None)


@pytest.mark.parametrize("address", ["manage_students/{}", "manage_submissions/{}", "gradebook/{}", "gradebook/x/{}"])
def test_an_address_that_somebody_made_up_is_text(page: Page, instructor: Server, address: str) -> None:
    """What stands in the address stands in the page, and in a script of it: quotes and tags included."""
    for attack in (QUOTES, MARKUP.replace("/", "\\"), "'-alert(1)-'"):
        opened(page, instructor, address.format(quote(attack, safe="")))
        assert page.title() != "owned"
        expect(page.locator(".breadcrumb .active")).to_contain_text(attack)


def test_instructors_find_the_courses_pages_beside_the_lists(
    page: Page, instructor: Server, complaints: list[str]
) -> None:
    """Agreement between markers, the cohort and the course, from every list; agreement from the home as well."""
    opened(page, instructor, "manage_assignments")
    links = page.locator(".nav-stacked")
    expect(links.get_by_role("link")).to_have_text(
        ["Manage Assignments", "Manual Grading", "Manage Students", "Cohort", "Agreement Between Markers", "Course"]
    )
    links.get_by_role("link", name="Agreement Between Markers").click()
    expect(page.locator("h1")).to_have_text("Agreement between markers")
    page.get_by_role("main").get_by_role("link", name="Formgrader").click()
    expect(page.locator(".page-header h1").last).to_have_text("Manage Assignments")
    page.goto(f"{instructor.address}/course")
    page.get_by_role("link", name="See how far markers agree").click()
    expect(page.locator("h1")).to_have_text("Agreement between markers")
    assert complaints == []
