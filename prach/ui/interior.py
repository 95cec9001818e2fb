"""Where inside a shape a label has most room. Plain geometry, no Django."""

import heapq
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]

WIDER = 2.4  # a label is wider than high, so room to the side counts less


def roomiest_point(ring: Ring, exact: float = 1.0) -> tuple[Point, float]:
    """The point deepest inside a ring for a wide, low label, and the free height above and below it.

    Halves squares around the best candidates until none can be better by more than `exact`.
    """
    squeezed = [(x / WIDER, y) for x, y in ring]
    xs, ys = [x for x, _y in squeezed], [y for _x, y in squeezed]
    size = min(max(xs) - min(xs), max(ys) - min(ys)) or 1
    queue: list[tuple[float, float, float, float, float]] = []

    def consider(x: float, y: float, half: float) -> None:
        depth = depth_of((x, y), squeezed)
        heapq.heappush(queue, (-(depth + half * 1.4143), depth, x, y, half))

    x = min(xs)
    while x < max(xs):
        y = min(ys)
        while y < max(ys):
            consider(x + size / 2, y + size / 2, size / 2)
            y += size
        x += size
    best = max(queue, key=lambda square: square[1])
    while queue:
        promise, depth, x, y, half = heapq.heappop(queue)
        if depth > best[1]:
            best = (promise, depth, x, y, half)
        if -promise - best[1] <= exact:
            break
        for step_x in (-half / 2, half / 2):
            for step_y in (-half / 2, half / 2):
                consider(x + step_x, y + step_y, half / 2)
    return (best[2] * WIDER, best[3]), max(best[1], 0)


def depth_of(point: Point, ring: Ring) -> float:
    """Distance to the nearest edge; negative outside."""
    inside, nearest = False, float("inf")
    x, y = point
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        nearest = min(nearest, squared_distance(point, (ax, ay), (bx, by)))
    return nearest**0.5 if inside else -(nearest**0.5)


def squared_distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the stretch between two others."""
    x, y = start
    dx, dy = end[0] - x, end[1] - y
    if dx or dy:
        along = min(max(((point[0] - x) * dx + (point[1] - y) * dy) / (dx * dx + dy * dy), 0), 1)
        x, y = x + along * dx, y + along * dy
    return (point[0] - x) ** 2 + (point[1] - y) ** 2
