"""The panels' script and style: sent once, kept for good, and drawn by the page without Voilà's JavaScript."""

import gzip
import hashlib
import json
from http.client import HTTPResponse
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from csm_app import warming
from csm_app.panels import content, fingerprint, panel_addresses, script_of, version
from csm_course.places import modules_folder
from csm_widgets import assembly, coursepage
from csm_widgets.panel import open_panel
from csm_widgets.toolpage.panel import open_tool
from tests.app.served import Server

EXERCISE = "m01-w1-movements"
FOLDER = modules_folder() / "m01-customer-success-fundamentals"


@pytest.fixture
def course_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process is a kernel our server started for a page of the course."""
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("CSM_PAGES", "1")


@pytest.mark.usefixtures("course_page")
def test_on_a_page_of_the_course_the_output_carries_the_opening_and_no_script(tmp_path: Path) -> None:
    """The page needs nothing else to draw the panel; the script is not sent by the kernel."""
    for panel, script in (
        (open_panel(EXERCISE, tmp_path), "exercise"),
        (open_tool("critical_path"), "tool-critical_path"),
    ):
        bundle, _metadata = panel._repr_mimebundle_()
        carried = json.loads(json.dumps(bundle))[coursepage.MIME]
        assert carried == {"script": script, "model": panel.model_id, "opening": json.loads(json.dumps(panel.opening))}
        assert panel._esm == panel._css == ""
        assert script_of(script) is not None
        warming.close(panel)


@pytest.mark.parametrize("setting", [("SERVER_SOFTWARE", ""), ("CSM_PAGES", "")])
@pytest.mark.usefixtures("course_page")
def test_elsewhere_a_panel_brings_its_script(
    setting: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """JupyterLab on our server, and stock Voilà anywhere, get an ordinary anywidget."""
    monkeypatch.setenv(*setting)
    panel = open_panel(EXERCISE, tmp_path)
    assert panel._esm == assembly.script()
    bundle, _metadata = panel._repr_mimebundle_()
    assert coursepage.MIME not in bundle
    warming.close(panel)


def test_the_files_are_those_of_the_panels() -> None:
    """Plain and packed are the same; a tool without a view of its own has no file of its own."""
    for name, kind, tool in (("exercise", assembly.script, ""), ("tool-fishbone", assembly.page_script, "fishbone")):
        whole, packed = content(name, "js", fingerprint())
        assert whole.decode() == kind(tool)
        assert gzip.decompress(packed) == whole
    assert script_of("tool-clv") is None
    assert script_of("exercise-..") is None


def test_the_address_changes_with_the_files() -> None:
    """A page names a folder with the hash of all files, and the script of its own kind."""
    found = panel_addresses("/base/", "tool", "fishbone")
    assert found["panels"] == f"/base/course/panels/{version(fingerprint())}/"
    assert found["panel_script"] == found["panels"] + "tool-fishbone.js"
    assert panel_addresses("/", "tool", "clv")["panel_style"].endswith("/tool.css")


def for_a_browser(server: Server, path: str) -> HTTPResponse:
    """What a browser gets that unpacks gzip, as all do."""
    headers = {"Accept-Encoding": "gzip", "Authorization": f"token {server.token}"}
    answer: HTTPResponse = urlopen(Request(server.address + path, headers=headers), timeout=300)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    return answer


def test_a_browser_asks_for_a_panel_script_once(server: Server) -> None:
    """It comes packed and is good for a year, since its address holds the hash of what all panels are made of."""
    made_of = b"".join(file.read_bytes() for file in sorted(assembly.STATIC.rglob("*.*")))
    path = panel_addresses("/", "exercise", "")["panel_script"]
    assert hashlib.sha256(made_of).hexdigest()[:12] in path
    with for_a_browser(server, path) as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert gzip.decompress(answer.read()).decode() == assembly.script()


def test_what_others_serve_travels_packed_too(server: Server) -> None:
    """Voilà's own script, the largest file of all, is sent at less than a third of its size."""
    path = "/voila/static/voila.js"
    with for_a_browser(server, path) as answer, server.ask(path) as plain:
        packed, whole = answer.read(), plain.read()
    assert gzip.decompress(packed) == whole
    assert 3 * len(packed) < len(whole)


def test_warming_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a learner's store nor the surroundings are touched, and no thread is left."""
    import os
    import threading

    monkeypatch.setattr(warming, "UNTIL_SETTLED", 1)
    store = tmp_path / "learner.sqlite3"
    monkeypatch.setenv("CSM_STORE", str(store))
    before, threads = dict(os.environ), set(threading.enumerate())
    warming.open_pages()
    assert not store.exists()
    assert dict(os.environ) == before
    assert set(threading.enumerate()) <= threads  # what earlier tests left may end meanwhile
