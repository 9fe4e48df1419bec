// Describes elements, and changes the page into what is described. Text is only ever set as text.

/** Describes an element: h('p.dim', { title }, ...). A prop that is null or false is left out; `key` says which of several it is. */
export function h(name, ...children) {
  const props = children[0]?.constructor === Object && !children[0].tag ? children.shift() : {};
  const [tag, ...classes] = name.split('.');
  if (classes.length)
    props.class = classes.concat(props.class ?? []).join(' ');
  return { tag, props, children: present(children) };
}

const present = children => [children].flat(Infinity).filter(child => child || child === 0);

/** Makes the children of an element into those described. Elements that are there stay, with their focus and what is typed into them. */
export function patch(parent, described) {
  const children = present(described);
  const left = new Map();
  for (const node of parent.childNodes) {
    const name = node.key ?? node.nodeName.toLowerCase();
    left.has(name) ? left.get(name).push(node) : left.set(name, [node]);
  }
  const nodes = children.map(child => left.get(child.tag ? child.props.key ?? child.tag : '#text')?.shift() ?? create(child));
  // What goes goes first: an element that stays must not be moved, or it loses its focus.
  left.forEach(rest => rest.forEach(node => node.remove()));
  let place = parent.firstChild;
  nodes.forEach((node, i) => {
    if (node === place)
      place = place.nextSibling;
    else if (parent.moveBefore && node.parentNode === parent)
      parent.moveBefore(node, place);
    else
      parent.insertBefore(node, place);
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
  const before = node.props ?? {};
  node.props = props;
  // A choice can only be made among options that are there.
  patch(node, children);
  for (const name in { ...before, ...props })
    if (before[name] !== props[name] && name !== 'key')
      set(node, name, props[name]);
}

function set(node, name, value) {
  if (name === 'style')
    // As an attribute it would be refused by the content security policy.
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

/** Says how the page is drawn. */
export const onDraw = how => draw = how;

/** Draws with the next frame whatever has changed until then. */
export function redraw() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    draw();
  });
}

/** Tells a screen reader. */
export function announce(text) {
  document.getElementById('announced').textContent = text;
}

/** Shows a message for some seconds; an error stays until it is closed. */
export function toast(text, isError = false) {
  const place = document.getElementById('toasts');
  const message = document.createElement('div');
  const close = () => message.remove();
  message.className = isError ? 'toast bad' : 'toast';
  patch(message, [h('span', text), h('button.plain', { 'aria-label': 'Close this message', onclick: close }, '✕')]);
  place.append(message);
  if (place.children.length > 3)
    place.firstChild.remove();
  if (!isError)
    setTimeout(close, 4000);
}
