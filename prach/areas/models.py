"""Areas by DOPA code, and zones: named sets of districts, per fiscal year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prach.core.changes import Place
from prach.core.models import Record


class Level(models.TextChoices):
    """The four levels; a code has 2, 4, 6 or 8 digits, each the prefix of the next."""

    PROVINCE = "PROVINCE", _("province")
    DISTRICT = "DISTRICT", _("district")
    SUBDISTRICT = "SUBDISTRICT", _("subdistrict")
    VILLAGE = "VILLAGE", _("village")


CODE_LENGTH = {Level.PROVINCE: 2, Level.DISTRICT: 4, Level.SUBDISTRICT: 6, Level.VILLAGE: 8}


def level_of(code: str) -> Level:
    """Return the level of a code by its length. Raises KeyError on a length that no level has."""
    return {length: level for level, length in CODE_LENGTH.items()}[len(code)]


class Area(models.Model):
    """One province, district, subdistrict or village. The code is the key; names may repeat."""

    code = models.CharField(_("code"), max_length=8, primary_key=True)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    type_th = models.CharField(_("kind in Thai"), max_length=40, blank=True)
    name_th = models.CharField(_("Thai name"), max_length=120, blank=True)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    moo = models.PositiveSmallIntegerField(_("village number (moo)"), null=True, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    lat = models.FloatField(_("latitude, degrees WGS84"), null=True, blank=True)
    lon = models.FloatField(_("longitude, degrees WGS84"), null=True, blank=True)
    coord_source = models.CharField(_("where the coordinates come from"), max_length=40, blank=True)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
    )
    note = models.CharField(_("note"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "code"], name="area_by_level")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^([0-9]{2}){1,4}$"), name="area_code_is_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="area_ends_after_it_begins",
            ),
        ]

    class Privacy:
        public = (
            "code",
            "level",
            "parent",
            "type_th",
            "name_th",
            "name_en",
            "moo",
            "postal_code",
            "lat",
            "lon",
            "coord_source",
            "valid_from",
            "valid_until",
            "replaced_by",
            "note",
        )

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """Return the name as it is said in the active language: 'อำเภอแม่สาย', 'บ้านป่ายางมน หมู่ 2'."""
        if (get_language() or "th").startswith("en") and self.name_en:
            return f"{self.name_en} (Moo {self.moo})" if self.moo else self.name_en
        if self.level == Level.VILLAGE:
            return f"{self.name_th} หมู่ {self.moo}".strip()
        return f"{self.type_th}{self.name_th}" if self.type_th != self.name_th else self.name_th


class AreaRelease(models.Model):
    """One load of the official lists: what was read, when, and its checksum, so that the same is not read twice."""

    checksum = models.CharField(_("SHA-256 of the files"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded"), auto_now_add=True)
    areas = models.PositiveIntegerField(_("areas in the files"))

    class Meta:
        verbose_name = _("release of the area lists")

    class Privacy:
        public = ("id", "checksum", "loaded_at", "areas")

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d} {self.areas}"


class Zone(Record):
    """A supervision zone: districts of one province that one team visits, in one fiscal year."""

    area_path: ClassVar[str] = "province"
    shared_downwards: ClassVar[bool] = True
    read_permission: ClassVar[str] = "read_programme"

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    province = models.ForeignKey(
        Area, verbose_name=_("province"), on_delete=models.PROTECT, related_name="zones"
    )
    number = models.PositiveSmallIntegerField(_("zone number"))
    name_th = models.CharField(_("Thai name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    districts = models.ManyToManyField(Area, verbose_name=_("districts"), related_name="in_zones")

    class Meta(Record.Meta):
        verbose_name = _("supervision zone")
        verbose_name_plural = _("supervision zones")
        ordering = ["province", "fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "province", "number"],
                condition=models.Q(archived_at__isnull=True),
                name="zone_number_once_a_year",
            )
        ]

    class Privacy:
        public = ("fiscal_year", "province", "number", "name_th", "name_en", "districts")

    def __str__(self) -> str:
        return self.name_th

    def places(self) -> set[Place]:
        return {Place(self.province_id, self.fiscal_year)}
