"""Opens the service: which database, which keys, which content, from settings or from where they lie by default."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from csm_app.assessment.desk import Opened
from csm_app.assessment.maker import FormMaker
from csm_app.assessment.prepared import PreparedForms
from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.receipts import Signer, own_keys
from csm_autograder.assessment.receipts.trust import EMBEDDED, NAME
from csm_autograder.assessment.sittings import AssessmentService, Storage
from csm_autograder.assessment.sittings.place import database_url
from csm_course.places import content_folder

REST = 1.0
"""Seconds until authors' files are looked at again for changes: a beginning alone would do it five times."""


@dataclass(frozen=True)
class Setting:
    """`url` as SQLAlchemy takes it; `keys` a folder; `name` is what receipts say who signed them."""

    url: str
    keys: Path
    name: str

    @classmethod
    def of_learner(cls) -> Self:
        """Beside the learner's store, unless the environment says otherwise."""
        return cls(database_url(), own_keys(), os.environ.get(NAME) or EMBEDDED)

    @classmethod
    def of_service(cls, url: str | None, keys: str | None) -> Self:
        """What the command was told, then the environment, then the same places as for a learner."""
        own = cls.of_learner()
        name = os.environ.get(NAME) or os.environ.get("JUPYTERHUB_SERVICE_NAME") or "csm-assessment"
        return cls(url or own.url, Path(keys) if keys else own.keys, name)


def open_service(setting: Setting, ahead: int = 0) -> Opened:
    """Ready to use; sittings whose time ran out while nothing was running are closed.

    `ahead`: how many forms of each test and exam are made ahead. Raises `StorageTrouble`, `KeyTrouble`, `ContentError`.
    """
    catalogue = Catalogue(content_folder(), REST)
    catalogue.assessments()  # now: authors' faults are told to whoever starts the service
    storage = Storage.open(setting.url)
    signer = Signer.open(setting.keys, setting.name)
    prepared = PreparedForms(catalogue, FormMaker(content_folder()), ahead) if ahead else None
    service = AssessmentService(prepared or catalogue, storage, signer)
    service.close_overdue()
    return Opened(service, storage, signer.public_keys(), prepared)
