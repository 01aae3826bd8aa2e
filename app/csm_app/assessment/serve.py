"""`csm assess serve`: the service as a process of its own, managed by a JupyterHub, or alone on this computer."""

import argparse
import asyncio
import gc
import hashlib
import ipaddress
import os
import secrets
import signal
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application

from csm_app.assessment.application import application
from csm_app.assessment.desk import Desk, Opened
from csm_app.assessment.journal import Journal, json_logger
from csm_app.assessment.lanes import Lanes
from csm_app.assessment.opening import Setting, open_service
from csm_autograder.assessment.receipts import KeyTrouble
from csm_autograder.assessment.sittings import StorageTrouble
from csm_course.problems import ContentError

LARGEST_EVER = 1024 * 1024
"""Bytes at which the connection is closed without a word; 64 kB are refused in words."""
A_MINUTE = 60
TURN = 0.0005
"""Seconds; Python's own is ten times as long."""
SLOWEST = 60
"""Seconds a body may take to arrive."""
ALONE_BASE = "/services/csm-assessment/"
Opening = Callable[[], Opened]


class CannotServe(Exception):
    """The service cannot be started; the text says why and what to do."""


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop; the exit code."""
    setting = Setting.of_service(options.database, options.keys)
    return serve(options, lambda: open_service(setting, options.prepared))


def serve(options: argparse.Namespace, opening: Opening) -> int:
    """The same with a service of one's own."""
    try:
        asyncio.run(_serve(options, opening))
    except (CannotServe, StorageTrouble, KeyTrouble, ContentError, OSError) as error:
        print(f"The assessment service could not be started: {error}", file=sys.stderr)
        return 1
    return 0


async def _serve(options: argparse.Namespace, opening: Opening) -> None:
    ip, port = _where(options)
    journal = Journal(json_logger(sys.stderr), _log_key())
    also = frozenset(filter(None, os.environ.get("CSM_ASSESSMENT_HOSTS", "").lower().split(",")))
    desk = Desk(opening, journal, Lanes(), also)
    app = _alone(options, ip, desk) if options.believe_everybody else _of_hub(desk)
    desk.opened()  # now, so that what is wrong is told to whoever starts it, and nobody waits for it later
    _take_turns_quickly()
    server = HTTPServer(
        app, max_body_size=LARGEST_EVER, max_header_size=32 * 1024, body_timeout=SLOWEST, idle_connection_timeout=600,
        xheaders=True,
    )  # fmt: skip
    server.listen(port, ip)
    journal.note("serving", ip=ip, port=port)
    closing = asyncio.create_task(_close_overdue(desk))
    await _told_to_stop()
    closing.cancel()
    journal.note("stopping")
    server.stop()
    await asyncio.to_thread(desk.close)
    await server.close_all_connections()


def _take_turns_quickly() -> None:
    """Sets up Python for many short requests beside a few long ones; this process is ours alone.

    A thread that has something short to do waits this long for one that is at work, each time it has been to the disk
    or the network. What has been loaded so far stays; looking again and again whether it could go would hold up all.
    """
    sys.setswitchinterval(TURN)
    gc.collect()
    gc.freeze()


async def _close_overdue(desk: Desk) -> None:
    """Once a minute: what nobody touches again has a result all the same."""
    while True:
        await asyncio.sleep(A_MINUTE)
        try:
            await desk.lanes.run("write", lambda: desk.service.close_overdue())
        except Exception as error:  # the next minute may be better
            desk.journal.error("close_overdue", error)


def _where(options: argparse.Namespace) -> tuple[str, int]:
    """Address and port."""
    told = urlsplit(os.environ.get("JUPYTERHUB_SERVICE_URL", ""))
    ip, port = options.ip or told.hostname or "127.0.0.1", options.port or told.port
    if not port:
        raise CannotServe(
            "no port is named. Give --port NUMBER, or set the service's `url` in the Hub's configuration."
        )
    return ip, port


def _alone(options: argparse.Namespace, ip: str, desk: Desk) -> Application:
    """Everybody is believed: never where others can reach it."""
    from csm_app.assessment.alone import AloneHome, alone_settings

    if not _is_this_computer(ip):
        raise CannotServe("--believe-everybody is for this computer only: leave --ip out, or name 127.0.0.1.")
    teachers = frozenset(filter(None, options.teachers.split(",")))
    return application(AloneHome, ALONE_BASE, desk, [], **alone_settings(ALONE_BASE, teachers))


def _of_hub(desk: Desk) -> Application:
    try:
        from csm_app.assessment.hub import CALLBACK, Callback, HubHome, hub_settings

        settings: dict[str, Any] = hub_settings()
    except ImportError:
        raise CannotServe(
            "the package “jupyterhub” is not installed. Install the course with its extra “hub”."
        ) from None
    except LookupError:
        raise CannotServe(
            "no JupyterHub has started it. Add it to the Hub's services (docs/assessment.md). To try it alone on this "
            "computer, give --believe-everybody."
        ) from None
    base = settings["hub_auth"].base_url
    # Made of the service's own token: whoever is signed in stays so when it is restarted in the middle of an exam.
    settings["cookie_secret"] = hashlib.sha256(b"csm-assessment cookies " + _hub_token()).digest()
    return application(HubHome, base, desk, [(base + CALLBACK, Callback)], **settings)


def _hub_token() -> bytes:
    """The secret the Hub gave this service."""
    return os.environ["JUPYTERHUB_API_TOKEN"].encode()


def _is_this_computer(ip: str) -> bool:
    try:
        return ipaddress.ip_address(ip).is_loopback
    except ValueError:
        return False


def _log_key() -> bytes:
    """The same key gives the same hashes of names after a restart; without a setting they change with each start."""
    named = os.environ.get("CSM_ASSESSMENT_LOG_KEY")
    return named.encode() if named else secrets.token_bytes(16)


async def _told_to_stop() -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()
