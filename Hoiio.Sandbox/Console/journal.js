// Common parts of requests and notifications: the filter, and loading long entries.

import { send } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { count } from './format.js';
import { list } from './list.js';
import { go, route } from './route.js';
import { isComplete, loadOlder, onEvent, state } from './store.js';

const filters = { requests: '', notifications: '' };
const fullEntries = new Map();
onEvent(type => type === 'reset' && fullEntries.clear());

/** Shows only the entries that contain a text. */
export function filter(kind, text) {
  filters[kind] = text;
  state[kind].filter = text;
  if (text.trim())
    loadOlder(kind);
  // Keep showing the region with the filter, even if it was shown by default.
  route().tab ? redraw() : go(kind, null, true);
}

export function search(kind, text) {
  filter(kind, text);
  go(kind);
}

/** The list of a journal, below its filter. */
export function journal(kind, row) {
  const more = isComplete(kind) ? '' : filters[kind].trim() ? ', searching' : ' and more';
  return [
    h('div.filter',
      h('input', {
        id: `filter-${kind}`, type: 'search', value: filters[kind], placeholder: 'Filter by path, number or reference',
        'aria-label': `Filter the ${kind}`, autocomplete: 'off', oninput: event => filter(kind, event.target.value),
      }),
      h('span.dim', { role: 'status' }, count(state[kind].shown.length, filters[kind].trim() ? 'hit' : kind.slice(0, -1)) + more)),
    list(kind, row, () => loadOlder(kind)),
  ];
}

/** Returns the complete entry; undefined while it is loading. */
export function entry(kind, id) {
  const found = state[kind].get(Number(id));
  if (!id || found && !found.isCut)
    return found;
  const name = `${kind}/${id}/${!found}`;
  if (!fullEntries.has(name)) {
    fullEntries.clear();
    fullEntries.set(name);
    send('GET', `${kind}?after=${Number(id) - 1}&limit=1`).then(([first]) => {
      fullEntries.set(name, first?.id === Number(id) ? first : undefined);
      redraw();
    }, error => toast(error.message, true));
  }
  return fullEntries.get(name);
}
