"""Work without Python's search for cycles of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Switch the search off while millions of frozen records are made: they form no cycles.

    It takes a third of the time that deriving the deals of 10,000 claims takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
