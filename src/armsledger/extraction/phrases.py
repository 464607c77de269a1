"""Equipment named by its sort: "long-range air defence systems", "155mm artillery shells"."""

from __future__ import annotations

import re

from armsledger.extraction.document import M, Mention, Sentence
from armsledger.extraction.equipment import Equipment, Head, singular
from armsledger.extraction.lexicon import Lexicon

_ORIGIN = re.compile(
    r".*-(?:made|built|designed|supplied|era|origin|owned|funded|backed|produced|manufactured|"
    r"developed|assembled|donated|armed|held|bought|generation|year|month|day)$"
)
_RANK = re.compile(r"\d+(?:st|nd|rd|th)$")
_WHEELS = re.compile(r"\d{1,2}x\d{1,2}$")
_CALIBRE = re.compile(
    r"\d{1,3}(?:\.\d{1,2})?[\s-]?(?:mm|millimet(?:re|er)s?)(?:[\s-]?cal(?:ibre|iber)?)?$"
)
_TO = frozenset(["to", "will", "would", "can", "could", "may", "must", "should"])
_VERBAL = frozenset(
    ["ships", "supports", "arms", "mine", "part", "equips", "tracks", "bridges", "trains"]
)
_DEEP = 5

_BEFORE_VERB = frozenset(
    [
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "must",
        "should",
        "also",
        "not",
    ]
)


def covered(sentence: Sentence) -> dict[int, Mention]:
    """Token index → the mention that covers it."""
    out: dict[int, Mention] = {}
    tokens = sentence.tokens
    position, count = 0, len(tokens)
    for m in sentence.mentions:
        while position < count and tokens[position].end <= m.start:
            position += 1
        i = position
        while i < count and tokens[i].start < m.end:
            out.setdefault(i, m)
            i += 1
    return out


