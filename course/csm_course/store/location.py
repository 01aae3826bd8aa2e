"""Where the learner's store lies: in the user's data folder, so that a new copy of the course finds it again."""

import os
import sys
from pathlib import Path

FOLDER = "customer-success-practicum"
FILE = "learner.sqlite3"


def store_file() -> Path:
    """The file of the store: `CSM_STORE`, or `learner.sqlite3` in this system's folder for a user's data."""
    named = os.environ.get("CSM_STORE")
    return Path(named) if named else _data_folder() / FOLDER / FILE


def _data_folder() -> Path:
    """Where this system keeps what programs remember for a user."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
