/** The section of imports: a file from somebody's own training, shown beside the runners. */

import { element, put } from "../../kit/dom.js";
import { take, welcome } from "./take.js";

/** @type {import("./file.js").Mount} */
export function mount(host, { words }) {
  const said = element("p", { role: "status", "data-testid": "import-told" });
  if (!welcome()) {
    host.append(element("p", {}, words.import_elsewhere));
    return;
  }
  const input = element("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.json",
    hidden: "hidden",
    multiple: "multiple",
  });
  const button = element("button", { type: "button", class: "button", "data-testid": "import" }, words.import_choose);
  input.setAttribute("data-testid", "import-file");
  button.onclick = () => input.click();
  input.onchange = async () => {
    put(said, await take([...input.files], words));
    input.value = ""; // the same file may be chosen again
  };
  host.append(
    element("p", {}, words.import_note),
    element("p", {}, words.import_only),
    element("div", { class: "row" }, button, input),
    said,
  );
}
