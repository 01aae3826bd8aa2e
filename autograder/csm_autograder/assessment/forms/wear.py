"""What limit of exposure a bank can bear: a blueprint may ask for less than there are questions to spread forms over.

A part of a question on every form, in place of a whole question on some, is all that matters for shares. So the program
of a form, with parts in place of whole questions, tells the least share of all forms on which the question asked most
must stand. Generators are left out, since their variants are counted one by one.
"""

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Pool
from csm_autograder.assessment.forms.placing import Placing

ROOM = 1.15
"""Where every question stood on exactly that share, nothing would be left to choose. With so much room, forms made one
after another from banks like module 1's keep to the limit (measured: exam A, 60 forms)."""


def least_share(blueprint: Blueprint, pool: Pool) -> float | None:
    """On what share of all forms the question asked most must stand at least; None where there is no form at all."""
    placing = Placing(blueprint, pool, whole=False)
    placing.balance()
    placing.parallel()
    share = placing.program.variable(whole=False)
    for variable, one in zip(placing.places, pool.candidates, strict=True):
        if not one.generated:
            placing.program.require({variable: 1, share: -1}, high=0)
    answer = placing.program.least({share: 1})
    return None if answer is None else answer.least


def bearable(blueprint: Blueprint, pool: Pool) -> float:
    """The limit of exposure that this bank can keep to: what the blueprint wants, or what its size allows."""
    least = least_share(blueprint, pool)
    return blueprint.most_exposed if least is None else max(blueprint.most_exposed, min(round(least * ROOM, 3), 1.0))
