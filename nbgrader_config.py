"""nbgrader for this course: `modules/` is the source, everything else goes under `build/`.

A submission is data, never code (docs/architecture.md): the notebook that is graded is the source notebook, and
its exercises are judged from the answer documents beside it, without a kernel.
"""

import os
import sys
from pathlib import Path

from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    ComputeChecksums,
    LockCells,
    OverwriteCells,
    SaveAutoGrades,
    SaveCells,
)

from csm_autograder.nbgrader_plugins import (
    CopyLessons,
    FeedbackPage,
    GetPoints,
    JudgeAnswers,
    LateByPolicy,
    OnlyAnswers,
    RefuseAnswers,
    RefuseTools,
    ReleaseFeedback,
    SourceNotebook,
    TellDue,
)
from csm_autograder.nbgrader_plugins.feedback_page import TEMPLATES

root = Path(__file__).resolve().parent
(root / "build").mkdir(exist_ok=True)

# nbgrader calls `alembic` by its bare name; it lies beside this Python, also where the environment is not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

c = get_config()  # noqa: F821 - given by traitlets
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "csm-practicum"
c.CourseDirectory.source_directory = "modules"
c.CourseDirectory.release_directory = "build/release"
c.CourseDirectory.submitted_directory = "build/submitted"
c.CourseDirectory.autograded_directory = "build/autograded"
c.CourseDirectory.feedback_directory = "build/feedback"
c.CourseDirectory.db_url = os.environ.get("CSM_GRADEBOOK", f"sqlite:///{root / 'build' / 'gradebook.db'}")
if exchange := os.environ.get("CSM_EXCHANGE"):
    c.Exchange.root = exchange

# Header, solution and hidden-test steps are left out: the build writes no such cells.
c.GenerateAssignment.preprocessors = [
    RefuseAnswers,
    RefuseTools,
    LockCells,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
    CheckCellMetadata,
]
c.GenerateAssignment.post_convert_hook = CopyLessons(root / "modules", root / "build" / "release")
c.Autograde.exporter_class = SourceNotebook  # no submitted notebook is ever read
c.Autograde.sanitize_preprocessors = [OnlyAnswers, ClearOutput, OverwriteCells, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [
    JudgeAnswers,
    SaveAutoGrades,
    TellDue,
    AssignLatePenalties,
    CheckCellMetadata,
]
c.AssignLatePenalties.plugin_class = LateByPolicy  # the rules are in grading.yaml
c.GenerateFeedback.exporter_class = FeedbackPage
c.FeedbackPage.template_name = "csm_feedback"  # nbgrader sets HTMLExporter's to its own
c.FeedbackPage.extra_template_basedirs = [str(TEMPLATES)]
c.GenerateFeedback.preprocessors = [GetPoints]
c.ExchangeFactory.release_feedback = ReleaseFeedback  # one learner who cannot be reached stops nobody
