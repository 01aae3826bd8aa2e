"""A page of the course as Voilà serves it with our template: text at once, no code, no word to the outside."""

import re
from urllib.parse import urlencode

import pytest

from tests.app.served import LESSON, Server

PAGE = f"/voila/render/{LESSON}"


@pytest.fixture(scope="module")
def html(server: Server) -> str:
    """The page as it comes over the wire; its kernel is stopped afterwards."""
    text = server.ask(PAGE).read().decode()
    kernel = re.search(r'"kernelId": "([^"]+)"', text)
    token = next(cookie.value for cookie in server.jar.cookiejar if cookie.name == "_xsrf")
    assert kernel
    farewell = urlencode({"_xsrf": token}).encode()
    assert server.ask(f"/voila/api/shutdown/{kernel[1]}", data=farewell, token=False).status == 204
    return text


def test_the_text_is_sent_before_the_kernel_is_ready(html: str) -> None:
    """All prose stands in the page before the first thing the kernel had to say."""
    assert html.index("What to remember") < html.index("jupyter-config-data") < html.index("data-arrival")


def test_it_has_a_language_a_title_a_main_part_and_a_way_to_skip_and_home(html: str) -> None:
    """What a screen reader's user needs first."""
    for part in (
        '<html lang="en">',
        "<title>Counting &lt;churn&gt; –",
        '<main id="main"',
        'href="#main"',
        'href="/course"',
    ):
        assert part in html


def test_what_stands_around_the_text_is_there_before_anything_runs(html: str) -> None:
    """The module's pages, this page's headings, the end with its next step: all within the first part that is sent."""
    first = html[: html.index("jupyter-config-data")]
    for part in (
        'aria-current="page"',
        'id="What-to-remember"',
        'href="#What-to-remember"',
        "Mark as complete",
        'rel="next"',
        "0 of 2 done",
    ):
        assert part in first
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert "kernel" not in re.sub(r"<script.*?</script>|<[^>]+>", "", first, flags=re.DOTALL).lower()


def test_code_and_causes_stay_hidden(html: str) -> None:
    """Neither source, nor traceback, nor stderr; a failed part says so in a sentence."""
    for secret in (
        "import ipywidgets",
        "RuntimeError",
        "hidden cause",
        "Traceback",
        "a developer note",
        "show_tracebacks",
    ):
        assert secret not in html
    assert "This part of the page could not be prepared." in html
