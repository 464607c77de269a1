"""Two ways to group weighted pairs, compared on random graphs with known groups.

    python benchmarks/linkage.py [--save FILE]

Average linkage with local search, which the register uses, and complete linkage, in which one
pair that speaks against a merge forbids it. The graphs are planted partitions: groups of one to
a dozen, weights drawn around +2 within a group and -2 between two, with growing noise, and a
third of the pairs not looked at. A figure is the mean B-cubed F1 over the graphs.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from armsledger.evaluation.clustering import b_cubed
from armsledger.register.linkage import average_linkage

Edges = list[tuple[int, int, int]]
Weigh = Callable[[int, int], int | None]
NOISE = (0.5, 1.0, 2.0, 3.0, 4.0)
GRAPHS = 30
SIZE = 120


def graph(chance: random.Random, noise: float) -> tuple[list[int], dict[tuple[int, int], int]]:
    """The group of each node, and the weight of each pair that was looked at."""
    groups: list[int] = []
    while len(groups) < SIZE:
        groups += [len(set(groups))] * min(12, int(chance.paretovariate(1.0)))
    groups = groups[:SIZE]
    chance.shuffle(groups)
    weights = {
        (i, j): round(10 * chance.gauss(2 if groups[i] == groups[j] else -2, noise))
        for i in range(SIZE)
        for j in range(i + 1, SIZE)
        if chance.random() < 2 / 3
    }
    return groups, weights


def complete_linkage(size: int, scored: Iterable[tuple[int, int, int]], weigh: Weigh) -> list[int]:
    """The group of each number: merged from the strongest pair down, unless any pair objects."""
    home = list(range(size))
    members = {i: [i] for i in home}
    for _, a, b in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        one, other = sorted((home[a], home[b]))
        if one == other:
            continue
        if any((weigh(i, j) or 0) < 0 for i in members[one] for j in members[other]):
            continue
        members[one] += members.pop(other)
        for i in members[one]:
            home[i] = one
    return home


def averaged(size: int, scored: Edges, weigh: Weigh) -> list[int]:
    """The group of each number by average linkage."""
    groups, _ = average_linkage(size, scored, weigh)
    home = {i: n for n, group in enumerate(groups) for i in group}
    return [home[i] for i in range(size)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", type=Path)
    given = parser.parse_args()
    chance = random.Random(4)
    lines = ["| noise | average linkage | complete linkage |", "| ---: | ---: | ---: |"]
    for noise in NOISE:
        total: dict[str, float] = defaultdict(float)
        for _ in range(GRAPHS):
            groups, weights = graph(chance, noise)
            gold = {str(i): group for i, group in enumerate(groups)}
            scored = [(w, i, j) for (i, j), w in weights.items() if w > 0]

            def weigh(i: int, j: int, known: dict[tuple[int, int], int] = weights) -> int:
                return known.get((min(i, j), max(i, j)), 0)

            for name, way in (("average", averaged), ("complete", complete_linkage)):
                found = {str(i): g for i, g in enumerate(way(SIZE, scored, weigh))}
                total[name] += b_cubed(found, gold).f1 / GRAPHS
        lines.append(f"| {noise:g} | {total['average']:.3f} | {total['complete']:.3f} |")
    table = "\n".join(lines)
    print(table)
    if given.save:
        given.save.write_text(table + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
