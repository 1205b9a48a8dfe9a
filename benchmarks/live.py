"""The speed list of the live stage, each figure beside its bar, all measured in one run.

Run as `python -m benchmarks.live`; needs Chromium. What a hand feels is measured on this processor and on one made
four times slower; what depends on the machine is measured in turns with a plain Streamlit app.
"""

from benchmarks import drag, first, recompute, weight
from benchmarks.browser import chromium


def main() -> None:
    with chromium() as browser:
        for part in (recompute, drag, weight, first):
            part.report(browser)


if __name__ == "__main__":
    main()
