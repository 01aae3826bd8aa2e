"""The service on a real JupyterHub with the example configuration: OAuth, scopes, roles, tokens of servers."""

import os
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from traitlets.config.loader import PyFileConfigLoader

from csm_app.assessment.source import FETCH, OfTheHub
from csm_app.start import REPOSITORY
from tests.app.assessment.browser import Browser, response_to
from tests.app.assessment.hub import ROBOT, SERVICE, Hub, hub
from tests.app.served import write_notebook
from tests.warm_kernels.conftest import command, forked, server_of

API = f"{SERVICE}api/"
SIT, TEACH = "custom:csm-assessment:sit", "custom:csm-assessment:teach"
ACCESS = "access:services!service=csm-assessment"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A Hub; `tina` is an instructor there."""
    with hub(tmp_path_factory.mktemp("hub")) as found:
        yield found


def with_token(running: Hub, token: str) -> Browser:
    """A program, not a browser: it has nothing but a token."""
    return Browser(running.address, {"Authorization": f"token {token}"})


def test_a_learner_signs_in_by_the_hub_and_takes_a_test(running: Hub) -> None:
    """From the page, through the Hub and back; then answers are kept and handed in, under the Hub's name."""
    ada = running.browser("ada")
    page = ada.visit(SERVICE)
    assert page.status == 200
    assert ada.xsrf
    assert "/hub/user-redirect/course" in page.content.decode()
    view = ada.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).json()
    item = view["items"][0]
    body = {"packet": 1, "response": response_to(item)}
    path = f"{API}sittings/{view['id']}/answers/{item['id']}"
    assert ada.fetch("PUT", path, body).json()["kept"]["packet"] == 1
    result = ada.fetch("POST", f"{API}sittings/{view['id']}/hand-in").json()
    assert result["receipt"]
    assert ada.visit(f"{SERVICE}sitting/{view['id']}/result").status == 200
    bob = running.browser("bob")
    assert bob.visit(f"{SERVICE}sitting/{view['id']}").status == 404


def test_a_stranger_is_sent_to_sign_in(running: Hub) -> None:
    """A page leads to the Hub; a request of a script is refused, and so is a token nobody gave."""
    stranger = Browser(running.address)
    led = stranger.visit(SERVICE, stay=True)
    assert led.status == 302
    assert led.headers["Location"].startswith("/hub/api/oauth2/authorize")
    assert stranger.fetch("GET", f"{API}assessments").code == "signed_out"
    assert with_token(running, "0" * 32).fetch("GET", f"{API}assessments").status == 401


def test_the_cookie_alone_changes_nothing(running: Hub) -> None:
    """Another site, or a page of somebody's server on the same Hub: they have the cookie, not the page's token."""
    eve = running.browser("eve")
    eve.visit(SERVICE)
    body = {"assessment": "m01-test"}
    assert eve.fetch("POST", f"{API}sittings", body, X_XSRFToken="").status == 401
    assert eve.fetch("POST", f"{API}sittings", body, X_XSRFToken="x" * 40).status == 401
    assert eve.fetch("POST", f"{API}sittings", body, Origin="https://elsewhere.example").code == "cross_site"
    assert eve.fetch("POST", f"{API}sittings", body, Sec_Fetch_Site="same-site").code == "cross_site"
    other = running.browser("mallory")
    other.visit(SERVICE)
    assert eve.fetch("POST", f"{API}sittings", body, X_XSRFToken=other.xsrf).status == 401
    assert eve.fetch("GET", f"{API}assessments").json()[0]["running"] is None
    assert eve.fetch("POST", f"{API}sittings", body).status == 200


def test_who_teaches_may_give_time_and_see_figures(running: Hub) -> None:
    """Members of the Hub's group csm-instructors; a learner may not, not even for herself."""
    tina, carl = running.browser("tina"), running.browser("carl")
    tina.visit(SERVICE), carl.visit(SERVICE)
    path = f"{API}learners/carl/allowances"
    assert carl.fetch("PUT", f"{path}/exam-a", {"extra_minutes": 30}).status == 403
    assert carl.fetch("GET", path).status == 403
    assert carl.fetch("GET", f"{SERVICE}metrics").status == 403
    assert tina.fetch("PUT", f"{path}/exam-a", {"extra_minutes": 30}).status == 200
    assert tina.fetch("GET", path).json()[0]["granted"]["allowance"]["extra_minutes"] == 30
    assert tina.fetch("GET", f"{SERVICE}metrics").status == 200
    assert carl.visit(f"{SERVICE}teaching").status == 403
    assert b"30 more minutes" in tina.visit(f"{SERVICE}teaching/learners/carl").content
    assert f'href="{SERVICE}teaching"'.encode() in tina.visit(SERVICE).content
    assert tina.fetch("PUT", f"{path}/exam-a", {"extra_minutes": 30}).status == 200  # with the token of that page
    view = carl.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()
    assert view["seconds_left"] > 89 * 60


