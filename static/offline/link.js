/** The link of a race that was changed here, as engine/link.py writes it: tests/shared/links.json holds both. */

/**
 * The shortest text of a value, as `write_value` of engine/spec/parse.py has it.
 * @param {any} value @returns {string}
 */
export function written(value) {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.map(written).join(",");
  if (typeof value !== "number") return String(value);
  const size = Math.abs(value);
  if (!size || (size >= 1e-4 && size < 1e16)) return String(value + 0);
  const [digits, power] = value.toExponential().split("e");
  return `${digits}e${power.replace("+", "").replace(/^-(\d)$/, "-0$1")}`;
}

/** `key~name:value~…`: every main setting, and every other one that is not at its default. */
function parts(kind, params, values, head) {
  const names = kind.split(/[()]+/);
  const prefix = ({ name }) => name.slice(0, name.lastIndexOf(".") + 1);
  const owners = [...new Set(params.map(prefix))];
  return owners.flatMap((owner, i) => [
    i ? `${owner.slice(0, -1)}:${names[i]}` : head + names[0],
    ...params
      .filter((param) => prefix(param) === owner)
      .filter(({ name, main, default: usual }) => main || written(values[name]) !== written(usual))
      .map(({ name }) => `${name}:${written(values[name])}`),
  ]);
}

function runOf({ kind, plan, values, params }, terms) {
  const whole = params.map((param) => ({ ...param, main: param.main ?? terms[param.name]?.main }));
  const ofSchedule = ({ name }) => name.startsWith("schedule.");
  const rule = parts(
    kind,
    whole.filter((param) => !ofSchedule(param)),
    values,
    "",
  );
  const schedule = plan ? parts(plan, whole.filter(ofSchedule), values, "schedule:") : [];
  return `run=${[...rule, ...schedule].join("~")}`;
}

/**
 * The link `before` with other numbers of its surface, another start and length, with these runners, and with the
 * future hidden or not.
 * @param {string} before @param {any} race start, steps, numbers, runners and the catalog's terms
 * @param {boolean} hideFuture
 */
export function linkOf(before, { start, steps, numbers = {}, runners, terms }, hideFuture) {
  const surface = Object.entries(numbers).reduce(
    (found, [name, value]) => found.replace(new RegExp(`~${name}:[^~]*`), `~${name}:${written(value)}`),
    before.split("&").find((pair) => pair.startsWith("surface=")) ?? "",
  );
  const news = { surface, start: `start=${written([...start])}`, steps: `steps=${written(steps)}` };
  const pairs = before.split("&").map((pair) => news[pair.split("=")[0]] ?? pair);
  const first = pairs.findIndex((pair) => pair.startsWith("run="));
  const kept = pairs.slice(first).filter((pair) => !/^(run|view)=/.test(pair));
  const view =
    pairs
      .find((pair) => pair.startsWith("view="))
      ?.slice("view=".length)
      .split("~") ?? [];
  const shown = view.filter((pair) => !pair.startsWith("hide_future:"));
  if (hideFuture) shown.push("hide_future:true");
  const settings = [...kept, ...(shown.length ? [`view=${shown.sort().join("~")}`] : [])].sort();
  const runs = runners.length ? runners.map((runner) => runOf(runner, terms)) : ["run=none"];
  return [...pairs.slice(0, first), ...runs, ...settings].join("&");
}
