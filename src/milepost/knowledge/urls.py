"""The address of the answers that are shown to others, beside those of the noun."""

from django.urls import path

from milepost.knowledge.views import answers

app_name = "knowledge-at-large"
urlpatterns = [path("answers/", answers, name="answers")]
