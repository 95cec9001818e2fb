"""Addresses of pages about sages."""

from django.urls import path

from . import teaching

urlpatterns = [
    path("teaching/", teaching.teaching, name="teaching"),
]
