"""How many examples a property test draws: on Pythons after the first fewer, as they run the same program again."""

import os

SHARE = int(os.environ.get("EXAMPLES_SHARE") or 1)


def examples(count: int) -> int:
    return max(count // SHARE, 1)
