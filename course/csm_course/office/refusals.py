"""Why a file is not taken in: one sentence that says what it is and what to do instead."""


class NotTakenIn(Exception):
    """A file that is no workbook of ours, or may do harm; `sentence` is for the person who chose it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotExported(Exception):
    """Inputs that no file can be made of; `sentence` is for the person who asked for it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
