"""A walk through the pages that goes from each of them to each other one, once."""

PAGES = ("race", "anatomy", "maps", "noise", "schedules", "reference")


def walk() -> list[str]:
    """The pages in the order they are visited after the first: every ordered pair of pages, 30 in all."""
    left = {page: [other for other in PAGES if other != page] for page in PAGES}
    path, found = [PAGES[0]], []
    while path:
        if left[path[-1]]:
            path.append(left[path[-1]].pop())
        else:
            found.append(path.pop())
    return found[-2::-1]
