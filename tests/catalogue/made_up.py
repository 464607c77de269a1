"""A small made-up catalogue, whole and without a fault."""

from dataclasses import replace
from typing import Any

from armsledger.catalogue.entries import (
    Category,
    City,
    Country,
    Currency,
    Group,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.catalogue.load import Catalogue

RURITANIA = Country(
    "RUR", "Ruritania", ("Kingdom of Ruritania",), ("Ruritanian",), (), ("Strelsau",), ()
)
LEAGUE = Group("Elphberg League", ("E.L.",), ())
CROWN = Currency("RUC", ("crown", "crowns"), ("RUC", "R$"))
WORKS = Organisation("Strelsau Works", "RUR", "maker", "", ("StW",), ())
PLANT = Organisation("Zenda Plant", "RUR", "maker", "Strelsau Works", (), ())
FAMILY = System("Zn-30", "", "fighter", ("RUR",), ("Strelsau Works",), ("SA-99 Rupert",), ())
VARIANT = System("Zn-30MKI", "Zn-30", "fighter", ("RUR",), ("Strelsau Works",), (), ())
FIGHTER = Category("fighter", "Aircraft", "IV", "ML10")
SHOW = Show("Zenda Air", (), "Zenda", "RUR", ())
OUTLET = Outlet("Strelsau Post", (), "RUR", ())
TOWN = City("Zenda", "RUR", (), ())

SOUND = Catalogue(
    countries=(RURITANIA,),
    groups=(LEAGUE,),
    currencies=(CROWN,),
    organisations=(WORKS, PLANT),
    systems=(FAMILY, VARIANT),
    shows=(SHOW,),
    outlets=(OUTLET,),
    cities=(TOWN,),
    categories=(FIGHTER,),
)


def altered(**kinds: tuple[Any, ...]) -> Catalogue:
    """The sound catalogue with some kinds of entries replaced."""
    return replace(SOUND, **kinds)
