// The address of the selected region and entry: #calls/AA-C-141147.

import { redraw } from './dom.js';

const wide = matchMedia('(min-width: 1024px)');
const narrow = matchMedia('(max-width: 719px)');

export const isWide = () => wide.matches;
export const isNarrow = () => narrow.matches;

wide.onchange = narrow.onchange = redraw;
addEventListener('hashchange', redraw);

/** The region and the entry in the address, if any. */
export function route() {
  const [tab, id] = location.hash.slice(1).split('/');
  return { tab, id };
}

export const title = name => name[0].toUpperCase() + name.slice(1);

export const address = (tab, id) => `#${tab}${id ? `/${id}` : ''}`;

/** Shows a region and an entry. With `replace`, does not add to the browser history. */
export function go(tab, id, replace = false) {
  history[replace ? 'replaceState' : 'pushState'](null, '', address(tab, id));
  redraw();
}
