"""A small set of names, so that these tests do not hang on the catalogue's content."""

from armsledger.sources.known import Known, fold

_OUTLETS = {
    "TASS": ("ITAR-TASS",),
    "Reuters": (),
    "Associated Press": ("AP",),
    "Vietnam News Agency": ("VNA",),
    "Defense News": (),
    "Azernews": (),
    "Press Trust of India": ("PTI",),
    "Xinhua": (),
}
_PLACES = (
    "Zhuhai",
    "Manila",
    "London",
    "Washington",
    "Moscow",
    "Baku",
    "Beijing",
    "India",
    "Paris",
)
_ORGANISATIONS = {"Rostec": (), "Rosoboronexport": ("ROE",), "NATO": ()}

KNOWN = Known(
    outlets={fold(n): name for name, more in _OUTLETS.items() for n in (name, *more)},
    places=frozenset(fold(p) for p in _PLACES),
    organisations={fold(n): name for name, more in _ORGANISATIONS.items() for n in (name, *more)},
)
