/**
 * What is drawn now, for whatever else on the page follows it: `latest` is {race, state, plot, draft, model, set};
 * every picture is a "frame".
 */
export const live = Object.assign(new EventTarget(), { latest: null });
