"""The corpus."""

from tests.hostile.answer_cases import ANSWER_CASES
from tests.hostile.case import Case
from tests.hostile.folder_cases import FOLDER_CASES
from tests.hostile.notebook_cases import NOTEBOOK_CASES

CASES: tuple[Case, ...] = (*ANSWER_CASES, *FOLDER_CASES, *NOTEBOOK_CASES)
