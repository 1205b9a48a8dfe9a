/** The loss as a surface in space: Plotly draws it, and paths find their places on it by the same perspective. */
import { build } from "../kit/dom.js";
import { Frame } from "../kit/frame.js";
import { tokens } from "../kit/marks.js";
import { grid, registersOf, runScalar } from "../core/program.js";

const POINTS = 121; // along each axis
const TALL = 0.32; // the loss axis, as a share of the longer side
const FOCUS = 0.5 / Math.tan(Math.PI / 8); // Plotly sees 45°
const STAY = [0, 0, 1];
const KEYS = {
  ArrowLeft: [0.1, 0, 1],
  ArrowRight: [-0.1, 0, 1],
  ArrowUp: [0, 0.1, 1],
  ArrowDown: [0, -0.1, 1],
  "+": [0, 0, 0.9],
  "-": [0, 0, 1.1],
};
const { cos, sin } = Math;
const within = (low, high, value) => Math.min(Math.max(value, low), high);

export class Space {
  camera = [-2.3, 0.95, 1.8]; // angle, angle above the plane, distance

  /**
   * @param {HTMLElement} host of the canvas for the paths
   * @param {() => void} changed the camera has moved. Throws "no_webgl".
   */
  constructor(host, changed) {
    if (!document.createElement("canvas").getContext("webgl")) throw new Error("no_webgl");
    const { node } = build("space");
    this.node = host.insertBefore(node, host.querySelector(":scope > canvas"));
    let last = null;
    const turns = {
      keydown: ({ key }) => KEYS[key],
      wheel: ({ deltaY, ctrlKey, metaKey }) => (ctrlKey || metaKey) && [0, 0, deltaY > 0 ? 1.06 : 0.94],
      dblclick: () => STAY,
      pointerdown: (event) => {
        node.focus();
        node.setPointerCapture((last = event).pointerId);
        return STAY;
      },
      pointermove: (event) => {
        const before = last;
        last = event;
        return node.hasPointerCapture(event.pointerId) && [(before.x - event.x) / 120, (event.y - before.y) / 120, 1];
      },
    };
    for (const kind in turns) {
      node.addEventListener(kind, (event) => {
        const turn = turns[kind](event);
        if (!turn) return;
        event.preventDefault();
        event.stopPropagation(); // it means something else to the plane
        const [angle, rise, far] = this.camera;
        this.camera = [angle + turn[0], within(-1.5, 1.5, rise + turn[1]), within(1, 5, far * turn[2])];
        this.scene.camera.lookAt(Object.values(this.#eye()), [0, 0, 0], [0, 0, 1]);
        this.scene.saveLayout(this.node.layout);
        changed();
      });
    }
  }

  /** Draws what differs from the last time. */
  draw(surface, { low, high }, { dark, font, box, words }) {
    const key = JSON.stringify([low, high, dark, font, box, words.space_view]);
    if ((key === this.key && surface === this.surface) || !window.Plotly) return;
    this.key = key;
    this.surface = surface;
    this.node.ariaLabel = words.space_view;
    const { left, top, width, height } = box;
    if (!this.scene) this.camera[2] *= Math.max(1, (1.15 * height) / width); // a narrow view from farther away
    this.node.style.inset = `${top}px auto auto ${left}px`;
    const frame = (this.frame = Frame.fit(surface.view, box));
    const { x0, x1, y0, y1 } = frame;
    const unit = Math.max(x1 - x0, y1 - y0);
    const size = (high - low) / 11;
    const log = surface.minima.length > 0;
    const scaled = (loss) =>
      within(low - size, high + size, log ? Math.log10(Math.max(loss - surface.floor, 0)) : loss);
    const range = [low - 1.1 * size, high + 1.1 * size]; // at its very edge the surface would be cut to dust
    const { program } = surface;
    const registers = registersOf(program);
    frame.pixel = ([x, y]) => {
      if (x < x0 || x > x1 || y < y0 || y > y1) return [NaN, NaN];
      registers.set([x, y]);
      runScalar(program, registers);
      const [across, along] = [(x - (x0 + x1) / 2) / unit, (y - (y0 + y1) / 2) / unit];
      const up = ((scaled(registers[program.outputs[0]]) - (low + high) / 2) / (range[1] - range[0])) * TALL;
      const [angle, rise, far] = this.camera;
      const near = across * cos(angle) + along * sin(angle);
      const scale = (FOCUS * height) / (far - near * cos(rise) - up * sin(rise));
      const aside = along * cos(angle) - across * sin(angle);
      return [left + width / 2 + scale * aside, top + height / 2 - scale * (up * cos(rise) - near * sin(rise))];
    };

    const sides = [
      [x0, x1],
      [y0, y1],
    ];
    const [x, y] = sides.map(([from, to]) =>
      Float64Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1)),
    );
    const heights = grid(surface.program, x, y).map(scaled);
    const z = Array.from(y, (_, row) => heights.subarray(row * POINTS, (row + 1) * POINTS));
    const { tones, contour, background, ink3 } = tokens(dark);
    const trace = {
      type: "surface",
      x,
      y,
      z,
      cmin: low - size,
      cmax: high + size,
      contours: { z: { start: low, end: high, size, color: contour } },
      colorscale: tones.flatMap((tone, i) => [i, i + 1].map((edge) => [edge / tones.length, tone])),
    };
    const axis = (text, range) => ({ title: { text }, range, color: ink3 });
    const scene = {
      xaxis: axis(surface.axes[0], sides[0]),
      yaxis: axis(surface.axes[1], sides[1]),
      zaxis: { ...axis(words.column_loss, range), tickmode: log ? "array" : "auto" },
      aspectratio: { x: (x1 - x0) / unit, y: (y1 - y0) / unit, z: TALL },
      camera: { eye: this.#eye() },
    };
    const layout = {
      template: JSON.parse(this.node.dataset.template),
      width,
      height,
      font: { family: font },
      paper_bgcolor: background,
      scene,
    };
    window.Plotly.react(this.node, [trace], layout, { displayModeBar: false, plotGlPixelRatio: devicePixelRatio });
    this.scene = this.node._fullLayout.scene._scene;
    this.scene.camera.delay = 0; // else the surface would glide after the paths
  }

  show(on) {
    this.node.style.visibility = on ? "visible" : "";
  }

  destroy() {
    window.Plotly?.purge(this.node);
    this.node.remove();
  }

  #eye() {
    const [angle, rise, far] = this.camera;
    return { x: far * cos(rise) * cos(angle), y: far * cos(rise) * sin(angle), z: far * sin(rise) };
  }
}
