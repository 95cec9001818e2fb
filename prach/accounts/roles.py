"""The ten roles and what each includes: the one table of permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a user is to the programme."""

    PROVINCIAL = "PROVINCIAL", _("provincial officer")
    DISTRICT = "DISTRICT", _("district officer")
    SUBDISTRICT = "SUBDISTRICT", _("subdistrict officer")
    ZONE_SUPERVISOR = "ZONE_SUPERVISOR", _("zone supervisor")
    SAGE = "SAGE", _("sage")
    PARTNER = "PARTNER", _("partner")
    EXECUTIVE = "EXECUTIVE", _("executive")
    AUDITOR = "AUDITOR", _("auditor")
    EDITOR = "EDITOR", _("editor")
    ADMINISTRATOR = "ADMINISTRATOR", _("administrator")
    OPERATOR = "OPERATOR", _("operator of the server (command line)")


DESCRIPTIONS = {
    Role.PROVINCIAL: _("Plans the year, compares districts, opens any number of the province."),
    Role.DISTRICT: _("Sees, approves and corrects what happens in the district."),
    Role.SUBDISTRICT: _("Logs sessions, ticks who came and visits households in the subdistrict."),
    Role.ZONE_SUPERVISOR: _("Reads the zone's districts and leaves findings."),
    Role.SAGE: _("Sees the sessions and households of their own teaching."),
    Role.PARTNER: _("Reads curricula and agreements that the office shares."),
    Role.EXECUTIVE: _("Reads every figure of the area, without the rows of persons."),
    Role.AUDITOR: _("Reads rows, figures and the audit trail; writes nothing."),
    Role.EDITOR: _("Writes the public pages; sees figures, not the rows of persons."),
    Role.ADMINISTRATOR: _("Keeps users, scopes and the audit trail; sees no rows of persons."),
    Role.OPERATOR: _("Whoever holds the server's own files; cannot sign in."),
}

PERMISSIONS = {
    "read_figures": _("read figures"),
    "read_programme": _("read schemes, curricula, partners, targets and zones"),
    "read_records": _("read the registers, persons included"),
    "write_records": _("add, change and archive records"),
    "import_registers": _("import workbooks"),
    "export_registers": _("export workbooks"),
    "read_audit": _("read the audit trail"),
    "manage_users": _("keep users and their scopes"),
}

_READ = {"read_figures", "read_programme", "read_records"}
_OFFICER = _READ | {"write_records", "import_registers", "export_registers"}

INCLUDES: dict[str, set[str]] = {
    Role.PROVINCIAL: _OFFICER | {"read_audit", "manage_users"},
    Role.DISTRICT: _OFFICER | {"read_audit"},
    Role.SUBDISTRICT: _OFFICER,
    Role.ZONE_SUPERVISOR: _READ | {"export_registers"},
    Role.SAGE: {"read_figures"},
    Role.PARTNER: {"read_figures", "read_programme"},
    Role.EXECUTIVE: {"read_figures", "read_programme"},
    Role.AUDITOR: _READ | {"export_registers", "read_audit"},
    Role.EDITOR: {"read_figures", "read_programme"},
    Role.ADMINISTRATOR: {"read_figures", "read_programme", "read_audit", "manage_users"},
    Role.OPERATOR: set(PERMISSIONS),
}
