"""The address of the page on which a change is worded, beside those of the nouns."""

from django.urls import path

from milepost.changes.views import DifferenceView

app_name = "changing"
urlpatterns = [path("change-requests/<str:key>/difference/", DifferenceView.as_view(), name="difference")]
