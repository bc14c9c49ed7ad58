"""What all tests share: hypothesis judges what holds, not how fast the machine was while it looked."""

from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
