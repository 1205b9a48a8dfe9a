/**
 * What a catalog says, key by key, for the type check: stage/catalog_schema.py names the same. There is nothing here to
 * run.
 */

/** @typedef {import("../core/program.js").PackedProgram} Packed */

/**
 * A hyperparameter on a card; in a catalog it says only what its name's entry in `terms` does not say.
 * @typedef {object} CardParam
 * @property {string} name
 * @property {any} [default]
 * @property {number | null} [tuned]
 * @property {any} [value]
 * @property {boolean | null} [structural]
 * @property {number | number[] | null} [horizon]
 * @property {string} [symbol]
 * @property {string} [title]
 * @property {string} [help]
 * @property {string} [scale]
 * @property {number} [low]
 * @property {number} [high]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {string[] | null} [choices]
 * @property {string[] | null} [called]
 * @property {boolean} [main]
 */

/**
 * A rule as "Add a runner" and its card show it.
 * @typedef {object} Offer
 * @property {string} kind
 * @property {string} key
 * @property {string} title
 * @property {number | null} slot
 * @property {string} family
 * @property {CardParam[]} params
 * @property {string | null} sees
 * @property {boolean} [seeks]
 * @property {[string, string, string][]} [memories]
 * @property {Record<string, string>} [letters]
 */

/**
 * A schedule as a card offers it.
 * @typedef {object} ScheduleOffer
 * @property {string} kind
 * @property {string} key
 * @property {string} title
 * @property {string | null} replaces
 * @property {CardParam[]} params
 */

/**
 * The programs of a rule that is shown the view of that number, with these settings built in.
 * @typedef {object} RulePrograms
 * @property {string} kind
 * @property {Record<string, any>} fixed
 * @property {number} view
 * @property {string | number} base
 * @property {string[]} numbers
 * @property {string[]} carried
 * @property {string[]} recorded
 * @property {Packed} start
 * @property {Packed} step
 * @property {Packed} [limit]
 * @property {[string, string]} [laws]
 */

/**
 * The programs of a schedule, with these settings built in.
 * @typedef {object} SchedulePrograms
 * @property {string} kind
 * @property {Record<string, any>} fixed
 * @property {boolean} watches
 * @property {string[]} memory
 * @property {string[]} numbers
 * @property {string[]} [cycled]
 * @property {Packed} start
 * @property {Packed} step
 */

/**
 * What a rule is shown: numbers that chance adds, and the loss as it shows it.
 * @typedef {object} ShownView
 * @property {number} feeds
 * @property {Float64Array} numbers
 * @property {Packed} loss
 */

/**
 * What decides how a run ended, and the causes in the order of their codes.
 * @typedef {object} EndPrograms
 * @property {(string | null)[]} causes
 * @property {number} rest
 * @property {Packed} steepest
 * @property {Packed} lying
 * @property {Packed} valley
 * @property {Packed} leaving
 */

/**
 * Rows of data that programs name: static/core/over_rows.js.
 * @typedef {object} ShownRows
 * @property {number} name
 * @property {Float64Array} x
 * @property {Float64Array} y
 * @property {number} delta
 */

/**
 * The surface as the stage draws it.
 * @typedef {object} ShownSurface
 * @property {string} key
 * @property {string} title
 * @property {[number, number, number, number]} view
 * @property {[string, string]} axes
 * @property {[number, number, number][]} minima
 * @property {[number, number][]} saddles
 * @property {number} floor
 * @property {Packed} program
 * @property {Packed} gradient
 * @property {Packed} hessian
 * @property {ShownRows} [rows]
 * @property {number[]} [values]
 * @property {CardParam[]} [numbers]
 */

/**
 * All that lasts for a surface and language, by a name that is made of it.
 * @typedef {object} Catalog
 * @property {string} name
 * @property {string} lang
 * @property {Record<string, string>} words
 * @property {number} reach
 * @property {number} tolerance
 * @property {EndPrograms} ends
 * @property {number} limit
 * @property {number[]} slots
 * @property {any} bound
 * @property {ShownSurface} surface
 * @property {Record<string, any>} terms
 * @property {Offer[]} optimizers
 * @property {ScheduleOffer[]} schedules
 * @property {RulePrograms[]} rules
 * @property {SchedulePrograms[]} plans
 * @property {ShownView[]} views
 */

export {};
