/** A canvas that fills its host and knows the density of the screen. */

import { element } from "./dom.js";

export class Layer {
  /** @param {HTMLElement} host positioned */
  constructor(host) {
    this.host = host;
    this.node = element("canvas", { style: "position:absolute;inset:0;width:100%;height:100%;pointer-events:none", "aria-hidden": "true" });
    this.ctx = this.node.getContext("2d");
    host.append(this.node);
  }

  /** Takes the size of the host; false while it has none. @returns {boolean} */
  fit() {
    this.width = this.host.clientWidth;
    this.height = this.host.clientHeight;
    this.ratio = window.devicePixelRatio;
    this.node.width = Math.round(this.width * this.ratio);
    this.node.height = Math.round(this.height * this.ratio);
    this.font = getComputedStyle(this.host).fontFamily;
    return this.width > 0 && this.height > 0;
  }

  /** Whether the window has moved to another screen, or the page was zoomed, since the last fit. */
  get stale() {
    return this.ratio !== window.devicePixelRatio;
  }

  /** An empty canvas in CSS px. @returns {CanvasRenderingContext2D} */
  begin() {
    this.ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.ctx.clearRect(0, 0, this.width, this.height);
    return this.ctx;
  }

  /** CSS px from the corner of the host. @param {{clientX: number, clientY: number}} event */
  at({ clientX, clientY }) {
    const { left, top } = this.host.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}
