import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.resolve import resolve
from tests.catalogue.made_up import FAMILY, SOUND, VARIANT


@pytest.mark.parametrize(
    ("designation", "name", "exact"),
    [
        ("Zn-30MKI", VARIANT.name, True),
        ("Zn 30 MKI", VARIANT.name, True),
        ("Rupert", None, False),
        ("SA-99 Rupert", FAMILY.name, True),
        ("Zn-30 23mm", FAMILY.name, True),
        ("Zn-30 AEW -", FAMILY.name, True),
        ("Zn-30 (8000)", FAMILY.name, True),
        ("Zn-30 Block-50", FAMILY.name, False),
        ("Zn-30MKI SA-99 Rupert", VARIANT.name, True),
        ("Zn-30XK", FAMILY.name, False),
        ("Zn-30MKI2", VARIANT.name, False),
        ("Zn-300", None, False),
        ("Zn-3", None, False),
        ("", None, False),
    ],
)
def test_a_designation_stands_for_a_system(designation: str, name: str | None, exact: bool) -> None:
    found = resolve(SOUND, designation)
    assert (found and (found.system.name, found.exact)) == (name and (name, exact))


def test_a_family_is_of_the_registers_category() -> None:
    assert resolve(SOUND, "Zn-30XK", "Aircraft") is not None
    assert resolve(SOUND, "Zn-30XK", "Ships") is None
    exact = resolve(SOUND, "Zn-30", "Ships")
    assert exact is not None
    assert exact.system == FAMILY


@pytest.mark.parametrize(
    ("designation", "register", "family"),
    [
        ("AGM-114 Hellfire-2", "Missiles", "AGM-114 Hellfire"),
        ("F-16C Block-50", "Aircraft", "F-16"),
        ("M-109A5 155mm", "Artillery", "M109"),
        ("D-30 122mm", "Artillery", "D-30"),
        ("MiG-29S", "Aircraft", "MiG-29"),
        ("Project-636E", "Ships", "Kilo-class submarine"),
    ],
)
def test_a_register_writes_it_otherwise(designation: str, register: str, family: str) -> None:
    found = resolve(load_catalogue(), designation, register)
    assert found is not None
    assert family in (found.system.family, found.system.name)
