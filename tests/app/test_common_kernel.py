"""Pages of the course share one kernel: who takes part, what each page is told, and what is left when it goes."""

import asyncio
import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import nbformat
import pytest

from csm_app.common_kernel import CommonKernels, manager, open_pages, share
from csm_app.common_kernel.manager import COMMON
from csm_app.common_kernel.open_pages import OpenPages
from csm_course.places import modules_folder
from tests.app.served import MODULE, Server, free_port, serving

LESSON = f"{MODULE}/lessons/06-customer-advocacy-and-lifetime-value.ipynb"
WORKBOOK = f"{MODULE}/workbook-1.ipynb"
KEY = re.compile(r'data-page="([0-9a-f]*)"')
KERNEL = re.compile(r'"kernelId": "([^"]+)"')
PATIENCE = 300


# Who takes part ------------------------------------------------------------------------------------------


def notebook(*lines: str) -> nbformat.NotebookNode:
    """A notebook with these lines of code, a cell each."""
    cells = [nbformat.v4.new_code_cell(line) for line in lines]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def test_a_page_with_our_words_alone_takes_part_and_says_where_it_lies(tmp_path: Path) -> None:
    """Its cells name its key and folder, since the kernel's working directory is not its own."""
    kernels = CommonKernels()
    made = notebook("import csm_widgets as csm", 'csm.exercise("m01-a")', 'csm.grade("m01-a")', "csm.tool('clv')")
    folder = 'it\'s "here"'
    key = share(made, tmp_path / folder, kernels)
    assert re.fullmatch(r"[0-9a-f]{32}", key)
    assert made.metadata.kernelspec.name == COMMON + key
    place = f"csm_widgets.page.at({key!r}, {str(tmp_path / folder)!r})"
    assert [cell.source for cell in made.cells] == [
        "import csm_widgets.page",
        f'{place}.exercise("m01-a")',
        f'{place}.grade("m01-a")',
        f"{place}.tool('clv')",
    ]
    assert not kernels.pages.touch(key)  # it has no kernel yet


@pytest.mark.parametrize(
    "lines",
    [
        ("import csm_widgets as csm", "import os"),
        ("import csm_widgets as csm", 'csm.exercise("m01-a"); 1/0'),
        ("import csm_widgets as csm", 'csm.exercise("m01-a")\n1/0'),
        ("import csm_widgets as csm", 'csm.exercise("m01-a" + "b")'),
        ("import csm_widgets as csm", "csm.cohort()"),
        ('csm.exercise("m01-a")',),
        (),
    ],
)
def test_a_notebook_with_any_other_line_keeps_a_kernel_to_itself(lines: tuple[str, ...], tmp_path: Path) -> None:
    """Whoever writes code of their own can stop their own page only."""
    made = notebook(*lines)
    assert share(made, tmp_path, CommonKernels()) == ""
    assert made.metadata.kernelspec.name == "python3"
    assert [cell.source for cell in made.cells] == list(lines)


def test_switched_off_or_on_another_server_nobody_takes_part(tmp_path: Path) -> None:
    """`CSM_COMMON_KERNEL=0`, or a Jupyter server with a kernel manager of its own choice."""
    for kernels in (CommonKernels(shared=False), None, SimpleNamespace(shared=True)):
        assert share(notebook("import csm_widgets as csm"), tmp_path, kernels) == ""


def test_pages_not_heard_of_for_long_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly those that did not say a word since; a page that was closed or lost is not known any more."""
    now = 1000.0
    monkeypatch.setattr(open_pages, "monotonic", lambda: now)
    pages = OpenPages()
    pages.open("a")
    pages.open("b")
    now += open_pages.LOST_AFTER
    assert pages.touch("b")
    assert pages.lost() == ()
    now += 1
    assert pages.lost() == ("a",)
    pages.close("a")
    assert (pages.touch("a"), pages.touch("b"), len(pages)) == (False, True, 1)


async def stopped_while_one_starts(kernels: CommonKernels) -> None:
    """As when Ctrl-C comes right after a page was opened; raises where Jupyter Server would never end."""
    begun = asyncio.ensure_future(kernels.start_kernel())
    while not kernels._pending_kernels:
        await asyncio.sleep(0)
    await kernels.shutdown_all()
    await begun


def test_a_kernel_that_is_just_starting_is_ended_with_the_others() -> None:
    """Jupyter Server lists it, does not know it, and gave up on ending anything."""
    kernels = CommonKernels()
    asyncio.run(stopped_while_one_starts(kernels))
    assert len(kernels) == 0


def test_a_kernel_that_could_not_be_started_stands_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays among those that are starting for ever."""
    kernels = CommonKernels()
    monkeypatch.setattr("jupyter_client.manager.KernelManager._async_launch_kernel", refuse)
    with pytest.raises(PermissionError):
        asyncio.run(stopped_while_one_starts(kernels))
    assert not kernels._pending_kernels


async def killed_for_good(kernels: CommonKernels) -> tuple[str, str]:
    """A page has the common kernel, which dies and is not begun anew; another page asks. Gives both kernels."""
    first = await kernels.start_kernel(kernel_name=COMMON + "a" * 32)
    kernel: Any = kernels.get_kernel(first)
    kernel.stop_restarter()
    os.kill(kernel.provisioner.pid, signal.SIGKILL)
    while await kernel.is_alive():
        await asyncio.sleep(0)
    second = await kernels.start_kernel(kernel_name=COMMON + "b" * 32)
    await kernels.shutdown_all(now=True)
    return first, second


