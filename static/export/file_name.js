/** What an exported file is called: its surface and who runs, without a date. */

const MANY = 4; // more rules than this are a count
const plain = (text) =>
  String(text ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);

/**
 * @param {{surface: {key: string}}} race @param {{key: string}[]} runners @param {string} ending
 * @param {string} what of the race it shows, if not the race itself
 */
export function fileName({ surface }, runners, ending, what = "") {
  const rules = [...new Set(runners.map(({ key }) => plain(key)))].filter(Boolean);
  const who = rules.length > MANY ? [`${rules.length}-optimizers`] : rules;
  return `${[plain(surface.key) || "race", ...who, plain(what)].filter(Boolean).join("-")}.${ending}`;
}
