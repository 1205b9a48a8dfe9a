/** A low window: a phone on its side, or a page at 200 %. What it looks like stands in static/css/low.css. */

export const low = matchMedia("(max-height: 500px)");
