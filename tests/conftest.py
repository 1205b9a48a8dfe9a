"""Nothing is a measure of time on a machine that may be busy: an example of Hypothesis takes as long as it takes."""

from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
