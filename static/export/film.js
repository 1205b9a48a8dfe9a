/** A race as a film: its pictures one after the other, a slice of work each, so that the page stays alive. */

import { style } from "../kit/marks.js";
import { pause } from "./pause.js";
import { titleOf } from "./caption.js";
import { Changes } from "./changes.js";
import { Gif } from "./gif.js";
import { chosen, counted, mixes, Palette } from "./palette.js";
import { webm } from "./webm.js";

export const FRAMES = 150;
const [GIF_DELAY, HOLD] = [5, 200]; // hundredths of a second: of a picture, of the last one more
const [FPS, SECONDS, KEY] = [30, 7.5, 60]; // of a video; pictures from one that stands alone to the next
const RATE = 4e6; // bits a second
const CODECS = [
  ["vp09.00.31.08", "V_VP9"],
  ["vp8", "V_VP8"],
];
const TOLD = 10; // pictures between two changes of the words: else nobody could read them

/** @typedef {{frames?: number, signal?: AbortSignal, progress?: (part: number) => void}} Wish */

/** The steps of the pictures, each with the step of what is said. @param {number} last @param {number} frames */
export function times(last, frames) {
  const at = (k) => (frames > 1 ? (last * k) / (frames - 1) : last);
  return Array.from({ length: frames }, (_, k) => ({
    step: at(k),
    told: k === frames - 1 ? last : at(TOLD * Math.floor(k / TOLD)),
  }));
}

/**
 * Draws picture after picture on one canvas.
 * @param {import("./picture.js").Picture} picture @param {Wish} wish
 * @param {(last: CanvasRenderingContext2D) => (ctx: CanvasRenderingContext2D, k: number) => any} begin what is done
 *   with the last picture, which shows the most, then with each from the first on
 */
async function run(picture, { frames = FRAMES, signal, progress }, begin) {
  const steps = times(picture.last, frames);
  await picture.open(steps.map(({ told }) => told));
  const { size, ratio } = picture;
  const [still, ctx] = [0, 1].map(() =>
    Object.assign(document.createElement("canvas"), size).getContext("2d", { willReadFrequently: true }),
  );
  await pause();
  still.scale(ratio, ratio);
  picture.still(still);
  await pause();
  const draw = ({ step, told }) => {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(still.canvas, 0, 0);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    picture.moving(ctx, step, told);
  };
  draw(steps[frames - 1]);
  await pause();
  const take = begin(ctx);
  await pause();
  for (const [k, time] of steps.entries()) {
    draw(time);
    await take(ctx, k);
    progress?.((k + 1) / frames);
    await pause();
    signal?.throwIfAborted();
  }
}

/** @param {CanvasRenderingContext2D} ctx */
const pixels = (ctx) => {
  const { width, height } = ctx.canvas;
  return new Uint32Array(ctx.getImageData(0, 0, width, height).data.buffer);
};

/**
 * The race as an animated GIF.
 * @param {import("./picture.js").Picture} picture @param {Wish} [wish]
 */
export async function gif(picture, wish = {}) {
  /** @type {Gif} */ let file;
  /** @type {Changes} */ let changes;
  await run(picture, wish, (last) => {
    const { width, height } = last.canvas;
    const palette = new Palette(chosen(movingColours(picture), counted(pixels(last))));
    file = new Gif(width, height, palette.colours, picture.link);
    changes = new Changes(width, height, palette);
    return (ctx) => file.add(changes.patch(pixels(ctx)), GIF_DELAY);
  });
  file.linger(HOLD);
  return new Blob([file.finish()], { type: "image/gif" });
}

/** What moving things are drawn with, and the smooth edges of each. */
function movingColours({ colors, shown, dark, race }) {
  const { background, ink, ink2 } = colors;
  const slots = [...shown, ...(race.ghosts ?? [])].map(({ slot }) => style(slot, dark).color);
  return [...new Set([ink, ...slots, ink2])].flatMap((each) => mixes(each, background));
}

/** The codec of a video that this browser can make, as it and as Matroska name it; null where it can make none. */
export async function codec(width, height) {
  if (!("VideoEncoder" in globalThis)) return null;
  for (const [codec, name] of CODECS) {
    /** @type {VideoEncoderConfig} */
    const config = { codec, width, height, bitrate: RATE, framerate: FPS, latencyMode: "quality" };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return { name, config };
  }
  return null;
}

/**
 * The race as a video.
 * @param {import("./picture.js").Picture} picture @param {Wish} [wish]
 */
export async function video(picture, wish = {}) {
  const pictures = [];
  /** @type {VideoEncoder} */ let encoder;
  let lost = null;
  const tick = 1000 / FPS; // ms
  const encode = async (ctx, time, key) => {
    if (lost) throw lost;
    const frame = new VideoFrame(ctx.canvas, { timestamp: 1000 * time, duration: 1000 * tick });
    encoder.encode(frame, { keyFrame: key });
    frame.close();
    while (encoder.encodeQueueSize > 2)
      await new Promise((go) => encoder.addEventListener("dequeue", go, { once: true }));
  };
  const { width, height } = picture.size;
  const found = await codec(width, height);
  const { frames = FPS * SECONDS } = wish;
  try {
    await run(picture, { ...wish, frames }, () => {
      encoder = new VideoEncoder({
        output: (chunk) => {
          const data = new Uint8Array(chunk.byteLength);
          chunk.copyTo(data);
          pictures.push({ data, time: chunk.timestamp / 1000, key: chunk.type === "key" });
        },
        error: (problem) => (lost = problem),
      });
      encoder.configure(found.config);
      return async (ctx, k) => {
        await encode(ctx, k * tick, k % KEY === 0);
        // The last one stays: a player shows a picture until the next one.
        if (k === frames - 1) await encode(ctx, k * tick + 10 * HOLD, false);
      };
    });
    await encoder.flush();
    if (lost) throw lost;
  } finally {
    if (encoder?.state === "configured") encoder.close();
  }
  const duration = frames * tick + 10 * HOLD;
  const title = titleOf(picture.race);
  return new Blob([webm({ width, height, codec: found.name, duration, title }, pictures)], { type: "video/webm" });
}
