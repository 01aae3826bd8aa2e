"""A whole-number program: variables, sums that must lie within limits, and the least of a sum; solved by HiGHS.

The only file that knows scipy, which takes half a second to import: it is imported when something is solved.

The answer must be the same on every machine. It is the one true optimum, not the first good one: no gap is allowed and
no clock ends the search. That the optimum is only one is for whoever sets the weights to see to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NODES = 20_000
"""How many branches the search may open, a hundred times what real banks need; a count, since a limit of seconds would
end elsewhere on every machine."""
OPTIMAL, LIMIT, INFEASIBLE = 0, 1, 2


class SolverTrouble(RuntimeError):
    """The solver ended neither with an answer nor with the proof that there is none."""


@dataclass(frozen=True)
class Answer:
    """The value of each variable where the sum is least; `branches` tells how hard it was to prove."""

    values: tuple[float, ...]
    least: float
    branches: int

    def taken(self, variable: int) -> bool:
        """Whether a yes-or-no variable is yes."""
        return self.values[variable] > 0.5

    def whole(self, variable: int) -> int:
        """The value of a whole-number variable."""
        return round(self.values[variable])


class Program:
    """Grows by `variable` and `require`; `least` may be asked again after more is required.

    `nodes`: how many branches a search may open; fewer where there is another way out.
    """

    def __init__(self) -> None:
        self.nodes = NODES
        self._bounds: list[tuple[float, float, bool]] = [(0, 0, False)]  # never none at all, also with an empty bank
        self._entries: list[tuple[int, int, float]] = []
        self._limits: list[tuple[float, float]] = []

    def variable(self, low: float = 0, high: float = 1, *, whole: bool = True) -> int:
        """A new variable, yes-or-no unless said otherwise; gives its number."""
        self._bounds.append((low, high, whole))
        return len(self._bounds) - 1

    def forbid(self, variable: int) -> None:
        """The variable is 0."""
        _, _, whole = self._bounds[variable]
        self._bounds[variable] = (0, 0, whole)

    def require(self, terms: Mapping[int, float], low: float = -float("inf"), high: float = float("inf")) -> None:
        """The sum of the variables, each times its number, lies from `low` to `high`."""
        row = len(self._limits)
        self._limits.append((low, high))
        self._entries += [(row, variable, factor) for variable, factor in terms.items() if factor]

    def least(self, terms: Mapping[int, float]) -> Answer | None:
        """Where the sum of these terms is least; None when nothing satisfies all. Raises SolverTrouble."""
        import numpy
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        size = len(self._bounds)
        goal = numpy.zeros(size)
        for variable, factor in terms.items():
            goal[variable] = factor
        lows, highs, whole = zip(*self._bounds, strict=True)
        rows, columns, factors = zip(*self._entries, strict=True) if self._entries else ((), (), ())
        matrix = csr_array((factors, (rows, columns)), shape=(len(self._limits), size), dtype=float)
        result = milp(
            goal,
            integrality=numpy.array(whole, dtype=int),
            bounds=Bounds(lows, highs),
            constraints=LinearConstraint(matrix, [low for low, _ in self._limits], [high for _, high in self._limits]),
            options={"disp": False, "presolve": True, "mip_rel_gap": 0.0, "node_limit": self.nodes},
        )
        if result.status == INFEASIBLE:
            return None
        if result.status != OPTIMAL:
            raise SolverTrouble(f"the solver gave up: {result.message}")
        return Answer(tuple(float(value) for value in result.x), float(result.fun), int(result.mip_node_count or 0))
