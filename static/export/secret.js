/** What a picture may not give away: an outcome that is to be guessed. */

/**
 * Whether the outcome is hidden on purpose. The question of a first visit hides it too, for the few seconds that it
 * plays: whoever asks for a film then wants all of it.
 * @param {any} race @param {{hideFuture: boolean, invited: boolean, step: number}} state
 */
export function secret({ hide_future: told, opening, steps }, { hideFuture, invited, step }) {
  const question = opening === "asked" && !told && !invited;
  return hideFuture && !question && step < steps;
}

/** The last step that a film may show. @param {any} race @param {any} state */
export const lastShown = (race, state) => (secret(race, state) ? Math.floor(state.step) : race.steps);
