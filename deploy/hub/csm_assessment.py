"""Tests and exams as a service of a JupyterHub, and its users' servers set up as by `csm start`.

In `jupyterhub_config.py`: `load_subconfig("/path/of/the/clone/deploy/hub/csm_assessment.py")`. What each line is for,
and what an administrator has to decide, is told in docs/assessment.md. From the environment of the Hub: CSM_ASSESSMENTS
(the database), CSM_ASSESSMENT_KEYS (folder of the signing keys), CSM_ASSESSMENT_URL (where the service listens),
CSM_PYTHON (the Python with the course and its extra `hub`) and CSM_JUPYTER (what users' servers are set up with).
"""

import os
import sys
from pathlib import Path
from typing import Any

c = get_config()  # noqa: F821 - JupyterHub calls this file with it

NAME = "csm-assessment"
SIT, TEACH = "custom:csm-assessment:sit", "custom:csm-assessment:teach"
ACCESS = f"access:services!service={NAME}"
URL = os.environ.get("CSM_ASSESSMENT_URL", "http://127.0.0.1:8765")
HANDED_ON = (
    "CSM_ASSESSMENTS", "CSM_ASSESSMENT_KEYS", "CSM_ASSESSMENT_NAME", "CSM_ASSESSMENT_HOSTS", "CSM_ASSESSMENT_LOG_KEY",
    "CSM_CONTENT",
)  # fmt: skip

c.JupyterHub.custom_scopes.update(
    {
        SIT: {"description": "Take tests and exams of the Customer Success Practicum."},
        TEACH: {"description": "See how all learners stand, give extra time and attempts, see figures."},
    }
)

c.JupyterHub.services.append(
    {
        "name": NAME,
        "url": URL,
        "command": [os.environ.get("CSM_PYTHON", sys.executable), "-m", "csm_app.cli", "assess", "serve"],
        "environment": {name: os.environ[name] for name in HANDED_ON if name in os.environ},
        # What a sign-in may carry to the service: nobody gets more than the roles below give.
        "oauth_client_allowed_scopes": [SIT, TEACH],
        "oauth_no_confirm": True,
        "display": True,
    }
)

# Who is in the group of instructors is said where the Hub says it of all groups: `load_groups`, or its sign-in.
c.JupyterHub.load_roles.extend(
    [
        # Every user is a learner. To admit some only, give ACCESS and SIT to a role with `groups` instead.
        {"name": "user", "scopes": ["self", ACCESS, SIT]},
        {"name": "csm-instructor", "scopes": [ACCESS, TEACH], "groups": ["csm-instructors"]},
        # A learner's own server fetches its learner's results and receipts, as that learner and nobody else.
        {"name": "server", "scopes": ["users:activity!user", "access:servers!server", ACCESS, SIT]},
    ]
)

# In the learner's own server “Tests and exams” leads to the service: no keys, no clock, no database beside notebooks.
# They fetch receipts from it, straight from where it listens, with their own token. Where learners' servers run on
# other machines than the service, CSM_ASSESSMENT_FETCH has to name an address that they reach, such as the Hub's own.
FETCH = os.environ.get("CSM_ASSESSMENT_FETCH", f"{URL}/services/{NAME}/")
c.Spawner.environment.update({"CSM_ASSESSMENT_SERVICE": f"/services/{NAME}/", "CSM_ASSESSMENT_FETCH": FETCH})

# Their servers are set up as by `csm start`: the course's home, its pages without code, warm kernels (docs/kernels.md).
# The folder is that of the clone this file is loaded from. Where servers run on other machines or in containers,
# CSM_JUPYTER names it as it is called there. Empty, it leaves servers as the Hub sets them up.
JUPYTER = os.environ.get("CSM_JUPYTER", str(Path(__file__).resolve().parents[1] / "jupyter"))


def settings(spawner: Any) -> str:
    """Where Jupyter looks for settings; whoever teaches has nbgrader besides, as by `csm start --instructor`."""
    teaches = "csm-instructors" in {group.name for group in spawner.user.groups}
    return os.pathsep.join([f"{JUPYTER}/instructor", JUPYTER] if teaches else [JUPYTER])


if JUPYTER:
    c.Spawner.environment.update({"JUPYTER_CONFIG_PATH": settings, "JUPYTER_PATH": JUPYTER})
