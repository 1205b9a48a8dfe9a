/** The box for a formula of one's own: it sends what is typed, and shows what is wrong under the letter it means. */
import { element, put, set } from "../../kit/dom.js";

const PAUSE = 160; // ms without a key before what is typed is read
const pen = document.createElement("canvas").getContext("2d");

/** @param {HTMLElement} host @param {(message: object) => void} send */
export function mount(host, send) {
  const input = element("input", {
    type: "text",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    maxlength: "2000",
    "data-testid": "formula",
    "aria-describedby": "formula-problem",
  });
  const mark = element("i", { "aria-hidden": "true" }, "▲");
  const problem = element("p", { id: "formula-problem", "data-testid": "formula-problem", "aria-live": "polite" });
  const draw = element("button", { type: "button", "data-testid": "formula-draw" });
  const line = element("div", { class: "line" }, input, draw);
  host.replaceChildren(line, element("div", { class: "problem" }, mark, problem));
  let [sent, timer, data, known] = [0, 0, null, null];
  const tell = (message) => send({ n: `${performance.now()} ${(sent += 1)}`, ...message });

  function take() {
    clearTimeout(timer);
    tell({ take: input.value });
  }
  input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell({ typed: input.value }), PAUSE);
    show();
  };
  input.onkeydown = (event) => {
    if (event.key === "Enter" && !event.isComposing) take();
  };
  input.onscroll = place;
  draw.onclick = take;
  return {
    update(news, again) {
      if (again) return;
      // Whoever is typing keeps what is typed; a formula drawn meanwhile by another hand is shown.
      const moved = data && news.drawn !== data.drawn && input.value !== known;
      if (!data || document.activeElement !== input || (moved && news.text === news.drawn)) input.value = news.text;
      [data, known] = [news, news.text];
      set(host, { lang: news.lang });
      set(input, { ariaLabel: news.words.label, placeholder: news.words.hint });
      put(draw, news.words.draw);
      show();
    },
    destroy: () => clearTimeout(timer),
  };

  /** What is wrong with the text, once it has been read. */
  function show() {
    if (!data) return;
    const wrong = input.value === data.text && data.sentence;
    put(problem, wrong || "");
    set(input, { ariaInvalid: String(Boolean(wrong)) });
    set(draw, { disabled: input.value === data.drawn || Boolean(wrong) });
    set(mark, { hidden: !wrong || data.position === null });
    place();
  }

  /** The mark under the letter, as far as the text is scrolled. */
  function place() {
    if (mark.hidden || !data) return;
    const { font, paddingLeft, borderLeftWidth } = getComputedStyle(input);
    pen.font = font;
    const [before, letter] = [input.value.slice(0, data.position), input.value[data.position] ?? " "];
    const at = pen.measureText(before).width + pen.measureText(letter).width / 2 - input.scrollLeft;
    const left = parseFloat(paddingLeft) + parseFloat(borderLeftWidth) + at;
    mark.style.left = `${Math.min(Math.max(left, 6), input.offsetWidth - 6)}px`;
  }
}