class Phrases:
    """Finds the equipment nouns of one sentence and the words before them that name them."""

    def __init__(self, sentence: Sentence, words: Equipment, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = words
        self.lexicon = lexicon
        self.covered = covered(sentence)

    def find(self) -> None:
        """Add a mention for every equipment noun that no other mention covers."""
        heads = self.words.heads
        i, count, found = 0, len(self.tokens), False
        while i < count:
            lower = self.tokens[i].lower
            head = None
            if (lower in heads or singular(lower) in heads) and i not in self.covered:
                head = self._head_at(i)
            if head is None:
                i += 1
                continue
            end, sort = self._longest(i, *head)
            if not self._no_item(i, end, sort):
                self._add(i, end, sort)
                found = True
            i = end
        if found:
            self.sentence.mentions.sort(key=lambda m: (m.start, -m.end))

    def _head_at(self, i: int) -> tuple[int, Head] | None:
        """The noun that starts at token `i`, the longest: (past its end, the noun)."""
        tokens = self.tokens
        lower = tokens[i].lower
        bare = singular(lower)
        for first in (lower,) if bare == lower else (lower, bare):
            for head in self.words.heads.get(first, ()):
                end = i + 1 + len(head.rest)
                if end > len(tokens) or (head.rest and first != lower):
                    continue
                if not head.rest and head.name.isupper() and not tokens[i].text[:2].isupper():
                    continue
                if self._follows(i + 1, head.rest):
                    return end, head
        return None

    def _follows(self, at: int, rest: tuple[str, ...]) -> bool:
        last = len(rest) - 1
        for k, word in enumerate(rest):
            lower = self.tokens[at + k].lower
            if at + k in self.covered:
                return False
            if lower != word and not (k == last and singular(lower) == word):
                return False
        return True

    def _longest(self, i: int, end: int, sort: Head) -> tuple[int, Head]:
        """A further noun may start inside a compound: "air defence missile systems"."""
        only_arms = sort.only_arms
        while end < len(self.tokens) and end not in self.covered:
            lower = self.tokens[end].lower
            if lower not in self.words.heads and singular(lower) not in self.words.heads:
                break
            if self._plural(end - 1) and lower in _VERBAL:
                break
            further = self._head_at(end)
            if further is None:
                break
            end, inner = further
            only_arms = only_arms or inner.only_arms
            category = inner.category or sort.category
            sort = Head(inner.rest, inner.name, category, only_arms)
        return end, sort

    def _plural(self, i: int) -> bool:
        lower = self.tokens[i].lower
        return lower != singular(lower)

    def _no_item(self, i: int, end: int, sort: Head) -> bool:
        """ "take part", "arms exports", "ships goods": the words are no item here."""
        tokens, words = self.tokens, self.words
        before = tokens[i - 1].lower if i else ""
        after = tokens[end].lower if end < len(tokens) else ""
        single = end - i == 1
        if before in words.not_item_before.get(sort.name, ()) and single:
            return True
        if after in words.not_item_after.get(sort.name, ()):
            return True
        if (
            single
            and before in _TO
            and self.tokens[i].lower == sort.name
            and sort.name in words.verbs
        ):
            return True
        # A proper name goes on ("Tank Corps"), unless the whole line is in capitals.
        text = tokens[end].text if end < len(tokens) and end not in self.covered else ""
        capital = tokens[i].text[0].isupper() and not tokens[i].text[1:2].isupper()
        return (
            capital and i > 0 and text[:1].isupper() and text[1:2].islower() and not self._titled()
        )

    def _titled(self) -> bool:
        long = [t.text for t in self.tokens if len(t.text) > 3]
        return sum(t[0].isupper() for t in long) * 3 >= len(long) * 2

    def _add(self, i: int, end: int, sort: Head) -> None:
        tokens, words = self.tokens, self.words
        start, kept = self._modifiers(i)
        beside = tokens[max(0, start - 2) : end + 1]
        civil = not sort.only_arms and any(t.lower in words.civil for t in beside)
        last = tokens[end - 1].lower
        begin = tokens[start].start
        calibre = self.covered.get(start - 1) if start else None
        name = self._name(kept, i, end)
        sized = calibre is not None and _CALIBRE.match(calibre.name)
        if not (kept or sized) and end - i == 1 and self._bare(i):
            return
        if calibre is not None and sized:
            name = f"{calibre.name} {name}"
            begin = calibre.start
            self.sentence.mentions.remove(calibre)
        m = Mention(
            begin,
            tokens[end - 1].end,
            M.ITEM,
            name,
            form="generic",
            category=sort.category or None,
            plural=last != singular(last) or last.endswith("craft") or last in words.mass,
            arms=sort.only_arms,
            civil=civil,
        )
        self.sentence.mentions.append(m)
        for j in range(start, end):
            self.covered[j] = m

    def _bare(self, i: int) -> bool:
        """The word alone does not say that it is equipment."""
        if self.tokens[i].lower not in self.words.bare_never:
            return False
        return not (i + 1 < len(self.tokens) and self.tokens[i + 1].lower == "for")

    def _modifiers(self, i: int) -> tuple[int, list[int]]:
        """Where the noun phrase starts, and the tokens before its noun that name it."""
        kept: list[int] = []
        first = i
        for j in range(i - 1, max(-1, i - 1 - _DEEP), -1):
            if j in self.covered:
                break
            verdict = self._modifier(j)
            if verdict is None:
                break
            if verdict:
                kept.append(j)
                first = j
            elif self.tokens[j].text in "'’":
                break
        return first, kept[::-1]

    def _modifier(self, j: int) -> bool | None:
        """True: the word belongs to the name; False: it says nothing; None: the phrase ends."""
        words, token = self.words, self.tokens[j]
        low = token.lower
        if low in words.empty or _RANK.match(low) or _ORIGIN.match(low):
            return False
        if _WHEELS.match(low):
            return True
        if not low[0].isalpha() and not ("-" in low and low[-1].isalpha()):
            return None
        if low in words.function or low == "re":
            return None
        if token.text[0].isupper():
            return self._capital(j)
        if low in words.participles and self._verbal(j):
            return None
        if low in words.participles or "-" in low:
            return True
        return self._ordinary(low)

    def _verbal(self, j: int) -> bool:
        """ "is to supply ammunition", "will support ships": the word is the verb here."""
        before = self.tokens[j - 1].lower if j else ""
        return before in _BEFORE_VERB and any(
            not rest and "base" in verb.tag
            for rest, verb in self.lexicon.verbs.get(self.tokens[j].lower, ())
        )

    def _capital(self, j: int) -> bool | None:
        token, words = self.tokens[j], self.words
        low = token.lower
        if token.text in words.acronyms or low in words.participles:
            return True
        if token.text.isupper():
            return None
        if j == 0 or self._titled():
            return True if low.endswith(("al", "ic", "y", "ar")) and j else None
        return None

    def _ordinary(self, low: str) -> bool | None:
        """A word in small letters: a noun or an adjective joins, a verb ends the phrase."""
        lexicon = self.lexicon
        if low.endswith("est") and len(low) > 5:
            return False
        if any(not rest for rest, _ in lexicon.verbs.get(low, ())):
            return None
        if any(not rest for rest, _ in lexicon.nouns.get(low, ())):
            return None
        if low in self.words.plural_modifiers:
            return True
        if low.endswith(("ly", "ing", "ed")):
            return None
        if low.endswith("s") and not low.endswith(("ss", "us", "ics", "is")):
            return None
        return True

    def _name(self, kept: list[int], i: int, end: int) -> str:
        words = self.words
        parts = [self.tokens[k].text for k in (*kept, *range(i, end))]
        named = [words.british(p) for p in parts]
        last = named[-1]
        if last.lower() not in words.mass:
            named[-1] = last.rstrip("s") if last.rstrip("s").isupper() else singular(last.lower())
        return " ".join(
            p if p.isupper() or any(c.isdigit() for c in p) else p.lower() for p in named
        )
