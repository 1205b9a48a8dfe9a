/** SVG for pictures that are drawn again and again. */

/** An element of SVG; nothing of it takes the pointer. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  paint(node, attributes);
  node.append(...children);
  return node;
}

/** Sets the attributes that differ. */
export function paint(node, attributes) {
  for (const [key, value] of Object.entries(attributes))
    if (node.getAttribute(key) !== String(value)) node.setAttribute(key, value);
}

/** As many children of one kind as are needed. */
export function fit(parent, count, make) {
  while (parent.childElementCount < count) parent.append(make());
  while (parent.childElementCount > count) parent.lastChild.remove();
  return [...parent.children];
}
