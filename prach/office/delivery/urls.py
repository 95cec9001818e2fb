"""Addresses of pages about sessions that are more than one record."""

from django.urls import path

from ..gate import needs
from .attendance import AttendancePage
from .views import SessionPages

attendance = AttendancePage(SessionPages())

urlpatterns = [
    path(
        "records/sessions/<uuid:key>/attendance/",
        needs("write_records")(attendance.page),
        name="session-attendance",
    ),
]
