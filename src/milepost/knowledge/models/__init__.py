"""What the organisation knows: questions with their answers, and lessons. One file a subject."""

from milepost.knowledge.models.guidance import GuidanceAnswer, GuidanceRequest
from milepost.knowledge.models.lessons import Lesson, LessonDisposition, LessonRecurrence, NothingLearnt

__all__ = ["GuidanceAnswer", "GuidanceRequest", "Lesson", "LessonDisposition", "LessonRecurrence", "NothingLearnt"]
