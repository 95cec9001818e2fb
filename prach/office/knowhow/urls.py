"""Addresses of pages about what people can do."""

from django.urls import path

from . import views

urlpatterns = [
    path("records/persons/<uuid:key>/work-areas/", views.work_areas_of, name="person-work-areas"),
]
