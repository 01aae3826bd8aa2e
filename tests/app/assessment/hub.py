"""A real JupyterHub with the example configuration of deploy/hub."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.error import URLError

from csm_app.start import REPOSITORY
from tests.app.assessment.browser import LONG, Browser
from tests.app.served import free_port

SERVICE = "/services/csm-assessment/"
CONFIGURATION = """
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{inner}"
c.JupyterHub.proxy_class = "tests.app.assessment.plain_proxy.PlainProxy"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = ["{python}", "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root", "--WarmKernels.patience={long}"]  # tests may be run by root, on a busy machine
c.Spawner.start_timeout = c.Spawner.http_timeout = {long}
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/secret"
c.JupyterHub.load_groups = {{"csm-instructors": {{"users": ["tina"]}}}}
c.JupyterHub.services = [{{"name": "test", "api_token": "{token}"}}, {{"name": "robot", "api_token": "{robot}"}}]
c.JupyterHub.load_roles = [
    {{"name": "test", "scopes": ["admin:users", "servers", "tokens"], "services": ["test"]}},
    {{"name": "robot", "scopes": ["access:services", "custom:csm-assessment:sit"], "services": ["robot"]}},
]
load_subconfig("{example}")
c.JupyterHub.services[-1]["timeout"] = {long}  # the Hub itself gives the service half a minute, then gives up
"""
TOKEN, ROBOT = "a-token-of-the-tests-own-0123456789", "a-token-of-another-service-0123456"


@dataclass
class Hub:
    """A Hub that runs."""

    process: subprocess.Popen[bytes]
    address: str
    folder: Path

    def browser(self, name: str) -> Browser:
        """A browser of somebody who has signed in to the Hub."""
        browser = Browser(self.address)
        browser.sign_in_to_hub(name)
        return browser

    def token(self, name: str, *scopes: str) -> str:
        """A token for somebody, with these scopes and no others."""
        headers = {"Authorization": f"token {TOKEN}"}
        body = json.dumps({"scopes": list(scopes), "note": "of a test"}).encode()
        made = Browser(self.address).send("POST", f"/hub/api/users/{name}/tokens", headers, body)
        assert made.status == 201, made.content
        return str(made.json()["token"])

    def home(self, name: str) -> Path:
        """Somebody's own folder, where the own server begins."""
        return self.folder / "homes" / name

    def start_server(self, name: str) -> None:
        """Somebody's own server; returns when the Hub says that it is there."""
        admin = Browser(self.address, {"Authorization": f"token {TOKEN}"})
        admin.send("POST", f"/hub/api/users/{name}/server", {})
        told = admin.visit(f"/hub/api/users/{name}/server/progress")
        assert b'"ready": true' in told.content, self.log

    @property
    def log(self) -> str:
        """What Hub and service have written so far."""
        return (self.folder / "log").read_text()


@contextmanager
def hub(folder: Path) -> Iterator[Hub]:
    """A Hub with the service, until the block ends."""
    port, inner, service = free_port(), free_port(), free_port()
    example = REPOSITORY / "deploy" / "hub" / "csm_assessment.py"
    text = CONFIGURATION.format(
        port=port, inner=inner, folder=folder, token=TOKEN, robot=ROBOT, example=example, long=LONG,
        python=sys.executable,
    )  # fmt: skip
    (folder / "jupyterhub_config.py").write_text(text)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")]),
        "CSM_ASSESSMENTS": os.environ.get("CSM_ASSESSMENTS", f"sqlite:///{folder}/assessments.sqlite3"),
        "CSM_ASSESSMENT_KEYS": str(folder / "keys"),
        "CSM_ASSESSMENT_URL": f"http://127.0.0.1:{service}",
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", folder / "jupyterhub_config.py"],
            cwd=folder, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
    running = Hub(process, f"http://127.0.0.1:{port}", folder)
    try:
        _wait(running)
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(hub: Hub) -> None:
    """Until Hub and service answer."""
    deadline = monotonic() + LONG
    while monotonic() < deadline and hub.process.poll() is None:
        try:
            if Browser(hub.address).visit(f"{SERVICE}health").status == 200:
                return
        except (URLError, OSError):
            os.sched_yield()
    raise AssertionError(hub.log)
