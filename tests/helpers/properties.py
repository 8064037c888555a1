"""Settings for properties: a busy machine is no failure."""

from hypothesis import HealthCheck, settings

steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(steady, max_examples=60)
