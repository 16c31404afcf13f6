"""What the surface itself keeps: views of lists that readers saved."""

from django.db import models


class SavedView(models.Model):
    """An arrangement of a list (the part of the address after `?`) under a name, for one person or for all."""

    resource = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    owner_id = models.BigIntegerField()
    shared = models.BooleanField(default=False)
    default = models.BooleanField(default=False)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("resource", "owner_id", "name"), name="one_saved_view_a_name"),
            models.UniqueConstraint(
                fields=("resource", "owner_id"), condition=models.Q(default=True), name="one_default_view_a_list"
            ),
        )

    def __str__(self) -> str:
        return self.name
