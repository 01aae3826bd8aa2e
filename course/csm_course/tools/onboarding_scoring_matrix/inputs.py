"""What the scoring asks: four influences, each from 1 to 5."""

from csm_course.model import Model
from csm_course.tools.fields import Passage, Rating
from csm_course.tools.form import ask, rate


class Inputs(Model):
    """Ratings from 1 (very low) to 5 (very high), None while nobody has rated; a reason for each.

    The framework names the four influences; the scale is the course's convention.
    """

    complexity: Rating = rate(
        "Complexity of the product itself",
        help="How hard is it to set up for any customer? 1: works as it comes. 5: needs a project.",
    )
    complexity_why: Passage = ask("Why", "long", default="")
    customization: Rating = rate(
        "Customization this customer needs",
        help="Settings, links to other systems, data to be moved. 1: none. 5: much has to be built.",
    )
    customization_why: Passage = ask("Why", "long", default="")
    adoption: Rating = rate(
        "What adoption demands",
        help="How many people change how much of their work? 1: a few, a little. 5: many, a lot.",
    )
    adoption_why: Passage = ask("Why", "long", default="")
    maturity: Rating = rate(
        "Maturity of the customer",
        help="How experienced are they with such products? 1: first time. 5: very. High maturity lowers the score.",
    )
    maturity_why: Passage = ask("Why", "long", default="")
