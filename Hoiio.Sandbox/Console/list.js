// A list with the details of an entry beside it. Only the visible rows are in the DOM.

import { h, redraw } from './dom.js';
import { address, go, isNarrow, route, title } from './route.js';
import { state } from './store.js';

const OVERSCAN = 6;
const views = {};

const rowHeight = () => isNarrow() ? 44 : 34;
const idOf = entry => String(entry.txn_ref ?? entry.id);

/** The entries of a region, newest first. Calls `more` when the end becomes visible. */
export function list(name, row, more) {
  const { shown, added } = state[name];
  const count = shown.length;
  const height = rowHeight();
  const view = views[name] ??= { top: 0, height: 800, added };
  // Keep the visible rows in place while new rows are added above.
  if (view.top > 0)
    view.top += (added - view.added) * height;
  Object.assign(view, { added, shown });
  const from = Math.max(0, Math.min(Math.floor(view.top / height), count) - OVERSCAN);
  const to = Math.min(count, Math.ceil((view.top + view.height) / height) + OVERSCAN);
  if (more && to === count)
    queueMicrotask(more);
  const open = route().id;
  const rows = shown.slice(count - to, count - from).reverse().map((entry, i) => {
    const id = idOf(entry);
    return h('a.row', {
      key: id, id: `${name}-${id}`, style: { top: `${(from + i) * height}px` },
      href: address(name, id), onclick: event => select(event, name, id),
      role: 'option', tabindex: -1, 'aria-selected': String(id === open), 'aria-posinset': from + i + 1, 'aria-setsize': count,
    }, row(entry));
  });
  return h('div.list', {
    key: 'list', id: `list-${name}`, role: 'listbox', tabindex: 0, 'aria-label': `${title(name)}, newest first`,
    'aria-activedescendant': rows.some(({ props }) => props.key === open) ? `${name}-${open}` : null,
    onscroll: event => handleScroll(event.target, view), onkeydown: event => handleKey(event, name, view),
  }, h('div.space', { role: 'presentation', style: { height: `${count * height}px` } }, rows));
}

function select(event, name, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  go(name, id, !isNarrow());
}

function handleScroll(node, view) {
  if (Math.abs(view.top - node.scrollTop) < 1)
    return;
  view.top = node.scrollTop;
  redraw();
}

function handleKey(event, name, view) {
  const { shown } = view;
  const last = shown.length - 1;
  const height = rowHeight();
  const page = Math.max(1, Math.floor(view.height / height) - 1);
  const open = route().id;
  const index = shown.findLastIndex(entry => idOf(entry) === open);
  const current = index < 0 ? -1 : last - index;
  const target = {
    ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: last,
  }[event.key];
  if (target === undefined || last < 0 || event.ctrlKey || event.metaKey || event.altKey)
    return;
  event.preventDefault();
  const row = Math.max(0, Math.min(target, last));
  view.top = Math.min(row * height, Math.max(view.top, (row + 1) * height - view.height));
  go(name, idOf(shown[last - row]), true);
}

/** Scrolls and measures the list after it was drawn. */
export function measureList(name) {
  const node = document.getElementById(`list-${name}`);
  const view = views[name];
  // A hidden list keeps its scroll position.
  if (!node?.clientHeight)
    return;
  if (node.scrollTop !== view.top)
    node.scrollTop = view.top;
  const { scrollTop: top, clientHeight: height } = node;
  if (height !== view.height || Math.abs(top - view.top) >= 1)
    redraw();
  Object.assign(view, { top, height });
}

/** A list and the details of the selected entry, side by side; on a narrow screen only one of them. */
export const split = (left, detail, hint) => h('div.split', { class: detail ? 'open' : '' },
  h('div.left', left),
  h('div.detail', { role: 'region', 'aria-label': 'Detail' }, detail
    ? [h('button.back', { onclick: () => go(route().tab) }, '‹ Back to the list'), detail]
    : h('p.dim', hint)));
