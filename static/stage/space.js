/** The loss as a surface in space: Plotly draws it, and paths find their places on it by the same perspective. */

import { build, name } from "./dom.js";
import { Frame } from "./frame.js";
import { tokens } from "./marks.js";
import { compile, grid, registersOf, runScalar } from "./program.js";

const POINTS = 161; // along each axis
const TALL = 0.32; // the loss axis, as a share of the longer side
const FOCUS = 0.5 / Math.tan(Math.PI / 8); // Plotly's angle of view is 45°
const KEYS = { ArrowLeft: [0.1, 0, 1], ArrowRight: [-0.1, 0, 1], ArrowUp: [0, 0.1, 1], ArrowDown: [0, -0.1, 1], "+": [0, 0, 0.9], "-": [0, 0, 1.1] };
const { cos, sin } = Math;
const within = (low, high, value) => Math.min(Math.max(value, low), high);

export class Space {
  camera = [-2.3, 0.95, 1.8]; // angle, angle above the plane, distance

  /** @param {HTMLElement} host of the canvas for the paths @param {() => void} changed the camera has moved. Throws "no_webgl". */
  constructor(host, changed) {
    if (!document.createElement("canvas").getContext("webgl")) throw new Error("no_webgl");
    const { node } = build("space");
    this.node = host.insertBefore(node, host.querySelector(":scope > canvas"));
    let last = null;
    const turns = {
      keydown: ({ key }) => KEYS[key],
      wheel: ({ deltaY }) => [0, 0, deltaY > 0 ? 1.06 : 0.94],
      pointerdown: (event) => {
        node.focus();
        node.setPointerCapture((last = event).pointerId);
        return [0, 0, 1];
      },
      pointermove: (event) => {
        if (!node.hasPointerCapture(event.pointerId)) return null;
        const turn = [(last.x - event.x) / 120, (event.y - last.y) / 120, 1];
        last = event;
        return turn;
      },
      dblclick: () => [0, 0, 1],
    };
    for (const [kind, turned] of Object.entries(turns)) {
      node.addEventListener(kind, (event) => {
        const turn = turned(event);
        if (!turn) return;
        event.preventDefault();
        event.stopPropagation(); // what turns the camera is no gesture on the plane
        const [angle, rise, far] = this.camera;
        this.camera = [angle + turn[0], within(-1.5, 1.5, rise + turn[1]), within(1, 5, far * turn[2])];
        this.scene?.camera.lookAt(this.#eye(), [0, 0, 0], [0, 0, 1]);
        this.scene?.saveLayout(this.node.layout);
        changed();
      });
    }
  }

  /** Draws what differs from the last time. @param {{dark: boolean, font: string, box: object, words: Object<string, string>}} look */
  draw(surface, levels, { dark, font, box, words }) {
    const key = JSON.stringify([surface, levels, dark, font, box, words.space_view]);
    if (key === this.key || !window.Plotly) return;
    this.key = key;
    name(this.node, words.space_view);
    this.node.style.inset = `${box.top}px auto auto ${box.left}px`;
    const { left, top, width, height } = box;
    const frame = (this.frame = Frame.fit(surface.view, box));
    const sides = [frame.x1 - frame.x0, frame.y1 - frame.y0];
    const unit = Math.max(...sides);
    const size = (levels.high - levels.low) / 11;
    const [low, high] = [levels.low - size, levels.high + size];
    const log = surface.minima.length > 0;
    const scaled = (loss) => within(low, high, log ? Math.log10(Math.max(loss - surface.floor, 0)) : loss);
    const range = [low - size / 9, high + size / 9]; // at its very edge the surface would be cut to dust
    const program = compile(surface.program);
    const registers = registersOf(program);
    frame.pixel = (theta) => {
      registers.set(theta);
      runScalar(program, registers);
      const [across, along] = [(theta[0] - frame.window.x) / unit, (theta[1] - frame.window.y) / unit];
      const up = ((scaled(registers[program.outputs[0]]) - (low + high) / 2) / (range[1] - range[0])) * TALL;
      if (![across, along].every((part, i) => Math.abs(part) * unit <= sides[i] * 0.500001)) return [NaN, NaN];
      const [angle, rise, far] = this.camera;
      const near = across * cos(angle) + along * sin(angle);
      const scale = (FOCUS * height) / (far - near * cos(rise) - up * sin(rise));
      const aside = along * cos(angle) - across * sin(angle);
      return [left + width / 2 + scale * aside, top + height / 2 - scale * (up * cos(rise) - near * sin(rise))];
    };

    const line = (from, side) => Float64Array.from({ length: POINTS }, (_, i) => from + (side * i) / (POINTS - 1));
    const [x, y] = [line(frame.x0, sides[0]), line(frame.y0, sides[1])];
    const heights = grid(surface.program, x, y).map(scaled);
    const z = Array.from(y, (_, row) => heights.subarray(row * POINTS, (row + 1) * POINTS));
    const { tones, contour, background, ink3 } = tokens(dark);
    const colorscale = tones.flatMap((tone, i) => [[i / tones.length, tone], [(i + 1) / tones.length, tone]]);
    const contours = { z: { start: levels.low, end: levels.high, size, color: contour } };
    const axis = (text, ...range) => ({ title: { text }, range, color: ink3 });
    const eye = this.#eye();
    const scene = {
      xaxis: axis(surface.axes[0], frame.x0, frame.x1), yaxis: axis(surface.axes[1], frame.y0, frame.y1),
      zaxis: { ...axis(words.column_loss, ...range), tickmode: log ? "array" : "auto" },
      aspectratio: { x: sides[0] / unit, y: sides[1] / unit, z: TALL }, camera: { eye: { x: eye[0], y: eye[1], z: eye[2] } },
    };
    const layout = { template: JSON.parse(this.node.dataset.template), width, height, font: { family: font }, paper_bgcolor: background, scene };
    const trace = { type: "surface", x, y, z, cmin: low, cmax: high, colorscale, contours };
    window.Plotly.react(this.node, [trace], layout, { displayModeBar: false, plotGlPixelRatio: window.devicePixelRatio });
    this.scene = this.node._fullLayout.scene._scene;
    this.scene.camera.delay = 0; // else the surface would glide after the paths
  }

  /** @param {boolean} on */
  show(on) {
    this.node.style.visibility = on ? "visible" : "";
  }

  destroy() {
    window.Plotly?.purge(this.node);
    this.node.remove();
  }

  #eye() {
    const [angle, rise, far] = this.camera;
    return [far * cos(rise) * cos(angle), far * cos(rise) * sin(angle), far * sin(rise)];
  }
}
