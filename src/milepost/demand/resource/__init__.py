"""What people see of requests and of the scoring model."""

from milepost.demand.resource import models, requests

__all__ = ["models", "requests"]
