"""The speed list of the live stage, each figure beside its bar, all measured in one run.

Run as `python -m benchmarks.live`; needs Chromium. What a hand feels is measured on this processor and on one made
four times slower; what depends on the machine is measured in turns with a plain Streamlit app, browser and servers all
on one core.
"""

from benchmarks import drag, first, recompute, release, weight
from benchmarks.browser import chromium, one_core


def main() -> None:
    with chromium() as browser:
        for part in (recompute, drag, weight):
            part.report(browser)
    # A browser and a server with a core each hide each other's work: the worst of machines has one for both.
    with one_core(), chromium() as browser:
        print("Browser and server on one core")
        for compared in (release, first):
            compared.report(browser)


if __name__ == "__main__":
    main()
