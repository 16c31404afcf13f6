"""What people see of what the organisation knows, one file a noun."""

from milepost.knowledge.resource.guidance import QuestionResource
from milepost.knowledge.resource.lessons import LessonResource

__all__ = ["LessonResource", "QuestionResource"]
