"""What all tests share: how long an example of a property may take is no finding, since machines differ."""

from hypothesis import Phase, settings

settings.register_profile("app", deadline=None)
# Of a mutant only one thing is asked, whether a test fails: few examples, always the same, and none made smaller.
settings.register_profile(
    "mutants", deadline=None, max_examples=3, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("app")
