"""The worked example: what drives the food waste and the orders of Havn & Huerta."""

from csm_course.case import OUTCOMES, TODAY
from csm_course.tools.kpi_tree.inputs import Driver, Inputs

EXAMPLE = Inputs(
    outcomes=OUTCOMES,
    drivers=(
        Driver(
            id="d-weigh",
            name="Shifts that weigh",
            under="Throw away less food",
            unit="%",
            baseline=0,
            target=95,
            milestone=80,
            actual=71,
        ),
        Driver(
            id="d-plan",
            name="Kitchens that plan the week ahead",
            under="Throw away less food",
            unit="kitchens",
            baseline=2,
            target=12,
            milestone=9,
            actual=10,
        ),
        Driver(
            id="d-train",
            name="Cooks trained",
            under="Shifts that weigh",
            unit="cooks",
            baseline=0,
            target=84,
            milestone=84,
            actual=61,
        ),
        Driver(
            id="d-phone",
            name="Orders by phone in a week",
            under="Order through one system",
            unit="orders",
            baseline=130,
            target=10,
            milestone=60,
            actual=68,
        ),
        Driver(
            id="d-signin",
            name="Sign-ins that fail",
            under="Keep the cooks using it",
            unit="%",
            baseline=9,
            target=2,
            milestone=5,
            actual=8,
        ),
        Driver(
            id="d-tablet",
            name="Kitchens with fast tablets",
            under="Keep the cooks using it",
            unit="kitchens",
            baseline=8,
            target=12,
            milestone=10,
            actual=8,
        ),
    ),
    today=TODAY,
)