def test_a_dead_kernel_is_given_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jupyter Server has given it up: there is another one, and each page is known from when it is given its own."""
    monkeypatch.setattr(manager, "REVIVAL", 0.5)
    kernels, known = CommonKernels(), list[str]()
    monkeypatch.setattr(kernels.pages, "open", known.append)
    first, second = asyncio.run(killed_for_good(kernels))
    assert first != second
    assert known == ["a" * 32, "b" * 32]


async def refuse(*_: object, **__: object) -> None:
    """No process can be begun."""
    raise PermissionError


# With a real server --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    """`csm start` on the built course."""
    with serving(modules_folder(), free_port()) as running:
        yield running


def open_page(server: Server, path: str) -> tuple[str, str]:
    """The page's key and its kernel's id."""
    html = server.ask(f"/voila/render/{path}").read().decode()
    key, kernel = KEY.search(html), KERNEL.search(html)
    assert key
    assert kernel
    assert "application/vnd.csm.panel+json" in html
    return key[1], kernel[1]


def state(server: Server, key: str) -> str:
    """What the server says of the page; its status where it refuses."""
    try:
        return str(json.load(server.ask(f"/course/api/pages/{key}"))["execution_state"])
    except HTTPError as refused:
        refused.close()
        return str(refused.code)


def farewell(server: Server, key: str) -> None:
    """What the browser sends when the page is left."""
    token = next(cookie.value for cookie in server.jar.cookiejar if cookie.name == "_xsrf")
    answer = server.ask(f"/course/api/pages/{key}/farewell", data=urlencode({"_xsrf": token}).encode(), token=False)
    assert answer.status == 204


def until(happens: Callable[[], bool]) -> None:
    """Wait for something, as long as a busy machine may take."""
    deadline = monotonic() + PATIENCE
    while not happens():
        assert monotonic() < deadline


def test_two_pages_share_a_kernel_and_leave_it_one_by_one(shared: Server) -> None:
    """Both are known; one that is left is not, the other goes on, and so does the kernel."""
    (lesson, kernel), (workbook, same) = open_page(shared, LESSON), open_page(shared, WORKBOOK)
    assert kernel == same
    assert lesson != workbook
    assert {state(shared, lesson), state(shared, workbook)} <= {"idle", "busy"}
    farewell(shared, lesson)
    until(lambda: state(shared, lesson) == "404")
    assert state(shared, workbook) in {"idle", "busy"}
    assert [one["id"] for one in shared.kernels()] == [kernel]


def test_many_pages_opened_at_the_same_moment_all_get_their_panels(shared: Server) -> None:
    """Each is answered by the kernel for itself: no page's reply goes to another one."""
    with ThreadPoolExecutor(8) as visitors:
        opened = list(visitors.map(lambda _: open_page(shared, LESSON), range(16)))
    assert len({key for key, _ in opened}) == 16
    assert len({kernel for _, kernel in opened}) == 1


def test_when_the_kernel_is_ended_its_pages_are_told_and_the_next_one_gets_another(shared: Server) -> None:
    """At once: nobody is given a kernel that is about to end."""
    key, kernel = open_page(shared, LESSON)
    shared.ask(f"/api/kernels/{kernel}", method="DELETE")
    assert state(shared, key) == "404"
    later, another = open_page(shared, LESSON)
    assert another != kernel
    assert state(shared, later) in {"idle", "busy"}
    assert state(shared, key) == "404"


def test_begun_anew_it_does_not_know_the_pages_of_before(shared: Server) -> None:
    """A restart keeps the kernel's id; the panels are gone all the same."""
    key, kernel = open_page(shared, LESSON)
    shared.ask(f"/api/kernels/{kernel}/restart", data=b"", method="POST")
    assert state(shared, key) == "404"
    later, same = open_page(shared, LESSON)
    assert same == kernel
    assert state(shared, later) in {"idle", "busy"}


def test_a_page_opened_right_after_the_kernel_was_killed_waits_for_the_next(shared: Server) -> None:
    """Before Jupyter Server has noticed: it has its panels and is known, and the page of before is not."""
    key, kernel = open_page(shared, LESSON)
    os.kill(int(shared.said(kernel, "import os; print(os.getpid())")), signal.SIGKILL)
    later, _ = open_page(shared, LESSON)
    assert state(shared, later) in {"idle", "busy"}
    assert state(shared, key) == "404"


def test_strangers_and_unknown_pages_are_refused(shared: Server) -> None:
    """Without a login nothing is said or done; a key that was never given is no page."""
    key, _ = open_page(shared, LESSON)
    for method, path in (("GET", f"/course/api/pages/{key}"), ("POST", f"/course/api/pages/{key}/farewell")):
        with pytest.raises(HTTPError) as refused:
            shared.ask(path, data=b"" if method == "POST" else None, stranger=True, method=method)
        refused.value.close()
        assert refused.value.code in (302, 403)
    assert state(shared, key) in {"idle", "busy"}
    assert state(shared, "0" * 32) == "404"


def test_whoever_is_at_the_home_finds_the_kernel_begun(shared: Server) -> None:
    """The next page is opened from there, so what it needs is ready before it is asked for."""
    for one in shared.kernels():
        shared.ask(f"/api/kernels/{one['id']}", method="DELETE")
    shared.ask("/course").close()
    until(lambda: len(running(shared)) == 1)
    begun = running(shared)[0]
    assert open_page(shared, LESSON)[1] == begun


def running(server: Server) -> list[str]:
    """The kernels' ids; none while Jupyter Server cannot say, because one is just about to be begun."""
    with closing(HTTPConnection(server.address.partition("//")[2], timeout=PATIENCE)) as line:
        line.request("GET", "/api/kernels", headers={"Authorization": f"token {server.token}"})
        answer = line.getresponse()
        told = answer.read()
    return [str(one["id"]) for one in json.loads(told)] if answer.status == 200 else []
