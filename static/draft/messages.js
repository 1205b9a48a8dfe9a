/**
 * What a race and an edit say, key by key, for the type check: stage/schema.py names the same for what Python says,
 * engine/edits.py for what the stage says. There is nothing here to run.
 */

/** @typedef {import("../core/types.js").Known} Known */
/** @typedef {import("./catalog_messages.js").Offer} Offer */
/** @typedef {import("./catalog_messages.js").RulePrograms} RulePrograms */
/** @typedef {import("./catalog_messages.js").ScheduleOffer} ScheduleOffer */
/** @typedef {import("./catalog_messages.js").SchedulePrograms} SchedulePrograms */
/** @typedef {import("./catalog_messages.js").ShownView} ShownView */

/**
 * The rate that suits a runner, where it comes from, and its law where theory gives it.
 * @typedef {object} TunedRate
 * @property {number} rate
 * @property {"table" | "theory" | "found"} how
 * @property {string} law
 */

/**
 * How a run ended, at which step and why.
 * @typedef {object} RunEnd
 * @property {"converged" | "stuck" | "diverged" | "moving"} kind
 * @property {number} step
 * @property {string | null} cause
 * @property {Known | null} why
 */

/**
 * The scene that a race is, or comes from.
 * @typedef {object} SceneMark
 * @property {number} number
 * @property {boolean} changed
 * @property {string} title
 * @property {string} watch
 */

/**
 * A runner of a race; one that is the `same` in a race which is held here says no more than that.
 * @typedef {object} RaceRunner
 * @property {string} id
 * @property {number} slot
 * @property {string} name
 * @property {TunedRate | null} tuned
 * @property {boolean} [same]
 * @property {RunEnd} [status]
 * @property {string} [key]
 * @property {string} [kind]
 * @property {Record<string, any>} [values]
 * @property {string | null} [schedule]
 * @property {string | null} [plan]
 * @property {string | null} [sees]
 */

/**
 * One confirmed race; the path of a runner is the array of its id beside it.
 * @typedef {object} RaceMessage
 * @property {number} revision
 * @property {number} sent
 * @property {number | null} base
 * @property {number} echo
 * @property {boolean} behind
 * @property {string | null} opening
 * @property {SceneMark | null} scene
 * @property {boolean} hide_future
 * @property {string} session
 * @property {string} catalog
 * @property {string} link
 * @property {string} share
 * @property {number[]} start
 * @property {number} steps
 * @property {Record<string, number>} [numbers]
 * @property {Record<string, number>} textbook
 * @property {Record<string, number[]>} given
 * @property {number} seed
 * @property {RaceRunner[]} runners
 * @property {RulePrograms[]} [rules]
 * @property {Offer[]} [optimizers]
 * @property {SchedulePrograms[]} [plans]
 * @property {ScheduleOffer[]} [schedules]
 * @property {ShownView[]} [views]
 */

/**
 * A runner of an edit, `from` whom it was duplicated; what was not touched is not said.
 * @typedef {object} EditedRunner
 * @property {string} [id]
 * @property {number} [slot]
 * @property {string} [key]
 * @property {Record<string, any>} [values]
 * @property {string | null} [schedule]
 * @property {string} [from]
 */

/**
 * What the hand wishes for: its number, the race that is held here, and what was touched.
 * @typedef {object} Edit
 * @property {number} [n]
 * @property {[string, number] | null} [holds]
 * @property {number[]} [start]
 * @property {number} [steps]
 * @property {Record<string, number>} [numbers]
 * @property {EditedRunner[]} [runners]
 * @property {boolean} [tune]
 * @property {boolean} [hide_future]
 */

export {};
