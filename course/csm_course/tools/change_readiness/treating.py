"""What helps at each barrier point: measures of the course's own, to choose from."""

TREAT: dict[str, str] = {
    "awareness": "Say why it changes and what happens if it does not: by their own manager, with their own figures.",
    "desire": "Ask what they would lose. Settle that first, then show what is in it for them, by somebody like them.",
    "knowing": "Show how, in their own workplace and with their own cases, shortly before they need it.",
    "ability": "Let them practise with somebody beside them. Give time for it, and take away what slows them down.",
    "reinforcement": "Make use visible every month, thank for it, close the old way, and look where people fall back.",
}
WHAT: dict[str, str] = {
    "awareness": "know why the change is made",
    "desire": "want to take part",
    "knowing": "know how to do it",
    "ability": "do it in their daily work",
    "reinforcement": "keep doing it",
}
CLOSE: dict[str, str] = {
    "knowledge": "communication and training",
    "skills": "training and practice",
    "attitude": "talks, examples and support",
}
