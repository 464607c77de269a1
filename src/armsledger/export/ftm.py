"""Deals as FollowTheMoney entities, and as the statements that these consist of.

docs/screening.md has the table of what becomes what. A deal is a `Project`, since it may be
a talk, a plan or a denial as well as a contract; who takes part and as what is a
`ProjectParticipant`; each claim is the `Documentation` of the project by an `Article`.
"""

from collections.abc import Iterable, Sequence

from armsledger.catalogue.alpha2 import alpha2
from armsledger.catalogue.entries import Organisation
from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue
from armsledger.export import ftm_values as values
from armsledger.export.ftm_statements import Statements, entity_id
from armsledger.model import Party, PartyType, SourcedClaim
from armsledger.model.deal import Deal
from armsledger.register import wording
from armsledger.register.selecting import left, right

#: The catalogue's types of organisation that are another schema than `Organization`.
_SCHEMAS = {
    **dict.fromkeys(("maker", "exporter", "bank"), "Company"),
    **dict.fromkeys(("ministry", "agency", "force", "government", "parliament"), "PublicBody"),
}
_Entity = tuple[str, str]
_Known = dict[str, list[Organisation]]


def to_ftm(deals: Iterable[Deal], catalogue: Catalogue) -> str:
    """The entities, one JSON object a line; the same deals give the same bytes."""
    return _stated(deals, catalogue).entities()


def to_ftm_statements(deals: Iterable[Deal], catalogue: Catalogue) -> str:
    """The statements as CSV; `origin` names the claims or the report that each is from."""
    return _stated(deals, catalogue).csv()


def _stated(deals: Iterable[Deal], catalogue: Catalogue) -> Statements:
    known: _Known = {}
    for entry in catalogue.organisations:
        for name in {bare(n) for n in (entry.name, *entry.aliases)}:
            known.setdefault(name, []).append(entry)
    out = Statements()
    for deal in deals:
        _deal(out, deal, known)
    return out


def _new(out: Statements, schema: str, claims: Iterable[SourcedClaim], *key: str) -> _Entity:
    entity = (schema, entity_id(*key))
    out.state(entity, "id", entity[1], claims)
    return entity


def _deal(out: Statements, deal: Deal, known: _Known) -> None:
    project = _new(out, "Project", deal.claims, "deal", deal.id)
    by_id = {c.claim_id: c for c in deal.claims}
    out.state(project, "name", values.name(_title(deal)), deal.claims)
    out.state(project, "recordId", values.label(deal.id), deal.claims)
    out.state(project, "keywords", deal.kind.value, deal.claims)
    out.state(project, "status", deal.stage.value, deal.claims)
    for prop, edtf in (("startDate", deal.first), ("endDate", deal.last)):
        end = (edtf or "").split("/")[0 if prop == "startDate" else -1]
        out.state(project, prop, values.day(end), deal.claims, original=edtf)
    if deal.value:
        worth = deal.value.printed
        claims = [by_id[i] for r in deal.value.reported for i in r.claim_ids if i in by_id]
        if (amount := values.number(worth.amount)) and len(worth.unit) == 3:
            shown = wording.printed(deal.value)
            out.state(project, "amount", amount, claims, original=shown)
            out.state(project, "currency", values.label(worth.unit), claims)
    for item in deal.items:
        number = wording.printed(item.ordered)
        goods = f"{item.name}: {number}" if number else item.name
        # The claims that name this very thing, else all: the register joins names.
        claims = [c for c in deal.claims if any(i.name == item.name for i in c.claim.items)]
        out.state(project, "goal", values.label(goods), claims or deal.claims)
    for claim in deal.claims:
        article = _article(out, claim)
        out.state(project, "proof", article[1], [claim])
        _documentation(out, claim, article, project)
    for party in deal.parties:
        claims = [c for c in deal.claims if any(_same(p, party) for p in c.claim.parties)]
        _participant(out, party, claims or deal.claims, project, known)


def _title(deal: Deal) -> str:
    sides = [wording.parties(left(deal))]
    if right(deal) != left(deal):
        sides.append(wording.parties(right(deal)))
    goods = ", ".join(item.name for item in deal.items)
    parts = (wording.words(deal.kind), " → ".join(s for s in sides if s), goods)
    return ": ".join(part for part in parts if part)


def _same(one: Party, other: Party) -> bool:
    return (one.name, one.type, one.role) == (other.name, other.type, other.role)


def _article(out: Statements, claim: SourcedClaim) -> _Entity:
    article = _new(out, "Article", (), "report", claim.report_id)
    origin = f"report:{claim.report_id}"
    out.state(article, "id", article[1], origin=origin)
    title = values.label(claim.title) or values.label(f"report {claim.report_id}")
    out.state(article, "title", title, origin=origin, original=claim.title)
    out.state(article, "publisher", values.label(claim.publisher), origin=origin)
    day = values.day(claim.published)
    out.state(article, "publishedAt", day, origin=origin, original=claim.published)
    out.state(article, "sourceUrl", values.url(claim.url), origin=origin)
    return article


def _documentation(
    out: Statements, claim: SourcedClaim, article: _Entity, project: _Entity
) -> None:
    link = _new(out, "Documentation", [claim], "claim", claim.claim_id, project[1])
    out.state(link, "document", article[1], [claim])
    out.state(link, "entity", project[1], [claim])
    out.state(link, "recordId", values.label(claim.claim_id), [claim])
    out.state(link, "status", claim.claim.stage.value, [claim])
    for evidence in claim.claim.evidence:
        quote = values.text(evidence.quote)
        out.state(link, "summary", quote, [claim], original=evidence.quote)


def _participant(
    out: Statements,
    party: Party,
    claims: Sequence[SourcedClaim],
    project: _Entity,
    known: _Known,
) -> None:
    name = values.name(party.name)
    if name is None:
        return  # nothing that could be shown
    entry = _called(party, known)
    key = ("party", party.type.value, party.country or "", party.name)
    who = _new(out, _schema(party, entry), claims, *key)
    out.state(who, "name", name, claims, original=party.name)
    code = alpha2().get(party.country or "")
    out.state(who, "country", code, claims, original=party.country)
    out.state(project, "country", code, claims, original=party.country)
    for alias in (entry.name, *entry.aliases) if entry else ():
        if (other := values.name(alias)) != name:
            out.state(who, "alias", other, origin="catalogue")
    link = _new(out, "ProjectParticipant", claims, "role", party.role.value, who[1], project[1])
    out.state(link, "participant", who[1], claims)
    out.state(link, "project", project[1], claims)
    out.state(link, "role", party.role.value, claims)


def _called(party: Party, known: _Known) -> Organisation | None:
    if party.type is not PartyType.ORGANISATION:
        return None
    for entry in known.get(bare(party.name), ()):
        if not (party.country and entry.country) or party.country == entry.country:
            return entry
    return None


def _schema(party: Party, entry: Organisation | None) -> str:
    match party.type:
        case PartyType.PERSON:
            return "Person"
        case PartyType.COUNTRY:
            return "PublicBody"
        case _:
            return _SCHEMAS.get(entry.type, "Organization") if entry else "Organization"
