from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "prach.delivery"
