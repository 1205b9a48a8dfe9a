/** Who is first at a minimum: whoever stays there. Who merely came by has passed it. */

/**
 * What is said of arrivals, as keys of the words and what fills them; the nearest runner stands first.
 * @param {any[]} running standings of the runners that have not diverged
 * @param {number} step of the playhead
 * @param {number} steps of the race
 */
export function arrivals(running, step, steps) {
  const came = (is, at) => Math.min(...running.map((each) => (each[is] ? each.runner[at] : Infinity)));
  const [stayed, passed] = [came("arrived", "arrival"), came("passed", "passed")];
  if (passed === Infinity) return [{ key: step < steps ? "nobody" : "nobody_end", runners: [running[0]], step }];
  const first = running.filter((each) => each.arrived && each.runner.arrival === stayed);
  const passing = running.filter((each) => each.passed && each.runner.passed === passed);
  if (stayed === Infinity)
    return [
      { key: "passed", runners: passing, passed },
      { key: step < steps ? "stays_none" : "stayed_none", runners: [] },
    ];
  if (passed === stayed)
    return [
      { key: first.length > 1 ? "first_together" : "first", runners: first, step: stayed },
      ...(first.includes(running[0]) ? [] : [{ key: "leads", runners: [running[0]] }]),
    ];
  const [one] = passing;
  if (passing.length === 1 && first.length === 1 && one === first[0])
    return [{ key: "passed_stayed", runners: first, step: stayed, passed }];
  const back = passing.length === 1 && one.arrived;
  return [
    { key: back ? "passed_back" : "passed", runners: passing, step: one.runner.arrival, passed },
    { key: "stayed", runners: first, step: stayed },
  ];
}

/**
 * What is said where there is a saddle to leave and no minimum to reach: who left first, who last, who is still there.
 * @param {any[]} field standings
 * @param {number} step of the playhead
 * @param {number} steps of the race
 */
export function departures(field, step, steps) {
  const left = field.filter((each) => each.left).sort((a, b) => a.runner.left - b.runner.left);
  if (!left.length) return [{ key: step < steps ? "left_none" : "left_none_end", runners: [] }];
  const [at, last] = [left[0].runner.left, left.at(-1)];
  const first = left.filter(({ runner }) => runner.left === at);
  const more = last.runner.left > at ? { others: [last], last: last.runner.left } : {};
  const there = field.filter((each) => !each.left && !each.gone && !each.stuck);
  return [
    { key: more.others ? "left_last" : "left", runners: first, step: at, ...more },
    ...(there.length ? [{ key: "left_not", runners: there }] : []),
  ];
}
