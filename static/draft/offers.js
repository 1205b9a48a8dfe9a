/** What can be added to a race, as the catalog or a race message offers it. */

/**
 * Offers with the values they begin with: those said, else the rates tuned for the surface, else the defaults.
 * @param {any[]} offers
 */
export const offered = (offers) =>
  offers.map((offer) => ({
    ...offer,
    values: Object.fromEntries(
      offer.params.map(({ name, value, tuned, default: usual }) => [name, value ?? tuned ?? usual]),
    ),
  }));
