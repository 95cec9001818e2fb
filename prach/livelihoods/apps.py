from django.apps import AppConfig


class LivelihoodsConfig(AppConfig):
    name = "prach.livelihoods"
