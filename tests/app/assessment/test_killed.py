"""The service is killed while exams run and answers pour in: nothing that was confirmed is lost, and time goes on."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any
from urllib.error import URLError

import pytest

from tests.app.assessment.alone import API, Service, service
from tests.app.assessment.browser import Browser, response_to
from tests.pipeline.postgres import postgres

LEARNERS, ENOUGH, KILLS = 8, 60, 3


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database of one's own; empty for SQLite beside the log."""
    if request.param == "sqlite":
        yield ""
        return
    with postgres() as address:
        yield address


class Taker:
    """Somebody who takes an exam and changes answers without a rest; remembers what was confirmed."""

    def __init__(self, running: Service, name: str) -> None:
        self.browser = running.learner(name)
        self.view: dict[str, Any] = self.browser.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()
        self.sent: dict[tuple[str, int], Any] = {}
        self.confirmed: dict[str, int] = {}
        self.chance = random.Random(name)
        self.packet = 0

    @property
    def path(self) -> str:
        """Of the sitting."""
        return f"{API}sittings/{self.view['id']}"

    def change(self) -> None:
        """One answer, taken anew."""
        self.packet += 1
        item = self.chance.choice(self.view["items"])
        body = {"packet": self.packet, "response": response_to(item, self.packet)}
        self.sent[item["id"], self.packet] = body["response"]
        answer = self.browser.fetch("PUT", f"{self.path}/answers/{item['id']}", body)
        if answer.status == 200:
            self.confirmed[item["id"]] = answer.json()["kept"]["packet"]
        else:
            assert answer.status == 429, answer.content

    def go_on(self, dead: Event) -> None:
        """Until nobody answers."""
        while not dead.is_set():
            try:
                self.change()
            except (URLError, HTTPException, OSError):
                return

    def check(self) -> None:
        """All that was confirmed is there, or something that was sent later."""
        view = self.browser.fetch("GET", self.path).json()
        assert view["state"] == "running"
        assert view["ends"] == self.view["ends"]
        left = datetime.fromisoformat(view["ends"]) - datetime.fromisoformat(view["now"])
        assert view["seconds_left"] == pytest.approx(left.total_seconds(), abs=0.001)
        assert view["now"] >= self.view["now"]
        for item, packet in self.confirmed.items():
            kept = view["answers"][item]
            assert kept["packet"] >= packet
            assert kept["response"] == self.sent[item, kept["packet"]]


def test_killed_under_load_and_nothing_confirmed_is_lost(tmp_path: Path, database: str) -> None:
    """Three times, in the middle of exams of eight learners; then all hand in."""
    with service(tmp_path, database) as running:
        takers = [Taker(running, f"learner-{number}") for number in range(LEARNERS)]
        for round in range(1, KILLS + 1):
            dead = Event()
            with ThreadPoolExecutor(LEARNERS) as pool:
                work = [pool.submit(one.go_on, dead) for one in takers]
                while sum(one.packet for one in takers) < round * ENOUGH:
                    assert not any(one.done() and one.exception() for one in work)
                    assert not all(one.done() for one in work), running.log
                    sleep(0.001)
                running.kill()
                dead.set()
            for one in work:
                one.result()
            running.start()
            for taker in takers:
                taker.check()
        assert sum(len(one.confirmed) for one in takers) > ENOUGH
        for taker in takers:
            assert taker.browser.fetch("POST", f"{taker.path}/hand-in").json()["state"] == "handed_in"


def test_begun_and_not_answered_for_is_found_again(tmp_path: Path) -> None:
    """Killed while sittings are begun: each learner has one running sitting afterwards, and gets that one."""
    with service(tmp_path) as running:
        browsers: list[Browser] = [running.learner(f"early-{number}") for number in range(6)]
        with ThreadPoolExecutor(len(browsers)) as pool:
            work = [pool.submit(one.fetch, "POST", f"{API}sittings", {"assessment": "exam-a"}) for one in browsers]
            while not any(one.done() for one in work):
                sleep(0.001)
            running.kill()
        running.start()
        for browser in browsers:
            browser.visit("/services/csm-assessment/")
            first = browser.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()
            assert browser.fetch("POST", f"{API}sittings", {"assessment": "exam-a"}).json()["id"] == first["id"]
