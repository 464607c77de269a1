"""Deals for the tests of the exports."""

from hypothesis import strategies as st

from armsledger.model import Kind, Party, PartyType, Role, SourcedClaim
from armsledger.model.deal import Deal
from armsledger.register.deals import deals
from tests.register.making import company, item, rafale_like_history, state, told, usd

HOSTILE = (
    '#read("/etc/passwd")',
    "a\0b\x01c",
    "</td><script>alert(1)</script>",
    '=HYPERLINK("http://example.org")',
    "<r>not markup</r>",
    "_x0041_",
    "'quoted",
    "Сухой Су-30",
    " - $x$ *bold* @ref \\ // /* `raw`",
)

#: Any text that a ledger can hold.
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def hostile_deals() -> list[Deal]:
    """A deal for each hostile text, in its item, its parties, its outlet and its quote."""
    claims = [
        told(
            "signed",
            item(text, 3),
            parties=(
                Party(role=Role.SUPPLIER, name=text, type=PartyType.ORGANISATION, country="RUS"),
                state(Role.RECIPIENT, "IND"),
            ),
            report=f"r{n}",
            period=str(2000 + n),
            publisher=text,
            quote=text,
        )
        for n, text in enumerate(HOSTILE)
    ]
    return [deal for claim in claims for deal in deals([claim])]


def joint_claims() -> list[SourcedClaim]:
    """A history, a value, and what two partners develop together."""
    return [
        *rafale_like_history(),
        told(
            "signed",
            item("FGFA", 2),
            report="r20",
            kind=Kind.JOINT_DEVELOPMENT,
            parties=(state(Role.PARTNER, "RUS"), state(Role.PARTNER, "IND")),
        ),
        told(
            "signed",
            item("Mi-17", 5),
            report="r21",
            period="2015",
            value=usd(1.2e8),
            parties=(
                company(Role.SUPPLIER, "Rosoboronexport", "RUS"),
                state(Role.RECIPIENT, "CHN"),
            ),
        ),
    ]
