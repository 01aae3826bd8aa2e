"""Shows that a scenario is fair: everything can be reached, nothing is a dead end, no choice is always right or wrong.

A scenario has far more states than anybody can visit, so the proofs look at a fixed sample: seeded runs by chance,
by the expert, and by a mixture of both. All of it is pure Python and the same on every machine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from csm_course.scenarios.chance import lucky
from csm_course.scenarios.model import Scenario
from csm_course.scenarios.play import choose, open_options, start
from csm_course.scenarios.policy import Policy, at_random, expert, finish, play_through
from csm_course.scenarios.scoring import ending, is_won, score
from csm_course.scenarios.state import State

EXPERT_WINS = 0.90
RANDOM_WINS = 0.05
RUNS = 10_000


@dataclass(frozen=True)
class Odds:
    """The share of runs that were won."""

    expert: float
    random: float
    runs: int


@dataclass(frozen=True)
class Flaw:
    """What is unfair, and the decision, option or ending (its id) it is about."""

    about: str
    what: str
    remedy: str


def odds(scenario: Scenario, runs: int = RUNS) -> Odds:
    """How often the expert and chance win, over the seeds 0 to runs - 1."""
    return Odds(_share(scenario, expert, runs), _share(scenario, at_random, runs), runs)


def odds_flaws(found: Odds) -> Iterator[Flaw]:
    """The expert wins too rarely, or chance too often."""
    if found.expert < EXPERT_WINS:
        yield Flaw("expert", f"the expert wins {found.expert:.1%} of {found.runs:,} runs", "make 90% or more possible")
    if found.random >= RANDOM_WINS:
        yield Flaw("expert", f"chance wins {found.random:.1%} of {found.runs:,} runs", "make it fewer than 5%")


def _share(scenario: Scenario, policy: Policy, runs: int) -> float:
    return sum(is_won(scenario, play_through(scenario, seed, policy)) for seed in range(runs)) / runs


def mixed(scenario: Scenario, state: State) -> str:
    """The expert in about two of three decisions, chance in the others: states an attentive learner gets into."""
    policy = expert if lucky(state.seed, f"mixed/{state.decision}", 67) else at_random
    return policy(scenario, state)


def sampled(scenario: Scenario, runs: int) -> Iterator[State]:
    """Every state with a decision in `runs` runs of each kind: by chance, mixed, and by the expert."""
    for policy in (at_random, mixed, expert):
        for seed in range(runs):
            state = start(scenario, seed)
            while not state.finished:
                yield state
                state = choose(scenario, state, policy(scenario, state))


def path_flaws(scenario: Scenario, runs: int = 600) -> Iterator[Flaw]:
    """Decisions, options and endings that no sampled run reaches, and states from which no ending can be reached."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_edges_from(_steps(scenario, runs))  # handed to DiGraph itself, they would load pandas
    reached = {"start", *nx.descendants(graph, "start")}
    for kind, name in _parts(scenario):
        if f"{kind} {name}" not in reached:
            yield Flaw(name, f"the {kind} '{name}' is reached in none of the sampled runs", "ease its conditions")
    ends = {f"ending {one.id}" for one in scenario.endings}
    for node in graph:
        if node not in ends and not ends & nx.descendants(graph, node):
            yield Flaw(node.split()[-1], f"after the {node} no ending can be reached", "open an option there")


def _parts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for decision in scenario.decisions:
        yield "decision", decision.id
        yield from (("option", option.id) for option in decision.options)
    yield from (("ending", one.id) for one in scenario.endings)


def _steps(scenario: Scenario, runs: int) -> set[tuple[str, str]]:
    """What followed what: start, decision, option, decision … ending."""
    steps: set[tuple[str, str]] = set()
    for policy in (at_random, mixed, expert):
        for seed in range(runs):
            state = play_through(scenario, seed, policy)
            nodes = ["start"]
            for decision, option in state.chosen.items():
                nodes += [f"decision {decision}", f"option {option}"]
            nodes.append(f"ending {ending(scenario, state).id}")
            steps.update(pairwise(nodes))
    return steps


@dataclass
class Tally:
    """How one option fared against the others open beside it, over all sampled states; `alone`: best of all."""

    tried: int = 0
    alone: int = 0
    beaten: int = 0
    gained: int = 0


def choice_flaws(fared: Mapping[str, Tally]) -> Iterator[Flaw]:
    """Options that are never worth choosing, and options that are always at least as good as all others.

    `fared` is what `tallies` has found.
    """
    for name, found in fared.items():
        if not found.gained:
            yield Flaw(name, f"the option '{name}' gains nothing in any sampled state", "give it a use, or take it out")
        if found.tried and not found.beaten:
            what = f"the option '{name}' is at least as good as all others in every sampled state"
            yield Flaw(name, what, "let another be better where time, trust or luck differ")


def tallies(scenario: Scenario, states: int = 150) -> dict[str, Tally]:
    """How each option fares in up to `states` sampled states of its decision, with the expert going on from there."""
    found = {option.id: Tally() for decision in scenario.decisions for option in decision.options}
    for state in sampled(scenario, -(-states // 3)):
        worth = _worth(scenario, state)
        top, low = max(worth.values()), min(worth.values())
        for name, points in worth.items():
            tally = found[name]
            tally.tried += 1
            tally.alone += points == top and list(worth.values()).count(top) == 1
            tally.beaten += points < top
            tally.gained += points > low
    return found


def _worth(scenario: Scenario, state: State) -> dict[str, float]:
    """What each open option is worth here: the points of the run when the expert goes on."""
    return {
        option.id: score(scenario, finish(scenario, choose(scenario, state, option.id), expert))
        for option in open_options(scenario, state)
    }
