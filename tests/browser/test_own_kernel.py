"""A page with a kernel of its own, as where pages do not share one: alive in a real browser, gone when it is left."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.app.served import Server, free_port, serving, write_course

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`csm start` on a small course, without the common kernel."""
    folder = write_course(tmp_path_factory.mktemp("served") / "a course")
    with serving(folder, free_port(), env=os.environ | {"CSM_COMMON_KERNEL": "0"}) as running:
        yield running


def test_in_a_browser_it_comes_alive_asks_nobody_else_and_leaves_no_kernel(server: Server, browser: Browser) -> None:
    """Open from the home, see the widget, close the tab: no foreign request, no error, no kernel left."""
    asked: list[str] = []
    faults: list[str] = []
    visitor = browser.new_context()
    page = visitor.new_page()  # the browser goes on when the tab is closed
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{server.address}/course?token={server.token}")
    page.get_by_role("link", name="Counting <churn>").click()
    page.get_by_text("A live answer").wait_for()
    page.locator("body.page-ready").wait_for()
    assert page.locator("#page-notice").is_hidden()
    assert "$5 to $9" in page.locator("main").inner_text()
    assert len(server.kernels()) == 1
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert server.kernels_left() == 0
    visitor.close()
    assert not faults
    assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []
