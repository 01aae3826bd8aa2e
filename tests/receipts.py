"""The assessment service that all tests of grading trust, and its receipts. Its key is known, so it is no secret."""

import os
from hashlib import sha256
from pathlib import Path

from csm_autograder.assessment.receipts import write_trusted
from csm_autograder.assessment.receipts.trust import TRUSTED
from csm_autograder.samples import Issuer

SERVICE = "csm-assessment"
ISSUER = Issuer(SERVICE, sha256(b"the service of the tests").digest())


def trust(folder: Path) -> None:
    """From here on this process, and whatever it starts, believes that service and no other."""
    file = folder / "trusted-services.json"
    write_trusted(file, (ISSUER.signer.public_keys(),))
    os.environ[TRUSTED] = str(file)
