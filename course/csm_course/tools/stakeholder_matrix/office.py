"""The matrix in Excel: each person's category follows the ratings."""

from csm_course.documents import Computed, Lights, Workbook
from csm_course.tools.stakeholder_matrix.inputs import Inputs
from csm_course.tools.stakeholder_matrix.result import CATEGORIES, Result
from csm_course.tools.stakeholder_matrix.solving import HIGH, category


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """A column with the category, and a light on support."""
    words = {key: f'"{label}"' for key, label in CATEGORIES.items()}
    interested = f"IF({{interest}}>={HIGH},{words['key']},{words['satisfy']})"
    others = f"IF({{interest}}>={HIGH},{words['inform']},{words['monitor']})"
    column = Computed(
        field="stakeholders",
        name="category",
        label="Category",
        formula=f'IF({{name}}="","",IF({{authority}}>={HIGH},{interested},{others}))',
        values=tuple(
            CATEGORIES[category(one.authority, one.interest)]
            if one.name and one.authority is not None and one.interest is not None
            else None
            for one in inputs.stakeholders
        ),
        kind="text",
        help=f"{HIGH} and more counts as high: this course's convention.",
    )
    return Workbook(computed=(column,), lights={"stakeholders.support": Lights(bad_to=-1, warn_to=0)})
