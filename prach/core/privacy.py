"""Every field is personal, internal or public; each model says so in `class Privacy`."""

from django.db import models

PERSONAL, INTERNAL, PUBLIC = "personal", "internal", "public"
KINDS = (PERSONAL, INTERNAL, PUBLIC)


def privacy_of(model: type[models.Model]) -> dict[str, str]:
    """Return {field name: kind} as the model and its bases declare it. Undeclared fields are absent."""
    declared: dict[str, str] = {}
    for base in reversed(model.__mro__):
        privacy = vars(base).get("Privacy")
        for kind in KINDS:
            for field in getattr(privacy, kind, ()):
                declared[field] = kind
    return declared


def is_personal(model: type[models.Model], field: str) -> bool:
    """Say whether `field` tells something about a person. An undeclared field counts as personal."""
    return privacy_of(model).get(field, PERSONAL) == PERSONAL
