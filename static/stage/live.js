/**
 * What is drawn now, for whatever else on the page follows it: `latest` is {race, state, plot, draft, model, set};
 * every picture is a "frame", and a "still" is the ground below it drawn anew, as after a zoom.
 */
export const live = Object.assign(new EventTarget(), { latest: null });
