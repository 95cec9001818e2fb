"""Addresses of the public's door."""

from django.urls import path

from . import views
from .signing_in import SignIn, SignOut

app_name = "website"
urlpatterns = [
    path("", views.front, name="front"),
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", SignOut.as_view(), name="logout"),
]
