"""What the scoring asks: four influences, each from 1 to 5."""

from csm_course.model import Model
from csm_course.tools.fields import Passage, Rating
from csm_course.tools.form import ask


class Inputs(Model):
    """Ratings from 1 (very low) to 5 (very high), None while nobody has rated; a reason for each.

    The framework names the four influences; the scale is the course's convention.
    """

    complexity: Rating = ask(
        "Complexity of the product itself",
        "number",
        default=None,
        low=1,
        high=5,
        step=1,
        help="How hard is it to set up for any customer? 1: works as it comes. 5: needs a project.",
    )
    complexity_why: Passage = ask("Why", "long", default="")
    customization: Rating = ask(
        "Customization this customer needs",
        "number",
        default=None,
        low=1,
        high=5,
        step=1,
        help="Settings, links to other systems, data to be moved. 1: none. 5: much has to be built.",
    )
    customization_why: Passage = ask("Why", "long", default="")
    adoption: Rating = ask(
        "What adoption demands",
        "number",
        default=None,
        low=1,
        high=5,
        step=1,
        help="How many people change how much of their work? 1: a few, a little. 5: many, a lot.",
    )
    adoption_why: Passage = ask("Why", "long", default="")
    maturity: Rating = ask(
        "Maturity of the customer",
        "number",
        default=None,
        low=1,
        high=5,
        step=1,
        help="How experienced are they with such products? 1: first time. 5: very. High maturity lowers the score.",
    )
    maturity_why: Passage = ask("Why", "long", default="")
