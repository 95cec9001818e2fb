"""Addresses of pages about users."""

from django.urls import path

from . import audit, password, users

urlpatterns = [
    path("password/", password.own_password, name="password"),
    path("users/", users.users, name="users"),
    path("users/add/", users.add, name="user-add"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/change/", users.change, name="user-change"),
    path("users/<int:pk>/password/", users.password, name="user-password"),
    path("users/<int:pk>/areas/add/", users.scope_add, name="scope-add"),
    path("users/<int:pk>/areas/<uuid:key>/end/", users.scope_end, name="scope-end"),
    path("users/<int:pk>/areas/<uuid:key>/hand-over/", users.scope_hand_over, name="scope-hand-over"),
    path("audit/", audit.audit, name="audit"),
]