def test_a_learners_server_fetches_receipts_with_a_token(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token with the scope to sit sees its learner's results; one without the scope sees nothing; neither teaches."""
    dora = running.browser("dora")
    dora.visit(SERVICE)
    view = dora.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).json()
    receipt = dora.fetch("POST", f"{API}sittings/{view['id']}/hand-in").json()["receipt"]
    server = with_token(running, running.token("dora", SIT, ACCESS))
    past = next(one for one in server.fetch("GET", f"{API}assessments").json() if one["id"] == "m01-test")
    assert past["finished"][0]["sitting"] == view["id"]
    assert server.fetch("GET", f"{API}sittings/{view['id']}/result").json()["receipt"] == receipt
    assert server.fetch("GET", f"{SERVICE}metrics").status == 403
    monkeypatch.setenv(FETCH, running.address + SERVICE)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", running.token("dora", SIT, ACCESS))
    source = OfTheHub(SERVICE)  # what the page of the test asks
    assert [one.counts for one in source.offers() if one.id == "m01-test"] == [view["id"]]
    assert source.receipt(view["id"]) == receipt
    assert with_token(running, running.token("dora", ACCESS)).fetch("GET", f"{API}assessments").status == 403
    other = with_token(running, running.token("carl", SIT, ACCESS))
    assert other.fetch("GET", f"{API}sittings/{view['id']}/result").status == 404


@forked
def test_a_learners_server_forks_its_kernels(running: Hub) -> None:
    """Set up as by `csm start`: the course is its home, its pages have our look and kernels of the warm parent."""
    fred = running.browser("fred")
    running.home("fred").mkdir(parents=True)
    write_notebook(running.home("fred") / "look.ipynb", [("code", "import os; print('child of', os.getppid())")])
    running.start_server("fred")
    assert b"<title>Customer Success Practicum" in fred.visit("/user/fred/course").content
    page = fred.visit("/user/fred/voila/render/look.ipynb").content.decode()
    assert 'class="page-grid"' in page
    found = re.search(r"child of (\d+)", page)
    assert found
    assert "jupyterhub.singleuser" in command(server_of(int(found[1])))


def test_whoever_teaches_has_nbgrader_on_the_own_server() -> None:
    """The example puts the instructors' settings before the learners', for members of csm-instructors alone."""
    settings = PyFileConfigLoader(str(REPOSITORY / "deploy" / "hub" / "csm_assessment.py")).load_config()
    folders = settings.Spawner.environment.get_value({})["JUPYTER_CONFIG_PATH"]
    learners = str(REPOSITORY / "deploy" / "jupyter")
    for group, expected in (("csm-instructors", [f"{learners}/instructor", learners]), ("others", [learners])):
        spawner = SimpleNamespace(user=SimpleNamespace(groups=[SimpleNamespace(name=group)]))
        assert folders(spawner).split(os.pathsep) == expected


def test_another_service_of_the_hub_takes_no_test(running: Hub) -> None:
    """Not even one that was given the scope: it is nobody whose result could count."""
    robot = with_token(running, ROBOT)
    assert robot.fetch("GET", f"{API}assessments").code == "not_allowed"
    assert robot.fetch("POST", f"{API}sittings", {"assessment": "m01-test"}).code == "not_allowed"


def test_the_log_names_nobody_and_shows_no_code_of_a_sign_in(running: Hub) -> None:
    """What the service itself writes: hashes for names, no token, no answer."""
    lines = [line for line in running.log.splitlines() if line.startswith('{"level"')]
    assert any('"what": "hand_in"' in line for line in lines)
    for line in lines:
        assert not re.search(r"\b(ada|dora|choice)\b|code=|token ", line)  # letters of a hash may spell a name
