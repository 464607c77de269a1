"""Names that no catalogue lists: ministries and forces by grammar, unknown firms, people."""

from armsledger.extraction.document import Document
from armsledger.extraction.firms import find_acronyms, find_firms
from armsledger.extraction.ministries import find_forces, find_ministries, ministry_name
from armsledger.extraction.people import find_people, find_surnames

__all__ = ["find_names", "ministry_name"]


def find_names(document: Document, language: str) -> None:
    """Add ministries, forces, unknown organisations and people to each sentence."""
    for sentence in document.sentences:
        find_ministries(document.text, sentence, language)
        find_forces(document.text, sentence, language)
    find_people(document, language)
    find_firms(document, language)
    find_acronyms(document)
    find_surnames(document)
