"""What all tests share: how long an example of a property may take is no finding, since machines differ."""

from hypothesis import settings

settings.register_profile("app", deadline=None)
settings.load_profile("app")
