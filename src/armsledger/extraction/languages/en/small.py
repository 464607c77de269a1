"""The closed classes of English small words, from `small.yaml`."""

from armsledger.extraction.grammar.tables import table

_TABLE: dict[str, list[str]] = table("en", "small")

PREPOSITIONS = frozenset(_TABLE["prepositions"])
CONJUNCTIONS = frozenset(_TABLE["conjunctions"])
RELATIVES = frozenset(_TABLE["relatives"])
SUBORDINATORS = frozenset(_TABLE["subordinators"])
DETERMINERS = frozenset(_TABLE["determiners"])
PRONOUNS = frozenset(_TABLE["pronouns"])
POSSESSIVES = frozenset(_TABLE["possessives"])
AHEAD = frozenset(_TABLE["ahead"])
"""Behind a form of "be" and before "to", they put the verb into the future."""
NOT_ADVERBS = frozenset(_TABLE["not_adverbs"])
GERUND_NOUNS = frozenset(_TABLE["gerund_nouns"])
TRADE_NOUNS = frozenset(_TABLE["trade_nouns"])
TRADE_HEADS = frozenset(_TABLE["trade_heads"])
OBJECT_CONTROL = frozenset(_TABLE["object_control"])
"""Verbs whose object acts in the infinitive behind them."""
