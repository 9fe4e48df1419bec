// A small virtual DOM. Texts are never parsed as HTML.

/** Describes an element: h('p.dim', { title }, ...). Omits props that are null or false. `key` identifies an element among others. */
export function h(name, ...children) {
  const props = children[0]?.constructor === Object && !children[0].tag ? children.shift() : {};
  const [tag, ...classes] = name.split('.');
  if (classes.length)
    props.class = classes.concat(props.class ?? []).join(' ');
  return { tag, props, children: flatten(children) };
}

const flatten = children => [children].flat(Infinity).filter(child => child || child === 0);

/** Updates the children of an element to match a description. Reuses existing elements, which keep their focus and input. */
export function patch(parent, description) {
  const children = flatten(description);
  const unused = new Map();
  for (const node of parent.childNodes) {
    const name = node.key ?? node.nodeName.toLowerCase();
    unused.has(name) ? unused.get(name).push(node) : unused.set(name, [node]);
  }
  const nodes = children.map(child => unused.get(child.tag ? child.props.key ?? child.tag : '#text')?.shift() ?? create(child));
  // Remove unused elements first, so that the others need not move: moving an element clears its focus.
  unused.forEach(rest => rest.forEach(node => node.remove()));
  let next = parent.firstChild;
  nodes.forEach((node, i) => {
    if (node === next)
      next = next.nextSibling;
    else if (parent.moveBefore && node.parentNode === parent)
      parent.moveBefore(node, next);
    else
      parent.insertBefore(node, next);
    if (children[i].tag)
      update(node, children[i]);
    else if (node.data !== String(children[i]))
      node.data = children[i];
  });
}

function create({ tag, props }) {
  const node = tag ? document.createElement(tag) : document.createTextNode('');
  node.key = props?.key;
  return node;
}

function update(node, { props, children }) {
  const previous = node.props ?? {};
  node.props = props;
  // The value of a select can be set only after its options exist.
  patch(node, children);
  for (const name in { ...previous, ...props })
    if (previous[name] !== props[name] && name !== 'key')
      set(node, name, props[name]);
}

function set(node, name, value) {
  if (name === 'style')
    // The content security policy forbids style attributes.
    Object.assign(node.style, value);
  else if (name.startsWith('on') || name === 'value' || name === 'checked')
    node[name] = value;
  else if ((value ?? false) === false)
    node.removeAttribute(name);
  else
    node.setAttribute(name, value === true ? '' : value);
}

let draw;
let frame = 0;

/** Sets the function that draws the page. */
export const onDraw = callback => draw = callback;

/** Draws the page in the next animation frame. */
export function redraw() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    draw();
  });
}

/** Announces a text to screen readers. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

/** Shows a message for some seconds. An error stays until it is closed. */
export function toast(text, isError = false) {
  const toasts = document.getElementById('toasts');
  const message = document.createElement('div');
  const close = () => message.remove();
  message.className = isError ? 'toast bad' : 'toast';
  patch(message, [h('span', text), h('button.plain', { 'aria-label': 'Close this message', onclick: close }, '✕')]);
  toasts.append(message);
  if (toasts.children.length > 3)
    toasts.firstChild.remove();
  if (!isError)
    setTimeout(close, 4000);
}
