"""The whole syllabus in one value: every entry in typed tuples, and each of them by its id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from csm_course.problems import did_you_mean
from csm_course.syllabus.competencies import Competency, CompetencyStandard
from csm_course.syllabus.cpd import Cpd
from csm_course.syllabus.decisions import Decision, Decisions
from csm_course.syllabus.entry import Entry, walk
from csm_course.syllabus.exams import ExamPolicies, ExamRule, Exams
from csm_course.syllabus.framework import (
    Activity,
    ExpertiseDomain,
    Framework,
    HealthIndicator,
    Output,
    Phase,
    Pitfall,
    Quality,
    Stage,
    Tenet,
)
from csm_course.syllabus.methods import Method, Methods
from csm_course.syllabus.modules import (
    Badge,
    Lesson,
    Module,
    ModuleTest,
    Scenario,
    SubTopic,
    Supplement,
    SyllabusTopic,
    Teaching,
    Workbook,
)
from csm_course.syllabus.programme import (
    Certificate,
    EvidencePage,
    Governance,
    Level,
    MemberService,
    Membership,
    Programme,
)
from csm_course.syllabus.tools import Tool, Toolbox, ToolFile


@dataclass(frozen=True)
class Syllabus:
    """The files of the syllabus, and what is in them as flat tuples in teaching order."""

    programme: Programme
    modules: tuple[Module, ...]
    framework: Framework
    toolbox: Toolbox
    method_list: Methods
    exams: Exams
    cpd: Cpd
    standard: CompetencyStandard
    decision_list: Decisions

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.programme.levels

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        return self.programme.certificates

    @property
    def evidence_pages(self) -> tuple[EvidencePage, ...]:
        return self.programme.evidence_pages

    @property
    def memberships(self) -> tuple[Membership, ...]:
        return self.programme.memberships

    @property
    def governance(self) -> tuple[Governance, ...]:
        return self.programme.governance

    @property
    def services(self) -> tuple[MemberService, ...]:
        return self.programme.services

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @cached_property
    def supplements(self) -> tuple[Supplement, ...]:
        return tuple(supplement for module in self.modules for supplement in module.supplements)

    @cached_property
    def sub_topics(self) -> tuple[SubTopic, ...]:
        return tuple(sub_topic for lesson in self.lessons for sub_topic in lesson.sub_topics)

    @cached_property
    def topics(self) -> tuple[SyllabusTopic, ...]:
        return tuple(topic for module in self.modules for topic in module.topics)

    @cached_property
    def workbooks(self) -> tuple[Workbook, ...]:
        return tuple(workbook for module in self.modules for workbook in module.workbooks)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(module.scenario for module in self.modules)

    @cached_property
    def tests(self) -> tuple[ModuleTest, ...]:
        return tuple(module.test for module in self.modules)

    @cached_property
    def badges(self) -> tuple[Badge, ...]:
        return tuple(module.badge for module in self.modules)

    @property
    def stages(self) -> tuple[Stage, ...]:
        return self.framework.stages

    @property
    def phases(self) -> tuple[Phase, ...]:
        return self.framework.phases

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(activity for phase in self.phases for activity in phase.activities)

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        return tuple(phase.output for phase in self.phases)

    @property
    def qualities(self) -> tuple[Quality, ...]:
        return self.framework.qualities

    @property
    def expertise_domains(self) -> tuple[ExpertiseDomain, ...]:
        return self.framework.expertise_domains

    @property
    def health_indicators(self) -> tuple[HealthIndicator, ...]:
        return self.framework.health_indicators

    @property
    def tenets(self) -> tuple[Tenet, ...]:
        return self.framework.tenets

    @property
    def pitfalls(self) -> tuple[Pitfall, ...]:
        return self.framework.pitfalls

    @property
    def tools(self) -> tuple[Tool, ...]:
        return self.toolbox.tools

    @property
    def tool_files(self) -> tuple[ToolFile, ...]:
        return self.toolbox.files

    @property
    def methods(self) -> tuple[Method, ...]:
        return self.method_list.methods

    @property
    def exam_rules(self) -> tuple[ExamRule, ...]:
        return self.exams.rules

    @property
    def policies(self) -> ExamPolicies:
        return self.exams.policies

    @cached_property
    def competencies(self) -> tuple[Competency, ...]:
        return (*self.standard.skills, *self.standard.concepts, *self.standard.terms)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.decision_list.decisions

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its id, in the order of the files."""
        files = (self.programme, *self.modules, self.framework, self.toolbox, self.method_list)
        more = (self.exams, self.cpd, self.standard, self.decision_list)
        found = chain.from_iterable(walk(file) for file in (*files, *more))
        return {model.id: model for _, model in found if isinstance(model, Entry)}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in the order of the files."""
        return tuple(self.entries)

    @cached_property
    def taught(self) -> tuple[Teaching, ...]:
        """Lessons and supplements of each module, in the order a learner meets them."""
        return tuple(taught for module in self.modules for taught in (*module.lessons, *module.supplements))

    def by_id(self, entry_id: str) -> Entry:
        """The entry with this id. Raises KeyError naming the nearest id when there is none."""
        try:
            return self.entries[entry_id]
        except KeyError:
            raise KeyError(f"no entry '{entry_id}' - {did_you_mean(entry_id, self.ids)}") from None
