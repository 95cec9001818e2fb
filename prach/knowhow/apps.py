from django.apps import AppConfig


class KnowhowConfig(AppConfig):
    name = "prach.knowhow"
