from django.apps import AppConfig


class SagesConfig(AppConfig):
    name = "prach.sages"
