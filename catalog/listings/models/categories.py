"""Categories: a tree for each vertical, with typed attributes."""

from django.db import models

from catalog.listings.choices import AttributeKind, Vertical, choices_of


class Category(models.Model):
    """A place in the catalogue. ``path`` is the codes from the root, so that a subtree is a prefix."""

    code = models.CharField(max_length=40, unique=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    vertical = models.CharField(max_length=12, choices=choices_of(Vertical))
    names = models.JSONField(default=dict)
    path = models.CharField(max_length=300, unique=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vertical__in=[v.value for v in Vertical]), name="category_vertical"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Attribute(models.Model):
    """What listings of a category and its subtree say of themselves: a number with unit, a choice, a text."""

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="attributes")
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=choices_of(AttributeKind))
    names = models.JSONField(default=dict)
    unit = models.CharField(max_length=16, blank=True)
    choices = models.JSONField(default=list)
    is_required = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["category", "code"], name="attribute_code"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in AttributeKind]), name="attribute_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}.{self.code}"
