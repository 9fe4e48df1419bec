// A list with a detail beside it. Only the rows that can be seen are in the page, however many there are.

import { h, redraw } from './dom.js';
import { address, go, isNarrow, route, title } from './route.js';
import { state } from './store.js';

const SPARE = 6;
const views = {};

const rowHeight = () => isNarrow() ? 44 : 34;
const idOf = entry => String(entry.txn_ref ?? entry.id);

/** What the region of this name has to show, the newest on top; `more` is called when the end is near. */
export function list(name, row, more) {
  const { shown, added } = state[name];
  const count = shown.length;
  const height = rowHeight();
  const view = views[name] ??= { top: 0, height: 800, added };
  // What somebody reads stays under their eyes while new rows come in above.
  if (view.top > 0)
    view.top += (added - view.added) * height;
  Object.assign(view, { added, shown });
  const from = Math.max(0, Math.min(Math.floor(view.top / height), count) - SPARE);
  const to = Math.min(count, Math.ceil((view.top + view.height) / height) + SPARE);
  if (more && to === count)
    queueMicrotask(more);
  const open = route().id;
  const rows = shown.slice(count - to, count - from).reverse().map((entry, i) => {
    const id = idOf(entry);
    return h('a.row', {
      key: id, id: `${name}-${id}`, style: { top: `${(from + i) * height}px` },
      href: address(name, id), onclick: event => pick(event, name, id),
      role: 'option', tabindex: -1, 'aria-selected': String(id === open), 'aria-posinset': from + i + 1, 'aria-setsize': count,
    }, row(entry));
  });
  return h('div.list', {
    key: 'list', id: `list-${name}`, role: 'listbox', tabindex: 0, 'aria-label': `${title(name)}, the newest first`,
    'aria-activedescendant': rows.some(({ props }) => props.key === open) ? `${name}-${open}` : null,
    onscroll: event => scrolled(event.target, view), onkeydown: event => pressed(event, name, view),
  }, h('div.space', { role: 'presentation', style: { height: `${count * height}px` } }, rows));
}

function pick(event, name, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  go(name, id, !isNarrow());
}

function scrolled(node, view) {
  if (Math.abs(view.top - node.scrollTop) < 1)
    return;
  view.top = node.scrollTop;
  redraw();
}

function pressed(event, name, view) {
  const { shown } = view;
  const last = shown.length - 1;
  const height = rowHeight();
  const page = Math.max(1, Math.floor(view.height / height) - 1);
  const open = route().id;
  const at = shown.findLastIndex(entry => idOf(entry) === open);
  const now = at < 0 ? -1 : last - at;
  const wanted = { ArrowDown: now + 1, ArrowUp: now - 1, PageDown: now + page, PageUp: now - page, Home: 0, End: last }[event.key];
  if (wanted === undefined || last < 0 || event.ctrlKey || event.metaKey || event.altKey)
    return;
  event.preventDefault();
  const row = Math.max(0, Math.min(wanted, last));
  view.top = Math.min(row * height, Math.max(view.top, (row + 1) * height - view.height));
  go(name, idOf(shown[last - row]), true);
}

/** Scrolls and measures the list once it is drawn. */
export function settleList(name) {
  const node = document.getElementById(`list-${name}`);
  const view = views[name];
  // A list that is not shown keeps its place.
  if (!node?.clientHeight)
    return;
  if (node.scrollTop !== view.top)
    node.scrollTop = view.top;
  const { scrollTop: top, clientHeight: height } = node;
  if (height !== view.height || Math.abs(top - view.top) >= 1)
    redraw();
  Object.assign(view, { top, height });
}

/** A list and the detail of what is open in it, side by side; on a narrow screen one or the other. */
export const split = (left, detail, hint) => h('div.split', { class: detail ? 'open' : '' },
  h('div.left', left),
  h('div.detail', { role: 'region', 'aria-label': 'Detail' }, detail
    ? [h('button.back', { onclick: () => go(route().tab) }, '‹ Back to the list'), detail]
    : h('p.dim', hint)));
