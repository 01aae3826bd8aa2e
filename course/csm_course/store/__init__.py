"""The learner's own store: progress, answers and attempts in one SQLite file that belongs to the learner.

It survives upgrades of the course, can be exported, imported and reset, and never decides over an answer file: the
file beside a page counts, the store keeps the same document a second time.
"""

from csm_course.store.location import store_file
from csm_course.store.records import Attempt, Moved, PageProgress
from csm_course.store.store import LearnerStore
from csm_course.store.trouble import NotUnderstood, StoreTrouble

__all__ = ["Attempt", "LearnerStore", "Moved", "NotUnderstood", "PageProgress", "StoreTrouble", "store_file"]
