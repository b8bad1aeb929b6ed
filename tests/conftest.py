"""Property tests are the same on every run; `--hypothesis-profile=search` looks for new counterexamples."""

from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("same")
