/** The ensemble of a race: Python's for the race of the page. */
export const runOf = (data, race, changed) => (changed ? null : data);
