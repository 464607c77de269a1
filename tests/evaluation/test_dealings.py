import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.dealings import connected, dealings
from armsledger.model import Report
from armsledger.register.systems import Systems


@pytest.fixture(scope="module")
def systems():
    return Systems(load_catalogue())


def report(*claims, **about):
    return Annotated(Report(id="r", text="-"), list(claims), about)


def claim(supplier, recipient, item, kind="transfer"):
    sides = (("supplier", supplier), ("recipient", recipient))
    parties = [{"role": r, "name": c, "type": "country", "country": c} for r, c in sides]
    return {"kind": kind, "stage": "signed", "parties": parties, "items": [{"name": item}]}


def test_two_variants_of_one_family_between_two_states_are_one_dealing(systems):
    one, other = report(claim("RUS", "IND", "Su-30MKI")), report(claim("RUS", "IND", "Su-30"))
    assert dealings(one, systems) & dealings(other, systems)


def test_the_other_way_round_or_another_buyer_is_another_dealing(systems):
    one = dealings(report(claim("RUS", "IND", "Su-30")), systems)
    for other in (("IND", "RUS"), ("RUS", "DZA")):
        assert not one & dealings(report(claim(*other, "Su-30")), systems)


def test_the_name_of_the_main_dealing_ties_reports_whatever_they_call_the_item(systems):
    one = report(claim("RUS", "IND", "fighter"), about="rus-ind-su30")
    other = report(claim("RUS", "IND", "Su-30"), about="rus-ind-su30")
    assert dealings(one, systems) & dealings(other, systems)


def test_a_maker_of_many_states_and_a_group_are_sides_by_their_names(systems):
    def sold(name):
        one = claim("FRA", "QAT", "NH90")
        one["parties"][0] = {"role": "supplier", "name": name, "type": "organisation"}
        return dealings(report(one), systems)

    assert sold("NHIndustries") & sold("NH Industries")
    assert not sold("NHIndustries") & sold("Airbus")


def test_a_name_within_a_designation_ties_reports_too(systems):
    one = report(claim("DEU", "HUN", "Lynx KF41"))
    other = report(claim("DEU", "HUN", "Lynx"))
    assert dealings(one, systems) & dealings(other, systems)


def test_a_vague_item_and_a_show_tie_nothing(systems):
    assert dealings(report(claim("RUS", "IND", "weapons")), systems) == set()
    assert dealings(report(claim("RUS", "IND", "Su-30", "exhibition")), systems) == set()


def test_reports_are_tied_through_others():
    groups = connected({"a": [1], "b": [1, 2], "c": [2], "d": [3], "e": []})
    assert groups == [{"a", "b", "c"}, {"d"}, {"e"}]
