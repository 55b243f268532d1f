"""The cheapest way to carry amounts through a network: minimum-cost flow on whole numbers.

The primal-dual method (Ford and Fulkerson 1962; blocking flows after Dinic 1970): again and again
all that can travel a shortest way is sent at once. Everything is integers, so the result is exact,
and arcs are tried in the order they were added, so it is always the same one.
"""

from __future__ import annotations

import heapq
from collections import deque

_FAR = 1 << 62


class Network:
    """Nodes from 0 to ``nodes`` - 1 and arcs with a capacity and a cost of zero or more.

    >>> network = Network(3)
    >>> short, long = network.arc(0, 2, 5, 1), network.arc(0, 1, 9, 1)
    >>> _ = network.arc(1, 2, 9, 1)
    >>> network.send(0, 2)
    14
    >>> network.flow(short), network.flow(long)
    (5, 9)
    """

    def __init__(self, nodes: int) -> None:
        # Arc 2k and its reverse 2k + 1 stand beside each other; ``_left`` is what still fits.
        self._arcs: list[list[int]] = [[] for _ in range(nodes)]
        self._head: list[int] = []
        self._left: list[int] = []
        self._cost: list[int] = []
        self._potential = [0] * nodes

    def arc(self, tail: int, head: int, capacity: int, cost: int) -> int:
        """Add an arc and give its number."""
        assert capacity >= 0
        assert cost >= 0
        number = len(self._head)
        self._head += (head, tail)
        self._left += (capacity, 0)
        self._cost += (cost, -cost)
        self._arcs[tail].append(number)
        self._arcs[head].append(number + 1)
        return number

    def flow(self, arc: int) -> int:
        """What travels an arc."""
        return self._left[arc + 1]

    def send(self, source: int, sink: int) -> int:
        """Send as much as the arcs can carry, as cheaply as that can be done; says how much."""
        sent = 0
        while self._shortened(source, sink):
            while (levels := self._levels(source, sink)) is not None:
                sent += self._blocked(source, sink, levels)
        return sent

    def _shortened(self, source: int, sink: int) -> bool:
        """Move the potentials so that shortest ways cost nothing; false when no way is left."""
        far = [_FAR] * len(self._arcs)
        far[source] = 0
        waiting = [(0, source)]
        while waiting:
            length, node = heapq.heappop(waiting)
            if length > far[node] or length >= far[sink]:
                continue
            for arc in self._arcs[node]:
                head = self._head[arc]
                further = length + self._reduced(node, arc)
                if self._left[arc] and further < far[head]:
                    far[head] = further
                    heapq.heappush(waiting, (further, head))
        if far[sink] == _FAR:
            return False
        for node, length in enumerate(far):
            self._potential[node] += min(length, far[sink])
        return True

    def _reduced(self, tail: int, arc: int) -> int:
        return self._cost[arc] + self._potential[tail] - self._potential[self._head[arc]]

    def _is_open(self, tail: int, arc: int) -> bool:
        return self._left[arc] > 0 and self._reduced(tail, arc) == 0

    def _levels(self, source: int, sink: int) -> list[int] | None:
        """How many open arcs each node is from the source; ``None`` when the sink is cut off."""
        levels = [-1] * len(self._arcs)
        levels[source] = 0
        waiting = deque([source])
        while waiting:
            node = waiting.popleft()
            for arc in self._arcs[node]:
                head = self._head[arc]
                if levels[head] < 0 and self._is_open(node, arc):
                    levels[head] = levels[node] + 1
                    waiting.append(head)
        return levels if levels[sink] >= 0 else None

    def _blocked(self, source: int, sink: int, levels: list[int]) -> int:
        """Send along open arcs, level by level, until no such way is left."""
        untried = [0] * len(self._arcs)  # arcs before this one lead nowhere any more
        way: list[int] = []
        node, sent = source, 0
        while True:
            if node == sink:
                amount = min(self._left[arc] for arc in way)
                for arc in way:
                    self._left[arc] -= amount
                    self._left[arc ^ 1] += amount
                sent, node, way = sent + amount, source, []
                continue
            arcs = self._arcs[node]
            while untried[node] < len(arcs):
                arc = arcs[untried[node]]
                if levels[self._head[arc]] == levels[node] + 1 and self._is_open(node, arc):
                    way.append(arc)
                    node = self._head[arc]
                    break
                untried[node] += 1
            else:
                if not way:
                    return sent
                node = self._head[way.pop() ^ 1]
                untried[node] += 1
