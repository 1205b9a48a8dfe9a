import { element } from "./dom.js";
import { icon } from "./icons.js";

const PATIENCE = 300; // ms before "loading" is worth saying

/** What stands over the plot when there is no picture to see: loading, a failure, an empty race. */
export class Notice {
  /** @param {{add: (anchor: Element) => void, reload: () => void}} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    this.node = element("div", { class: "notice", hidden: true });
    this.timer = setTimeout(() => this.show("loading"), PATIENCE);
  }

  /** @param {Object<string, string>} words */
  update(words) {
    this.words = words;
    if (this.kind) this.show(this.kind);
  }

  /** @param {"loading"|"error"|"empty"|null} kind */
  show(kind) {
    clearTimeout(this.timer);
    this.kind = kind;
    this.node.hidden = !kind || !this.words;
    if (this.node.hidden) return;
    const { words, hooks } = this;
    const act = (glyph, label, action) => {
      const button = element("button", { type: "button", class: "button primary", onclick: () => action(button) }, glyph && icon(glyph), label);
      return button;
    };
    this.node.dataset.kind = kind;
    this.node.replaceChildren(...{
      loading: () => [element("strong", {}, words.loading_title), element("span", { class: "bar" })],
      error: () => [icon("warning"), element("strong", { role: "alert" }, words.error_title), act(null, words.reload, hooks.reload)],
      empty: () => [element("strong", {}, words.empty_title), element("span", {}, words.empty_text), act("plus", words.add, hooks.add)],
    }[kind]());
  }
}
