"""Addresses of pages about people that are more than one record."""

from django.urls import path

from ..gate import needs
from . import views

household_members = views.HouseholdMembers(views.HouseholdPages())
group_members = views.GroupMembers(views.GroupPages())

urlpatterns = [
    path(
        "records/households/<uuid:key>/members/",
        needs("write_records")(household_members.page),
        name="household-members",
    ),
    path(
        "records/groups/<uuid:key>/members/", needs("write_records")(group_members.page), name="group-members"
    ),
]
