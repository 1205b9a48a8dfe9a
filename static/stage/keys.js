const KEYS = { " ": "play", ArrowLeft: "back", ArrowRight: "forward", Home: "first", End: "last", f: "full", i: "inspect", v: "space" };

/** The keyboard of the stage. Text fields keep all their keys, sliders and the start handle their arrows, buttons their space bar. */
export function listen(root, acts, toggleRunner) {
  root.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.matches("input:not([type=range], [type=checkbox]), textarea, select")) return;
    if (target.matches(key === " " ? "button, a, [type=checkbox]" : /^(Arrow|Home|End)/.test(key) ? "[type=range], [role=slider]" : "a:not(a)")) return;
    const act = /^[1-9]$/.test(key) ? () => toggleRunner(key - 1) : acts[KEYS[key] ?? KEYS[key.toLowerCase()]];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
