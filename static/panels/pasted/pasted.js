/** The box for rows of one's own: it sends what is pasted or dropped, and shows what was read of it. */
import { element, put, set } from "../../kit/dom.js";
import { exact } from "../../kit/format.js";

const PAUSE = 200; // ms without a key before what is typed is read
const LARGEST = 1_000_000; // characters

/** @param {HTMLElement} host @param {(message: object) => void} send */
export function mount(host, send) {
  const area = element("textarea", {
    rows: "5",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    "data-testid": "data-rows",
    "aria-describedby": "data-said",
  });
  const file = element("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain", hidden: "hidden" });
  const choose = element("button", { type: "button", class: "plain" });
  const draw = element("button", { type: "button", "data-testid": "data-draw" });
  const said = element("p", { id: "data-said", "data-testid": "data-said", "aria-live": "polite" });
  const table = element("table", { "data-testid": "data-preview" });
  host.replaceChildren(area, file, element("div", { class: "line" }, choose, draw), said, table);
  let [sent, timer, data, large] = [0, 0, null, false];
  const tell = (message) => send({ n: `${performance.now()} ${(sent += 1)}`, ...message });

  function read(now) {
    clearTimeout(timer);
    large = area.value.length > LARGEST;
    if (!large) timer = setTimeout(() => tell({ typed: area.value }), now ? 0 : PAUSE);
    show();
  }
  async function open(from) {
    if (!from) return;
    large = from.size > LARGEST;
    if (large) return show();
    area.value = await from.text();
    read(true);
  }
  area.oninput = () => read(false);
  area.onpaste = () => setTimeout(() => read(true));
  area.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) draw.click();
    event.stopPropagation(); // keys of the stage
  };
  host.ondragover = (event) => {
    event.preventDefault();
    host.toggleAttribute("data-over", true);
  };
  host.ondragleave = () => host.toggleAttribute("data-over", false);
  host.ondrop = (event) => {
    event.preventDefault();
    host.toggleAttribute("data-over", false);
    const [from] = event.dataTransfer?.files ?? [];
    if (from) return void open(from);
    area.value = event.dataTransfer?.getData("text/plain") ?? "";
    read(true);
  };
  choose.onclick = () => file.click();
  file.onchange = () => {
    open(file.files?.[0]);
    file.value = "";
  };
  draw.onclick = () => {
    clearTimeout(timer);
    tell({ take: area.value });
  };
  return {
    update(news, again) {
      if (again) return;
      data = news;
      set(host, { lang: data.lang });
      set(area, { ariaLabel: data.words.label, placeholder: data.words.hint });
      put(choose, data.words.file);
      put(draw, data.words.draw);
      show();
    },
    destroy: () => clearTimeout(timer),
  };

  function show() {
    if (!data) return;
    const problem = large ? data.words.large : area.value.trim() ? data.problem : "";
    put(said, problem || (area.value.trim() && data.said) || "");
    said.toggleAttribute("data-wrong", Boolean(problem));
    set(area, { ariaInvalid: String(Boolean(problem)) });
    const rows = !problem && area.value.trim() ? (data.rows ?? []) : [];
    set(draw, { disabled: !rows.length });
    set(table, { hidden: !rows.length });
    if (!rows.length) return table.replaceChildren();
    const cells = (name, row) => element("tr", {}, ...row.map((cell) => element(name, {}, cell)));
    table.replaceChildren(
      element("caption", {}, data.words.first),
      cells("th", data.columns),
      ...rows.map((row) => cells("td", row.map(exact))),
      ...(data.more ? [cells("td", ["…", "…"])] : []),
    );
  }
}
