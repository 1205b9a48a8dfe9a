"""The race between two confirmations: what the browser makes of a wish is what NumPy makes of the message."""

import base64

import numpy as np
import pytest

from engine.edits import Runner, apply_edits
from engine.link import decode
from engine.run import race
from stage.catalog import catalog
from stage.race_message import pack

LINK = (
    "surface=beale&start=1,1.5&steps=80&run=adam~learning_rate:0.1&run=lookahead~inner:gd~inner.learning_rate:0.01"
    "~schedule:warmup~schedule.then:cosine&run=minibatch_gd~learning_rate:0.01&noise=gaussian~scale:0.5"
)
READ = """
async ([payload, catalog, act, again]) => {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const from = (file) => import(new URL(`app/static/draft/${file}`, document.baseURI).href);
  const files = ["model.js", "catalogs.js", "draft.js"];
  const [{ Model }, { receiveCatalog }, { Draft }] = await Promise.all(files.map(from));
  const model = new Model();
  const messages = [];
  const races = [];
  const hooks = { commit: (message) => messages.push(message), changed: (race) => races.push(race), select() {} };
  const draft = new Draft(model, hooks);
  receiveCatalog(bytes(catalog));
  const first = await model.confirm(bytes(payload));
  draft.adopt(first, true);
  new Function("draft", "model", act)(draft, model);
  const told = again ? await model.confirm(bytes(again)) : first;
  const last = races.at(-1) ?? model.race;
  const plain = ({ id, path, status, lr }) => ({ id, ...status, path: [...path], lr: [...(lr ?? [])] });
  return {
    message: messages.at(-1),
    sent: messages.length,
    previews: races.length,
    differs: told.differs,
    waiting: last.waiting,
    ghosts: last.ghosts.length,
    kept: last.runners.map((runner) => first.runners.includes(runner)),
    runners: last.runners.map(plain),
  };
}
"""


@pytest.fixture
def play(modules):
    """Lets a hand act on a race in the page; what the browser drew and sent."""
    config, _ = decode(LINK)
    runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))

    def act(code, spoil=None):
        payload = bytearray(pack(config, runners, race(config), "en", LINK, LINK))
        if spoil:
            at, value = spoil
            payload[len(payload) - at : len(payload) - at + 8] = np.float64(value).tobytes()
        sent = [base64.b64encode(part).decode() for part in (bytes(payload), catalog(config, "en"))]
        found = modules.evaluate(READ, [*sent, code])
        kept = {runner.id: runner.entry for runner in runners}
        return found, apply_edits(config, found["message"], kept) if found["message"] else None

    return act


