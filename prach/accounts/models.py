"""Users with one role each, and the areas or zones they answer for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area, Zone
from prach.core.models import Record

from .roles import INCLUDES, Role


class PrachUserManager(UserManager["User"]):
    """Looks users up by name; users are written by accounts.actions."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in. Their role says what they may do, their scopes where."""

    username = models.CharField(
        _("user name"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("This user name is taken. Choose another.")},
    )
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    position = models.CharField(_("position"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="th")
    is_active = models.BooleanField(_("may sign in"), default=True)
    invented = models.BooleanField(_("invented for the demonstration"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PrachUserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    class Privacy:
        personal = ("username", "name", "email", "password")
        internal = ("id", "role", "position", "language", "is_active", "invented", "created_at", "last_login")

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def may(self, permission: str) -> bool:
        """Say whether the role includes `permission` (roles.PERMISSIONS)."""
        return self.is_active and permission in INCLUDES.get(self.role, set())

    def area_codes(self) -> list[str]:
        """Return the codes of the areas this user answers for, broadest only; '' is the nation. One query, kept."""
        return self._area_codes

    def covers(self, area_code: str) -> bool:
        """Say whether an area lies inside the user's scope."""
        return any(area_code.startswith(code) for code in self.area_codes())

    @cached_property
    def _area_codes(self) -> list[str]:
        if self.role == Role.OPERATOR:
            return [""]
        codes: set[str] = set()
        for scope in self.scopes.filter(until_on__isnull=True).prefetch_related("zone__districts"):
            if scope.area_id:
                codes.add(scope.area_id)
            elif scope.zone and scope.zone.archived_at is None:
                codes.update(district.code for district in scope.zone.districts.all())
        return sorted(code for code in codes if not any(code != c and code.startswith(c) for c in codes))

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.__dict__.pop("_area_codes", None)
        super().refresh_from_db(*args, **kwargs)


class Scope(Record):
    """An area or a zone that a user answers for, from a day until another. Ended, never removed."""

    area_path: ClassVar[str] = "area"
    read_permission: ClassVar[str] = "manage_users"
    write_permission: ClassVar[str] = "manage_users"

    user = models.ForeignKey(User, verbose_name=_("user"), on_delete=models.PROTECT, related_name="scopes")
    area = models.ForeignKey(Area, verbose_name=_("area"), null=True, blank=True, on_delete=models.PROTECT)
    zone = models.ForeignKey(Zone, verbose_name=_("zone"), null=True, blank=True, on_delete=models.PROTECT)
    since_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("scope")
        verbose_name_plural = _("scopes")
        ordering = ["user", "since_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=True, zone__isnull=False) | Q(area__isnull=False, zone__isnull=True),
                name="scope_is_an_area_or_a_zone",
            ),
            models.UniqueConstraint(
                fields=["user", "area"],
                condition=Q(until_on__isnull=True, area__isnull=False),
                name="scope_area_once",
            ),
            models.UniqueConstraint(
                fields=["user", "zone"],
                condition=Q(until_on__isnull=True, zone__isnull=False),
                name="scope_zone_once",
            ),
        ]

    class Privacy:
        internal = ("user", "area", "zone", "since_on", "until_on")

    def __str__(self) -> str:
        return str(self.area or self.zone)

    def area_code(self) -> str:
        return self.area_id or (self.zone.province_id if self.zone else "")
