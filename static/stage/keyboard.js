const KEYS = {
  " ": "play",
  arrowleft: "back",
  arrowright: "forward",
  home: "first",
  end: "last",
  f: "full",
  g: "hideFuture",
  i: "inspect",
  v: "space",
};

/**
 * What a key does on the stage: an act by name, or a digit that hides and shows a runner. Text fields keep all their
 * keys, buttons their space bar, sliders and the start handle their arrows.
 */
export const keyboard = (acts, draft, store) => (event) => {
  const { target, key } = event;
  const act = acts[KEYS[key.toLowerCase()]];
  const runner = draft.runners[key - 1];
  const own =
    key === " " ? "button:not([role=slider]), a, [type=checkbox]" : /^(Arrow|Home|End)/.test(key) ? "[type=range]" : "";
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !(act || runner)) return;
  if (target.matches(`:is(input:not([type=range], [type=checkbox]), textarea, select, ${own})`)) return;
  event.preventDefault();
  if (act) act();
  else store.toggleRunner(runner.id);
};
