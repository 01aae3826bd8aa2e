"""On the course's own server, as it is set up for learners, every kernel comes out of the warm parent."""

import json
import os
import re
from collections.abc import Callable, Iterator

import pytest

from tests.app.served import LESSON, MODULE, Server, free_port, serving, write_course, write_notebook
from tests.warm_kernels.conftest import PATIENCE, forked, server_of

pytestmark = forked

COURSE_PAGE = f"{MODULE}/words.ipynb"
"""It says a learner's words alone, so it takes part in the common kernel; `LESSON` has code of its own."""
KERNEL = re.compile(r'"kernelId": "([^"]+)"')
LOOK = "import os, sys; print(os.getppid(), 'csm_widgets.panel' in sys.modules)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`csm start`; only it waits for the parent as long as a busy machine takes, which `deploy/jupyter` leaves open."""
    folder = write_course(tmp_path_factory.mktemp("served") / "course")
    write_notebook(
        folder / COURSE_PAGE, [("code", "import csm_widgets as csm")], id="L-1.9", kind="lesson", title="Words"
    )
    settings = tmp_path_factory.mktemp("patient")
    (settings / "jupyter_server_config.py").write_text(f"get_config().WarmKernels.patience = {PATIENCE}\n")
    with serving(folder, free_port(), env={**os.environ, "JUPYTER_CONFIG_PATH": str(settings)}) as running:
        yield running


def shown(server: Server, page: str) -> str:
    """The id of the kernel behind a page, once Voilà has sent all of it."""
    found = KERNEL.search(server.ask(f"/voila/render/{page}").read().decode())
    assert found
    return found[1]


def begun_in_lab(server: Server) -> str:
    """The id of the kernel that JupyterLab has begun for a notebook."""
    wanted = {"path": LESSON, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
    session = json.load(server.ask("/api/sessions", data=json.dumps(wanted).encode()))
    return str(session["kernel"]["id"])


def begun_alone(server: Server) -> str:
    """The id of a kernel that a program has begun."""
    return str(json.load(server.ask("/api/kernels", data=b"{}"))["id"])


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(lambda server: shown(server, COURSE_PAGE), id="a page of the course"),
        pytest.param(lambda server: shown(server, LESSON), id="a page with a kernel of its own"),
        pytest.param(begun_in_lab, id="JupyterLab"),
        pytest.param(begun_alone, id="the kernels API"),
    ],
)
def test_a_kernel_of_the_course_is_a_child_of_the_warm_parent(server: Server, begun: Callable[[Server], str]) -> None:
    """Whoever asked for it: its parent process is the warm parent of this server, and the panels are loaded."""
    kernel = begun(server)
    parent, panels = server.said(kernel, LOOK).split()
    assert server_of(int(parent)) == server.process.pid
    assert panels == "True"
