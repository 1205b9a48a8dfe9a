/** What a pointer or a key does to the map: it moves the ring, plays a run, or asks for the numbers of a cell. */

import { element, set } from "../../kit/dom.js";

const [AWAY, STILL] = [18, 4]; // px from the pointer to the card; px that a click may tremble
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** @param {object} map its elements, where its cells are, what to do with them */
export function hand(map) {
  const { field, ring, card } = map;
  let [pressed, moved] = [null, false];

  const shares = ({ clientX, clientY }) => {
    const { left, top } = field.getBoundingClientRect();
    const box = map.room();
    return [(clientX - left - box.left) / box.width, 1 - (clientY - top - box.top) / box.height];
  };
  const inside = (part) => part.every((each) => each >= 0 && each <= 1);
  const cell = (part) => part.map((each) => Math.min(Math.max(Math.floor(each * map.count()), 0), map.count() - 1));

  function place() {
    if (!map.ready) return;
    const box = map.room();
    const [x, y] = map.here();
    ring.style.translate = `${box.left + x * box.width}px ${box.top + (1 - y) * box.height}px`;
    field.style.setProperty("--left", `${box.left}px`);
    field.style.setProperty("--top", `${box.top}px`);
    field.style.setProperty("--width", `${box.width}px`);
    field.style.setProperty("--height", `${box.height}px`);
  }

  function point(event) {
    const part = shares(event);
    const told = event.pointerType !== "touch" && !pressed && inside(part) && map.tell(part);
    set(card, { hidden: !told });
    if (!told) return;
    card.replaceChildren(
      ...told.flatMap(([name, value]) =>
        name ? [element("dt", {}, name), element("dd", {}, value)] : [element("dd", { class: "wide" }, value)],
      ),
    );
    const { left, top } = field.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const right = x + AWAY + card.offsetWidth <= field.clientWidth;
    const below = y + AWAY + card.offsetHeight <= field.clientHeight;
    const toX = right ? x + AWAY : x - AWAY - card.offsetWidth;
    const toY = below ? y + AWAY : y - AWAY - card.offsetHeight;
    card.style.translate = `${toX}px ${toY}px`;
  }

  field.onpointerdown = (event) => {
    if (!map.ready || event.button || !inside(shares(event))) return;
    // A finger on the map scrolls the page, unless it takes the ring.
    const holds = event.target.closest(".ring") || event.pointerType !== "touch";
    pressed = { x: event.clientX, y: event.clientY, holds };
    moved = false;
    if (holds) field.setPointerCapture(event.pointerId);
    set(card, { hidden: true });
    ring.focus({ preventScroll: true });
    event.preventDefault();
  };
  field.onpointermove = (event) => {
    if (!map.ready) return;
    if (!pressed) return point(event);
    moved ||= Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL;
    if (moved && pressed.holds) map.choose(cell(shares(event)), false);
  };
  field.onpointerup = (event) => {
    if (!pressed) return;
    const { holds } = pressed;
    pressed = null;
    if (!moved) map.choose(cell(shares(event)), true, true);
    else if (holds) map.choose(cell(shares(event)), true);
  };
  field.onpointercancel = () => {
    pressed = null;
  };
  field.onpointerleave = () => set(card, { hidden: true });

  let stepped = null; // the cell that keys have moved the ring to, not committed yet
  ring.onkeydown = (event) => {
    const way = KEYS[event.key];
    if (!map.ready || event.altKey || event.ctrlKey || event.metaKey || !(way || event.key === "Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    const from = stepped ?? cell(map.here());
    if (!way) {
      stepped = null;
      return map.choose(from, true, true);
    }
    const count = map.count();
    stepped = from.map((each, i) => Math.min(Math.max(each + way[i] * (event.shiftKey ? 10 : 1), 0), count - 1));
    map.choose(stepped, false);
  };
  ring.onkeyup = ring.onblur = () => {
    if (stepped) map.choose(stepped, true);
    stepped = null;
  };
  return { place };
}
