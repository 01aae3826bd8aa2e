"""Who the learner of this computer, or of this server on a Hub, is."""

import getpass
import os


def learner_name() -> str:
    """One and the same, whatever browser or token is used: the name on the Hub, or of the account here."""
    try:
        return os.environ.get("JUPYTERHUB_USER") or getpass.getuser() or "me"
    except (OSError, KeyError):
        return "me"
