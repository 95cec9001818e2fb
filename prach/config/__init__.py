"""Settings and addresses: the only place that knows every app and every door."""
