/**
 * The keyboard of the stage. Text fields keep all their keys, sliders and the start handle their arrows, buttons their space bar.
 * @param {HTMLElement} root
 * @param {{toggle: () => void, nudge: (by: number) => void, seek: (step: number) => void, runner: (index: number) => void, full: () => void}} act
 */
export function listen(root, act) {
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const { target, key } = event;
    if (target.matches("input:not([type=range]):not([type=checkbox]), textarea, select")) return;
    const moves = target.matches("input[type=range], [data-testid=start], .wide");
    const presses = target.matches("button, a, input[type=checkbox]");
    const action = key === " " ? !presses && act.toggle
      : key === "f" || key === "F" ? act.full
      : /^[1-9]$/.test(key) ? () => act.runner(Number(key) - 1)
      : !moves && { ArrowLeft: () => act.nudge(-1), ArrowRight: () => act.nudge(1), Home: () => act.seek(0), End: () => act.seek(Infinity) }[key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
