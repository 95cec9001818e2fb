"""Errors that are sentences to a person. Each room names its own below these."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something a person asked for cannot be done; `message` says what to do next.

    `code` is stable and names the reason to programs and tests; `field` names the value at fault, where one is.
    """

    code = "refused"
    message = _("This cannot be done.")
    field: str | None = None

    def __init__(self, message: object | None = None, *, field: str | None = None, **params: object) -> None:
        self.params = params
        if message is not None:
            self.message = message  # type: ignore[assignment]
        if field is not None:
            self.field = field
        super().__init__(self.code)

    def __str__(self) -> str:
        text = str(self.message)
        return text % self.params if self.params else text


def raise_first(faults: Iterable[Refusal]) -> None:
    """Raise the first of a policy's faults; a form shows one at a time, an imported row all of them."""
    for fault in faults:
        raise fault


class OutOfScope(Refusal):
    """The area is not one that this person may write into."""

    code = "out-of-scope"
    message = _("This area is outside your responsibility. Ask the officer of that area to record it.")


class NotAllowed(Refusal):
    """The person's role does not include this."""

    code = "not-allowed"
    message = _("Your role does not include this. Ask the provincial office.")
