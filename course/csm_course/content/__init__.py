"""The authors' truth: pages and exercises as written in `course/content`, keys included."""

from csm_course.content.module import AuthoredModule, module_folders, read_module
from csm_course.content.page import Front, Page, read_exercises, read_page

__all__ = ["AuthoredModule", "Front", "Page", "module_folders", "read_exercises", "read_module", "read_page"]
