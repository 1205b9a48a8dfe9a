const KEYS = { " ": "play", arrowleft: "back", arrowright: "forward", home: "first", end: "last", f: "full", i: "inspect", v: "space" };

/** The keyboard of the stage. Text fields keep all their keys, sliders and the start handle their arrows, buttons their space bar. */
export function listen(root, acts, toggleRunner) {
  root.onkeydown = (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.matches("input:not([type=range], [type=checkbox]), textarea, select")) return;
    if (key === " " && target.matches("button, a, [type=checkbox]")) return;
    if (/^(Arrow|Home|End)/.test(key) && target.matches("[type=range], [role=slider]")) return;
    const act = /^[1-9]$/.test(key) ? toggleRunner : acts[KEYS[key.toLowerCase()]];
    if (!act) return;
    event.preventDefault();
    act(key - 1);
  };
}
