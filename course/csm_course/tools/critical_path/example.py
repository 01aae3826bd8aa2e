"""The worked example: bringing the other twelve kitchens of Havn & Huerta live before the contract ends."""

from datetime import date

from csm_course.case import CASE, TODAY
from csm_course.tools.critical_path.inputs import Change, Holiday, Inputs, Task

_ROWS: tuple[tuple[str, str, float | None, str, float | None, float | None, str], ...] = (
    ("1", "Decide", None, "", None, None, ""),
    ("1.1", "Agree scope and price of twelve more kitchens", 4, "", 3, 8, "Tomasz Wilk"),
    ("1.2", "Choose the order of the kitchens", 2, "1.1", 1, 4, "Rui Tavares"),
    ("1.3", "Name a lead in each kitchen", 3, "1.1", 2, 6, "Rui Tavares"),
    ("2", "Equip", None, "", None, None, ""),
    ("2.1", "Order tablets and scales", 10, "1.1", 8, 16, "Ines Moreau"),
    ("2.2", "Open single sign-on to new users", 5, "1.1", 4, 9, "Ines Moreau"),
    ("2.3", "Load accounts and suppliers' lists", 6, "1.2, 2.2", 5, 9, "Henrik Aas"),
    ("2.4", "Set up the kitchens", 6, "2.1, 2.3", 5, 10, "Ines Moreau"),
    ("3", "Train", None, "", None, None, ""),
    ("3.1", "Adapt the training to what we learned", 4, "1.2", 3, 6, "Sofia Brandt"),
    ("3.2", "Train the kitchen leads", 3, "1.3, 3.1", 2, 4, "Sofia Brandt"),
    ("3.3", "Train the cooks, kitchen by kitchen", 8, "3.2, 2.4 SS+2", 7, 14, "Sofia Brandt"),
    ("4", "Go live", None, "", None, None, ""),
    ("4.1", "Weigh waste as a baseline", 5, "2.4", 5, 7, "Rui Tavares"),
    ("4.2", "First six kitchens order live", 4, "4.1, 3.3 FF+1", 3, 6, "Rui Tavares"),
    ("4.3", "Other six kitchens order live", 4, "4.2, 3.3", 3, 7, "Rui Tavares"),
    ("4.4", "Close orders by phone", 0, "4.3", None, None, "Henrik Aas"),
    ("4.5", "Check two weeks of figures with Maite", 10, "4.3-2", 10, 12, "Maite Ibarra"),
)

EXAMPLE = Inputs(
    project="Twelve more kitchens live",
    customer=CASE.customer,
    tasks=tuple(
        Task(id=f"k{key}", key=key, name=name, days=days, predecessors=after, best=best, worst=worst, owner=owner)
        for key, name, days, after, best, worst, owner in _ROWS
    ),
    calendar="week",
    start=date(2026, 12, 14),
    holidays=(Holiday(first=date(2026, 12, 24), last=date(2027, 1, 1), name="Christmas and New Year"),),
    deadline=date(2027, 2, 26),
    today=TODAY,
    changes=(Change(task="2.1", days=5),),
)
