"""Who is marking: the name at the Hub, else the name this browser was given once."""

import os
import re
from urllib.parse import unquote

COOKIE = "csm_marker"
LONGEST = 60


def marker_name(hub_user: str | None, cookie: str | None) -> str:
    """The name under which marks are kept; empty where nobody has said."""
    if os.environ.get("JUPYTERHUB_API_TOKEN") and hub_user:
        return cleaned(hub_user)
    return cleaned(unquote(cookie or ""))


def cleaned(name: str) -> str:
    """One line of at most 60 characters."""
    return re.sub(r"[\s\x00-\x1f]+", " ", name).strip()[:LONGEST]