ACTS = {
    "a rate": 'draft.set("r0", {"learning_rate": 0.3}, true)',
    "two numbers at once": 'draft.set("r0", {"learning_rate": 0.3, "beta1": 0.5}, true)',
    "a switch": 'draft.set("r0", {"bias_correction": false}, true)',
    "a rate inside": 'draft.set("r1", {"inner.learning_rate": 0.002}, true)',
    "the start": "draft.begin([0.5, -1], true)",
    "fewer steps": "draft.limit(33)",
    "one more": 'draft.add("nadam")',
    "a twin": 'draft.duplicate("r1")',
    "one less": 'draft.remove("r0")',
    "defaults": 'draft.assign("default")',
    "tuned rates": 'draft.assign("tuned")',
    "a schedule": 'draft.schedule("r0", "cosine"); draft.set("r0", {"schedule.T_max": 40}, true)',
    "a watchful schedule": 'draft.schedule("r2", "plateau"); draft.set("r2", {"schedule.patience": 3}, true)',
    "a schedule as long as the race": 'draft.schedule("r0", "one_cycle")',
    "a schedule that follows the race": 'draft.schedule("r0", "cosine"); draft.limit(33)',
    "a length that was set stays": (
        'draft.schedule("r0", "cosine"); draft.set("r0", {"schedule.T_max": 40}, true); draft.limit(33)'
    ),
    "a cycled momentum": 'draft.schedule("r0", "one_cycle"); draft.set("r0", {"schedule.cycle_momentum": true}, true)',
    "several in a row": (
        'draft.add("gd"); draft.set("b1", {"learning_rate": 0.02}, true); draft.remove("r2"); draft.limit(9)'
    ),
    "too far": 'draft.set("r1", {"inner.learning_rate": 3}, true)',
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_the_hand_sees_is_what_numpy_will_confirm(play, act):
    found, wished = play(act)
    assert wished.notices == [] and not found["waiting"]
    runs = race(wished.config)
    assert [runner["id"] for runner in found["runners"]] == [runner.id for runner in wished.runners]
    for run, drawn in zip(runs, found["runners"], strict=True):
        rows = len(drawn["path"]) // 2
        assert (drawn["kind"], drawn["step"], drawn["cause"]) == run.status
        assert rows == len(run.theta) or run.status.kind == "diverged"
        np.testing.assert_allclose(np.array(drawn["path"], float).reshape(rows, 2), run.theta[:rows], 1e-9, 1e-9)
        np.testing.assert_allclose(drawn["lr"], run.lr[: rows - 1], 1e-12)


def test_a_drag_sends_nothing_and_touches_nobody_else(play):
    found, _ = play('for (const rate of [0.2, 0.3]) draft.set("r0", {"learning_rate": rate}, false)')
    assert found["sent"] == 0 and found["kept"] == [False, True, True]


def test_a_message_names_the_values_of_those_that_were_touched(play):
    found, _ = play('draft.set("r0", {"beta1": 0.5}, true)')
    assert ["values" in runner for runner in found["message"]["runners"]] == [True, False, False]


def test_several_numbers_are_one_edit(play):
    found, _ = play('draft.set("r0", {"learning_rate": 0.3, "beta1": 0.5}, true)')
    assert (found["previews"], found["sent"]) == (1, 1)


def test_what_only_python_can_run_waits(play):
    found, wished = play('draft.set("r2", {"batch_size": 3}, true)')
    assert found["waiting"] and wished.config.entries[2].optimizer.batch_size == 3


def test_a_list_of_steps_that_the_catalog_has_not_waits(play):
    found, wished = play('draft.schedule("r0", "multistep")')
    assert found["waiting"] and wished.config.entries[0].schedule.milestones == (40, 60)


def test_the_old_runs_stay_in_sight_on_demand(play):
    found, _ = play('model.keep(true); draft.set("r0", {"learning_rate": 0.3}, true)')
    assert found["ghosts"] == 3


def test_numpy_and_the_browser_must_agree(play):
    assert play("")[0]["differs"] == []
    assert play("", spoil=(8 * 20, 0.123))[0]["differs"] == ["Mini-batch GD"]
    last_of_the_first = 16 * 81 * 2 + 16
    assert play("", spoil=(last_of_the_first, 1.0))[0]["differs"] == ["Adam"]


LONG = ("surface=regression&run=minibatch_gd&steps=40000", "surface=booth&run=adam&run=gd&run=nag&steps=70000")


@pytest.mark.parametrize("link", LONG, ids=["chance too long to send", "too long to run twice"])
def test_an_older_path_is_not_held_against_numpys(modules, link):
    packed = []
    for start in ("0,0", "1,0.5"):
        config, _ = decode(f"{link}&start={start}")
        runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))
        payload = pack(config, runners, race(config), "en", LINK, LINK)
        packed.append(base64.b64encode(payload).decode())
    given = base64.b64encode(catalog(config, "en")).decode()
    found = modules.evaluate(READ, [packed[0], given, "", packed[1]])
    assert found["differs"] == [] and not any(found["kept"])
    np.testing.assert_array_equal(found["runners"][0]["path"][:2], [1.0, 0.5])
