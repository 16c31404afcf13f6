"""The kernel as a Django application."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Name the kernel to Django."""

    name = "milepost.kernel"
    label = "kernel"
    verbose_name = "Kernel"
