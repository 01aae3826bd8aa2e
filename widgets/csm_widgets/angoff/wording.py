"""What the Python side of the pass mark's part says to an instructor."""

NOTHING = "The course has no test or exam with questions yet."
NO_ASSESSMENT = "The course does not know this test or exam any more. Look again."
NO_PANEL = "There is no panel for this test or exam any more. Look again."
NO_FORM = "A form cannot be made at the moment. Take all questions, or see what csm check says about the bank."
THERE_IS_ONE = "A panel is at work on this already. Look again."
NO_FILE = "The file is empty."
TOO_LARGE = "This file is too large for a sheet of ratings."
IMPACT = "“Right so far” is what learners of {title} really did: how many of 100 got the question right."
IMPACT_REHEARSED = (
    "“Right so far” comes from rehearsals: how many of 100 got the question right there, where nothing was at stake."
)
TOO_LITTLE = "No judge has rated 80% of the questions yet. From then on the cut score stands here."
NO_ERROR = "one judge alone has none"
ALIKE = "all ratings are alike: there is nothing to agree on"
AGREEMENT = ((0.9, "very good"), (0.8, "good"), (0.7, "fair"), (-9.0, "little"))
