"""The worked example: Havn & Huerta before its onboarding, in March 2026."""

from csm_course.tools.onboarding_scoring_matrix.inputs import Inputs

EXAMPLE = Inputs(
    complexity=2,
    complexity_why="Menus and orders work as they come",
    customization=3,
    customization_why="Orders must reach the purchasing system; supplier lists from three places",
    adoption=4,
    adoption_why="96 people in 12 kitchens change how they order and weigh",
    maturity=3,
    maturity_why="Digital purchasing for years, paper in the kitchens",
)
