"""The learners of `benchmarks.assessment`: each has a connection, takes exam A and changes answers until the end.

Prints JSON: milliseconds by route, and what was confirmed, refused and lost. HTTP is written here by hand, since a
client library would need more of this machine than the service does.
"""

import asyncio
import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

BASE = "/services/csm-assessment/"
API = f"{BASE}api/"
THINKS = (3.0, 5.0)
"""Seconds between two answers of one learner."""


@dataclass
class Found:
    """What all learners measured."""

    routes: dict[str, list[float]] = field(default_factory=dict)
    seconds: Counter[int] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    began: list[float] = field(default_factory=list)
    confirmed: int = 0
    lost: int = 0

    def note(self, route: str, milliseconds: float, status: int) -> None:
        """One request."""
        self.routes.setdefault(route, []).append(milliseconds)
        self.seconds[int(perf_counter())] += 1
        if status >= 400:
            self.errors[f"{route} {status}"] += 1


class Learner:
    """One learner with one connection that stays open, as a browser keeps it."""

    def __init__(self, port: int, number: int, found: Found) -> None:
        self.port, self.name, self.found = port, f"learner-{number:03}", found
        self.chance, self.xsrf = random.Random(number), ""
        self.sent: dict[str, tuple[int, Any]] = {}

    async def take(self, wait: float, seconds: float) -> None:
        """Begin after a while, answer until the end, look whether all is there, hand in."""
        await asyncio.sleep(wait)
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
        page = await self.ask("page_begin", "GET", f"{BASE}exam-a")
        token = re.search(rb'name="csm-xsrf" content="([^"]*)"', page)
        assert token
        self.xsrf = token[1].decode()
        view = json.loads(await self.ask("begin", "POST", f"{API}sittings", {"assessment": "exam-a"}))
        self.found.began.append(perf_counter())
        await self.ask("page_sitting", "GET", f"{BASE}sitting/{view['id']}")
        await self.answer(view, seconds)
        held = json.loads(await self.ask("sitting", "GET", f"{API}sittings/{view['id']}"))["answers"]
        self.found.confirmed += len(self.sent)
        for item, (packet, response) in self.sent.items():
            self.found.lost += held[item]["packet"] != packet or held[item]["response"] != response
        await self.ask("hand_in", "POST", f"{API}sittings/{view['id']}/hand-in", {})
        self.writer.close()

    async def answer(self, view: dict[str, Any], seconds: float) -> None:
        """A choice every few seconds; now and then the page is loaded anew."""
        end, packet = perf_counter() + seconds, 0
        while perf_counter() < end:
            await asyncio.sleep(self.chance.uniform(*THINKS))
            packet += 1
            item = view["items"][packet % len(view["items"])]
            response = response_to(item, packet)
            path = f"{API}sittings/{view['id']}/answers/{item['id']}"
            saved = json.loads(await self.ask("save", "PUT", path, {"packet": packet, "response": response}))
            if "kept" in saved:
                self.sent[item["id"]] = packet, response
            if self.chance.random() < 0.02:
                await self.ask("sitting", "GET", f"{API}sittings/{view['id']}")

    async def ask(self, route: str, method: str, path: str, body: object = None) -> bytes:
        """One request; the body of its answer."""
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nX-CSM-Learner: {self.name}\r\n"
            f"Origin: http://127.0.0.1:{self.port}\r\nX-XSRFToken: {self.xsrf}\r\nCookie: _xsrf={self.xsrf}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        began = perf_counter()
        self.writer.write(head.encode() + content)
        told = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)content-length: (\d+)", told)
        answer = await self.reader.readexactly(int(length[1])) if length else b""
        self.found.note(route, 1000 * (perf_counter() - began), int(told[9:12]))
        return answer


def response_to(item: dict[str, Any], turn: int) -> dict[str, Any]:
    """An answer that may be given."""
    kind = item["kind"]
    if kind == "numeric":
        return {"kind": kind, "number": str(turn)}
    if kind == "match":
        right = [one["id"] for one in item["right"]]
        pairs = {one["id"]: right[at] for at, one in enumerate(item["left"])}
        return {"kind": kind, "matched": pairs}
    ids = [one["id"] for one in item["options"]]
    if kind == "single":
        return {"kind": kind, "choice": ids[turn % len(ids)]}
    return {"kind": kind, "marked": ids[:1]} if kind == "multiple" else {"kind": kind, "order": ids}


def percentiles(values: list[float]) -> dict[str, float]:
    """The three figures; each is a value that was measured."""
    ranked = sorted(values)
    return {f"p{share}": ranked[min(len(ranked) - 1, len(ranked) * share // 100)] for share in (50, 95, 99)}


async def run(port: int, learners: int, spread: float, seconds: float) -> dict[str, Any]:
    """Everybody; the starts are spread by chance over `spread` seconds, each takes `seconds`."""
    found, began = Found(), perf_counter()
    chance = random.Random(1)
    await asyncio.gather(
        *(Learner(port, number, found).take(chance.uniform(0, spread), seconds) for number in range(learners))
    )
    values = [one for route in found.routes.values() for one in route]
    sums = {
        "requests": len(values), "seconds": perf_counter() - began, "peak": max(found.seconds.values()),
        "errors": sum(found.errors.values()), "confirmed": found.confirmed, "lost": found.lost,
        "cpu": process_time(), "began_within": max(found.began) - min(found.began),
    }  # fmt: skip
    routes = {route: {**percentiles(found.routes[route]), "n": len(found.routes[route])} for route in found.routes}
    return {"routes": routes, "all": percentiles(values), "sums": {"all": sums}, "errors": dict(found.errors)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(*(int(word) for word in sys.argv[1:5])))))
