"""`python -m export LINK --to KIND --out FILE`: a race from its link, as a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.link import decode
from engine.link_notices import LONGEST
from engine.query import parsed
from engine.spec.text import LANGUAGES
from export.kinds import KINDS
from export.runners import CannotSay

NAMED = {"v", "surface", "start", "steps", "seed", "noise", "run", "f"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; 0 if there is one."""
    parser = argparse.ArgumentParser(prog="python -m export", description="A race from its link, as a file.")
    parser.add_argument("link", metavar="LINK", help="an address of the app, or what stands after its question mark")
    parser.add_argument("--to", required=True, choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where it is written; without it, to the output")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="of the sentences in it")
    asked = parser.parse_args(arguments)
    query = asked.link.partition("?")[2] or asked.link
    race, notices = decode(query)
    if NAMED.isdisjoint(name for name, _ in parsed(query, LONGEST)[0]):
        return _refused("This is no link of a race: it names nothing that a race has.")
    if notices:
        return _refused(f"This link cannot be taken as it is. {notices[0][asked.lang]}")
    try:
        made = KINDS[asked.to].make(race, asked.lang)
    except CannotSay as problem:
        return _refused(problem.why[asked.lang])
    content = made if isinstance(made, bytes) else made.encode()
    if asked.out is None:
        sys.stdout.buffer.write(content)
        return 0
    try:
        asked.out.write_bytes(content)
    except OSError as problem:
        return _refused(f"{asked.out} cannot be written: {problem.strerror}.")
    return 0


def _refused(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
