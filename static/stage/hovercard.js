/** The card beside a pointed-at step. */
import { build, put, speak } from "../kit/dom.js";
import { fill, number } from "../kit/format.js";
import { style, swatch } from "../kit/marks.js";

const AWAY = 18; // px from the point
const coordinate = (value) => (Math.abs(value) < 1000 ? value.toFixed(3).replace("-", "−") : number(value));

export class HoverCard {
  constructor(host) {
    const { node, ...parts } = build("hovercard");
    this.node = node;
    this.parts = parts;
    this.host = host;
    host.append(node);
  }

  setTheme(dark) {
    this.dark = dark;
  }

  /** Beside a point of the host, in px. */
  show({ words }, { slot, name, path, loss, norm }, step, x, y) {
    const { node, parts, host, dark } = this;
    speak(node, words);
    parts.marker.replaceChildren(swatch(slot, dark, { size: 11 }));
    const texts = {
      name,
      step: fill(words.nth_step, { step }),
      theta: `(${coordinate(path[2 * step])}, ${coordinate(path[2 * step + 1])})`,
      loss: number(loss[step]),
      norm: number(norm?.[step]),
    };
    for (const [part, text] of Object.entries(texts)) put(parts[part], text);
    const { offsetWidth: width, offsetHeight: height } = node;
    const [right, below] = [x + AWAY + width <= host.clientWidth, y + AWAY + height <= host.clientHeight];
    const [left, top] = [right ? x + AWAY : Math.max(0, x - AWAY - width), below ? y + AWAY : y - AWAY - height];
    node.dataset.side = `${right ? "right" : "left"} ${below ? "below" : "above"}`;
    node.style.setProperty("--runner", style(slot, dark).color);
    Object.assign(node.style, { translate: `${Math.round(left)}px ${Math.round(top)}px`, opacity: 1 });
  }

  hide() {
    this.node.style.opacity = 0;
  }
}
