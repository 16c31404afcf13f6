"""What is kept of the end of a project: what it gives back."""

from milepost.closing.models.returns import HeldAsset, ResourceReturn

__all__ = ["HeldAsset", "ResourceReturn"]
