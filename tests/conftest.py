"""What all tests share: hypothesis judges what holds, not how fast the machine was while it looked."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Where a change is judged the examples are the same every time; elsewhere they go on looking.
settings.register_profile("judged", settings.get_profile("steady"), derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "steady")
