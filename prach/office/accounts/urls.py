"""Addresses of pages about users."""

from django.urls import path

from . import password

urlpatterns = [
    path("password/", password.own_password, name="password"),
]
