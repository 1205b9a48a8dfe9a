"""Nothing is a measure of time on a machine that may be busy: an example of Hypothesis takes as long as it takes.

The examples are the same in every run, so that a change is refused for what it changed; EXPLORE=1 draws new ones.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "patient",
    deadline=None,
    derandomize=not os.environ.get("EXPLORE"),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")
