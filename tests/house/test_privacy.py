"""Every field of every model is personal, internal or public, and says so once."""

import pytest
from django.apps import apps

from prach.core.models import AuditEvent
from prach.core.privacy import KINDS, privacy_of
from prach.people.models import Person

MODELS = [model for model in apps.get_models() if model.__module__.startswith("prach.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_declared_and_nothing_else(model):
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    assert set(privacy_of(model)) == fields


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_field_is_declared_twice(model):
    for base in model.__mro__:
        privacy = vars(base).get("Privacy")
        declared = [field for kind in KINDS for field in getattr(privacy, kind, ())]
        assert len(declared) == len(set(declared))


def test_names_numbers_and_telephones_are_personal():
    kinds = privacy_of(Person)
    assert {
        kinds[name] for name in ("given_name", "surname", "phone", "national_id_encrypted", "born_on")
    } == {"personal"}


def test_the_national_id_is_stored_encrypted_and_found_by_a_keyed_hash(cast, area, today):
    from prach.people.actions import register_person

    number = "1570900000011"
    person = register_person(
        by=cast.officer, today=today, given_name="มา", area=area("57010202"), national_id=number
    )
    stored = Person.objects.filter(pk=person.pk).values().get()
    assert number not in str(stored)
    assert Person.objects.get(pk=person.pk).national_id == number
    assert number not in str(list(AuditEvent.objects.values_list("changes", flat=True)))
