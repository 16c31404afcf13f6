"""The addresses of methods beside those of the noun."""

from django.urls import path

from milepost.methods.views import written_form

app_name = "methods-at-large"
urlpatterns = [path("method-versions/<int:version_id>/yaml/", written_form, name="yaml")]
