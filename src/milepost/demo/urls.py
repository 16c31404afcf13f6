"""The one address of the demonstration."""

from django.urls import path

from milepost.demo.views import sign_in

urlpatterns = [path("sign-in/", sign_in, name="demo_sign_in")]
