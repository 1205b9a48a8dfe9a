/** What can be added to a race, as the catalog or a race message offers it. */

/** @typedef {import("./catalog_messages.js").Offer} Offer */
/** @typedef {import("./catalog_messages.js").ScheduleOffer} ScheduleOffer */

/**
 * Offers with the values they begin with: those said, else the rates tuned for the surface, else the defaults.
 * @template {Offer | ScheduleOffer} Offered
 * @param {Offered[]} offers
 * @returns {(Offered & {values: Record<string, any>})[]}
 */
export const offered = (offers) =>
  offers.map((offer) => ({
    ...offer,
    values: Object.fromEntries(
      offer.params.map(({ name, value, tuned, default: usual }) => [name, value ?? tuned ?? usual]),
    ),
  }));
