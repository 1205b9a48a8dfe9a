"""How much of a page has jumped since it was opened: the browser's own sum of layout shifts, and what moved."""

BASINS = (
    "surface=himmelblau&start=0.55,1.6&steps=100&seed=0&maps=picture:{}"
    "&run=gd~learning_rate:0.01&run=adam~learning_rate:0.1"
)
PAINTED = "window.stage?.painted > 0"
# The address of each page, and what is there when nothing more is to come.
PAGES = {
    "race": ("", f"{PAINTED} && document.querySelector('.st-key-results table')"),
    "anatomy": ("anatomy", f"{PAINTED} && document.querySelector('.anatomy .story')"),
    "maps": ("maps", f"{PAINTED} && document.querySelector('.numbers .field[style*=left]')"),
    "basins": (f"maps?v=1&{BASINS.format('basins')}", f"{PAINTED} && document.querySelector('.basins .map canvas')"),
    "rates": (f"maps?v=1&{BASINS.format('rates')}", f"{PAINTED} && document.querySelector('.sweep .rows p')"),
    "noise": ("noise", f"{PAINTED} && document.querySelector('.st-key-ensemble')"),
    "schedules": ("schedules", f"{PAINTED} && document.querySelector('.schedules .wall')"),
    "reference": ("reference", "document.querySelector('.st-key-schedules img')"),
}
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SHIFTS = """
new Promise((done) => {
  const name = ({ nodeName, className, parentElement }) =>
    `${className?.baseVal ?? className ?? nodeName} < ${parentElement?.className}`;
  const told = ({ node, previousRect: { x, y }, currentRect: to }) =>
    `${node?.parentElement ? name(node) : node?.nodeName} (${x}, ${y}) to (${to.x}, ${to.y})`;
  new PerformanceObserver((list) => {
    done(list.getEntries().map(({ value, sources }) => [value, ...sources.map(told)]));
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 2000); // nothing has moved
})
"""


def shifts(page):
    """Every shift of a page since its first paint as its score and what moved, the largest first; and their sum."""
    found = sorted((tuple(shift) for shift in page.evaluate(SHIFTS)), reverse=True)
    return found, sum(value for value, *_ in found)
