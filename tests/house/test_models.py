"""Foreign keys point down, to a lower floor, or stay inside their own app."""

from django.apps import apps
from django.db.models import Field, Model

from tests.house.ground import floor_number, without_excepted


def own_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("milepost.")]


def keys_of(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.get_fields() if field.is_relation and field.concrete]


def points_up(model: type[Model], target: type[Model]) -> bool:
    if target._meta.app_label == model._meta.app_label or not target.__module__.startswith("milepost."):
        return False
    return floor_number(target._meta.app_label) >= floor_number(model._meta.app_label)


def test_the_house_has_models_to_look_at():
    assert len(own_models()) > 10


def test_every_foreign_key_points_down_or_stays_inside():
    broken = {
        f"{model._meta.label}.{field.name}": f"points up to {field.related_model._meta.label}"
        for model in own_models()
        for field in keys_of(model)
        if points_up(model, field.related_model)
    }
    assert not without_excepted("foreign key", broken)


def test_no_model_overrides_how_it_is_saved():
    broken = [model._meta.label for model in own_models() if {"save", "delete"} & set(vars(model))]
    assert not broken
