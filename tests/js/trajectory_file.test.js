/** Trajectories from a file of somebody's own training. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { LARGEST, LONGEST, Refused, trajectoriesOf } from "../../static/core/trajectory_file.js";
import { escaped } from "../../static/core/ending.js";
import { run } from "../../static/core/loop.js";
import { judge } from "../../static/core/verdict.js";
import { Beside, runnerOf } from "../../static/draft/beside.js";
import { imported, placeOf } from "../../static/draft/imported.js";
import { catalog, rule } from "./programs.js";

const read = (text, file = "my run.csv") =>
  trajectoriesOf(text, file).map(({ path, loss, ...rest }) => ({ ...rest, path: [...path], loss: loss && [...loss] }));
const refused = (text) => {
  try {
    trajectoriesOf(text, "a.csv");
  } catch (problem) {
    assert.ok(problem instanceof Refused, String(problem));
    return [problem.key, problem.holes];
  }
  return null;
};

test("columns may be named or not, parted by comma, semicolon or tab", () => {
  const whole = { name: "my run", path: [1.5, 2, 3, -4], loss: null, joined: 0, ended: null, cut: false };
  for (const text of ["1.5,2\n3,-4", "x,y\n1.5,2\n3,-4\n", "x;y\n1,5;2\n3;-4", "\ufeffX\tY\r\n1.5\t2\r\n3\t−4\r\n"])
    assert.deepEqual(read(text), [whole], text);
  assert.deepEqual(read("step,y,x\n5,2,1.5\n6,-4,3"), [whole]);
  assert.deepEqual(read("0,1.5,2\n1,3,-4"), [whole]);
  assert.deepEqual(read("[[1.5,2],[3,-4]]"), [whole]);
  assert.deepEqual(read('[{"x":1.5,"y":2},{"x":3,"y":-4}]'), [whole]);
  assert.deepEqual(read('{"x":[1.5,3],"y":[2,-4]}'), [whole]);
  const [one] = read("runner,step,x,y,loss\nAdam,0,1.5,2,9\nAdam,1,3,-4,8");
  assert.deepEqual(one, { ...whole, name: "Adam", loss: [9, 8] });
});

test("steps that a file leaves out lie on straight lines, and are counted", () => {
  const [one] = read("step,x,y,loss\n10,0,0,8\n14,4,8,4\n15,5,5,3");
  assert.deepEqual(one.path, [0, 0, 1, 2, 2, 4, 3, 6, 4, 8, 5, 5]);
  assert.deepEqual([one.loss, one.joined], [[8, 7, 6, 5, 4, 3], 3]);
});

test("what is no finite number ends a trajectory, and a long one is cut; both are said", () => {
  for (const none of ["nan", "", "-inf", "None"]) {
    const [one] = read(`x,y\n1,2\n3,${none}\n5,6`);
    assert.deepEqual([one.path, one.ended], [[1, 2], 1]);
  }
  const [long] = read(`x,y\n${"1,2\n".repeat(LONGEST + 7)}`);
  assert.deepEqual([long.path.length, long.cut], [2 * LONGEST + 2, true]);
  const [far] = read("step,x,y\n0,0,0\n1000000000,1,1");
  assert.deepEqual([far.path, far.cut], [[0, 0], true]);
});

test("what cannot be read is refused with the line that it means, never with another error", () => {
  assert.deepEqual(refused("x,y\n1,2\n=1+1,2"), ["import_number", { line: 3, column: "x" }]);
  assert.deepEqual(refused("step,x,y\n0,1,2\n0,1,2"), ["import_step", { line: 3 }]);
  assert.deepEqual(refused("step,x,y\n0.5,1,2"), ["import_step", { line: 2 }]);
  assert.deepEqual(refused("x,y\nnan,2"), ["import_start", { line: 2 }]);
  for (const text of ["", "\0\x01", "a,b\n1,2", "1,2,3,4,5,6", "{}", "[]", "null", '{"runners":[null]}', "x,y\n"])
    assert.equal(refused(text)?.[0], "import_empty", text);
  for (const text of ["[", "[".repeat(4e5), '{"x":[1,2']) assert.equal(refused(text)?.[0], "import_json");
  assert.equal(refused("1,2\n".repeat(LARGEST / 2))?.[0], "import_large");
  for (const text of ["[".repeat(2e5) + "]".repeat(2e5), '[{"x":[1,{}],"y":[2,3]}]', '[{"x":{},"y":[]}]', "[1,2]"])
    assert.ok(refused(text), text.slice(0, 40));
});

test("a name is text, whatever it says, and short", () => {
  const named = (name) => read(`runner,x,y\n"${name}",1,2`)[0].name;
  assert.equal(named("=cmd|' /C calc'!A0"), "=cmd|' /C calc'!A0");
  assert.equal(named("'=1+1"), "=1+1"); // as our own tables write it
  assert.equal(named("<b>a</b>\t\u202e b"), "<b>a</b> b");
  assert.equal(named("long".repeat(99)).length, 40);
  assert.deepEqual(
    read("runner,x,y\n__proto__,1,2\nconstructor,3,4").map(({ name }) => name),
    ["__proto__", "constructor"],
  );
  assert.deepEqual(
    read("runner,x,y\n0,1,2\n1,3,4").map(({ name }) => name),
    ["my run 1", "my run 2"],
  );
});

const race = (steps) => ({
  ...catalog(),
  surface: { ...catalog().surface, key: "bowl", title: "Bowl" },
  link: "surface=bowl~a:1",
  steps,
  runners: [{ id: "r0", slot: 7 }],
  slots: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  words: { own: "" },
});
const words = { import_name: "{name} (imported)" };

test("a trajectory that is a run of ours is judged as that run is", () => {
  for (const rate of [0.25, 1e-3, 1]) {
    const { path, diverged } = run(rule, null, { learning_rate: rate }, [1, 1], 60, catalog().bound);
    const told = judge(catalog(), path, diverged);
    const text = Array.from({ length: path.length / 2 }, (_, k) => `${path[2 * k]},${path[2 * k + 1]}`).join("\n");
    const [found] = trajectoriesOf(`x,y\n${text}`, "a.csv");
    const runner = runnerOf({ ...found, id: "g" }, race(60), { slot: 1, name: "a" });
    assert.deepEqual([...runner.path], [...path]);
    assert.deepEqual(runner.loss, told.loss);
    assert.deepEqual(
      [runner.status.kind, runner.status.step, runner.status.cause],
      [told.status.kind, told.status.step, told.status.cause],
    );
    assert.deepEqual([runner.arrival, runner.passed, runner.rows], [told.arrival, told.passed, told.rows]);
  }
});

test("it goes as far as the race, and its end is that of the file", () => {
  const [found] = trajectoriesOf("x,y,loss\n1,1,50\n1,0.5,40\n0.5,0.5,30\nnan,nan,nan", "a.csv");
  const at = (steps) => runnerOf({ ...found, id: "g" }, race(steps), { slot: 1, name: "a" });
  assert.deepEqual([at(9).status.kind, at(9).status.step, at(9).status.cause], ["diverged", 3, "undefined"]);
  assert.equal(at(9).status.why.operation, "file");
  assert.deepEqual([at(1).rows, at(1).status.kind, [...at(1).loss]], [2, "moving", [50, 40]]);
  const [gone] = trajectoriesOf("x,y\n1,1\n999,1\n1,1", "a.csv");
  const far = runnerOf({ ...gone, id: "g" }, race(9), { slot: 1, name: "a" });
  assert.deepEqual([far.rows, far.status.kind, far.status.step], [2, "diverged", 1]);
  assert.ok(escaped(catalog().bound, 999, 1));
});

test("imported trajectories stand beside our own runners in a colour of their own, and only on their surface", () => {
  const beside = new Beside();
  const one = race(9);
  assert.equal(beside.with(one, imported), one);
  const [first, ...more] = imported.add(
    trajectoriesOf("runner,x,y\na,1,1\nb,1,0\nc,0,0", "a.csv"),
    "a.csv",
    one,
    words,
  );
  const both = beside.with(one, imported);
  assert.deepEqual(
    both.runners.map(({ id, slot }) => [id, slot]),
    [
      ["r0", 7],
      [first.id, 6],
      [more[0].id, 5],
      [more[1].id, 4],
    ],
  );
  assert.equal(both.runners[1].name, "a (imported)");
  assert.deepEqual(both.words, { own: "", ...words });
  assert.equal(one.runners.length, 1);
  const again = beside.with({ ...one, live: true }, imported);
  assert.equal(again.runners[1], both.runners[1]);
  assert.equal(again.words, both.words);
  // Who takes a colour of ours has it; the imported one moves.
  const crowded = beside.with({ ...one, runners: [...one.runners, { id: "r1", slot: 6 }] }, imported);
  assert.equal(new Set(crowded.runners.map(({ slot }) => slot)).size, 5);
  const other = { ...one, surface: { ...one.surface, key: "other" } };
  assert.equal(beside.with(other, imported).runners.length, 1);
  assert.equal(beside.with(other, imported).imported.length, 3);
  assert.equal(placeOf(one), placeOf({ ...one, link: "surface=bowl~a:2" }));
  for (const key of ["f", "data"])
    assert.notEqual(placeOf({ ...one, link: `v=1&${key}=1:2` }), placeOf({ ...one, link: `v=1&${key}=1:3` }));
  assert.equal(imported.add(trajectoriesOf("runner,x,y\na,1,1\nb,1,0\nc,0,0", "a.csv"), "a.csv", one, words).length, 2);
  for (const { id } of imported.trajectories) imported.remove(id);
  assert.equal(beside.with(one, imported), one);
});
