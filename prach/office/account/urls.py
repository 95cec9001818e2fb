"""Addresses of the yearly account."""

from django.urls import path, register_converter

from . import views


class AreaCode:
    """A code of 2, 4, 6 or 8 digits."""

    regex = r"(?:[0-9]{2}){1,4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AreaCode, "area_code")

ONE = "account/<int:fiscal_year>/<area_code:area>/"
urlpatterns = [
    path("account/", views.choose, name="account-choose"),
    path(ONE, views.account_page, name="account"),
    path(f"{ONE}account.pdf", views.account_pdf, name="account-pdf"),
    path(f"{ONE}account.docx", views.account_docx, name="account-docx"),
]
