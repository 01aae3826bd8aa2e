"""Which services a grader believes: those of `CSM_TRUSTED_SERVICES`, else the one in this computer's own server.

The setting names a file that `csm assess public-keys` wrote, or a folder of such files, one for each service. How far a
learner's clock may be behind a service's is set by `CSM_CLOCKS_APART`.
"""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from csm_autograder.assessment.receipts.keys import PATTERN, KeyTrouble, read_trusted
from csm_autograder.assessment.receipts.signer import Signer
from csm_autograder.policy.moments import span_in
from csm_autograder.receipt_check import APART, Trusted

TRUSTED, CLOCKS = "CSM_TRUSTED_SERVICES", "CSM_CLOCKS_APART"
KEYS, NAME, FOLDER, EMBEDDED = "CSM_ASSESSMENT_KEYS", "CSM_ASSESSMENT_NAME", "assessment-keys", "embedded"


def trusted_services() -> Trusted:
    """The services to believe here and now. Raises KeyTrouble where a setting leads nowhere."""
    named, apart = os.environ.get(TRUSTED), _apart()
    if named:
        services = tuple(service for file in _files(Path(named)) for service in read_trusted(file))
        return Trusted(services, is_set=True, apart=apart)
    return replace(own_service(), apart=apart)


def _apart() -> timedelta:
    written = os.environ.get(CLOCKS)
    try:
        return span_in(written) if written else APART
    except ValueError as error:
        raise KeyTrouble(f"{CLOCKS}: {error}.") from None


def own_service() -> Trusted:
    """The service in this computer's own server, where it has made its keys: right for somebody who studies alone."""
    folder = own_keys()
    if not any(folder.glob(PATTERN)):
        return Trusted()
    return Trusted((Signer.open(folder, os.environ.get(NAME) or EMBEDDED).public_keys(),))


def own_keys() -> Path:
    """Where the service in this computer's own server keeps the keys it signs with."""
    if named := os.environ.get(KEYS):
        return Path(named)
    from csm_course.store import store_file  # a grader who names services has no learner's store to look for

    return store_file().resolve().parent / FOLDER


def _files(named: Path) -> list[Path]:
    if named.is_dir():
        files = sorted(named.glob("*.json"))
        if not files:
            raise KeyTrouble(f"{TRUSTED} names the folder {named}, which holds no *.json. Put public keys there.")
        return files
    return [named]
