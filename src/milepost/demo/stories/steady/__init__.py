"""Stories that go to plan: running, young, finished."""
