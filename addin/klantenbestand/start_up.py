"""What both doors do first."""

import gc

_NEW_OBJECTS = 50_000  # Python's own number is 700


def prepare_python() -> None:
    """Let Python look for garbage less often.

    A run makes a million small objects that stay until its end (modules, cells): looking through them again and again
    took a twelfth of the time of a step. What is no longer used still goes at once, but for objects in circles.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
