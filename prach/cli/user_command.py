"""prach user: add somebody who can sign in, or give them a new password."""

from __future__ import annotations

import argparse
import secrets
from datetime import date

from .ready import acting_user, ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("--role", help="PROVINCIAL, DISTRICT, … (needed for a new user)")
    parser.add_argument("--name", help="the person's name")
    parser.add_argument(
        "--area", action="append", default=[], help="area code they answer for (may be given again)"
    )


def run(options: argparse.Namespace) -> int:
    ready()
    from django.core.exceptions import ValidationError

    from prach.accounts.actions import add_user, give_scope, set_password
    from prach.accounts.models import User
    from prach.accounts.roles import Role
    from prach.areas.models import Area

    by = acting_user(None)
    user = User.objects.filter(username__iexact=options.username).first()
    if user is None:
        if options.role not in Role.values or options.role == Role.OPERATOR:
            raise SystemExit(
                f"โปรดระบุ --role เป็นหนึ่งใน {', '.join(r for r in Role.values if r != Role.OPERATOR)}"
            )
        try:
            user = add_user(
                by=by, username=options.username, name=options.name or options.username, role=options.role
            )
        except ValidationError as error:
            raise SystemExit(" ".join(error.messages)) from error
    for code in options.area:
        area = Area.objects.filter(pk=code).first()
        if area is None:
            raise SystemExit(f"ไม่พบพื้นที่รหัส {code} (no such area)")
        give_scope(user, by=by, area=area, on=date.today())
    password = secrets.token_urlsafe(12)
    set_password(user, by=by, password=password)
    print(f"{user.username}  {password}")
    return 0
