"""The machine a run was made on: figures mean little without it."""

import os
import platform
import subprocess
from importlib.metadata import version

from benchmarks.browser import chromium_path

PACKAGES = ("nbgrader", "voila", "jupyter-server", "ipywidgets", "anywidget", "ipykernel", "pydantic")
BUSY = 0.5
"""Load per core from which other work is likely to show in the figures."""


def machine() -> str:
    """Cores, versions and how busy the machine is before anything is measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{system}, {_chromium()}\n{packages}\n{load()}"


def load() -> str:
    """The load average in words."""
    one, five, fifteen = os.getloadavg()
    state = "busy" if one > BUSY * (os.cpu_count() or 1) else "quiet"
    return f"Load average {one:.2f}, {five:.2f}, {fifteen:.2f}: a {state} machine"


def _chromium() -> str:
    path = chromium_path()
    if path is None:
        return "no Chromium"
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2])
