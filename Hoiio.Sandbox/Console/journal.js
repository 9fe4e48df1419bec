// What requests and notifications have in common: a filter over all there is, and entries too long to keep.

import { ask } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { count } from './format.js';
import { list } from './list.js';
import { go, route } from './route.js';
import { isComplete, loadOlder, onEvent, state } from './store.js';

const typed = { requests: '', notifications: '' };
const whole = new Map();
onEvent(type => type === 'reset' && whole.clear());

/** Shows only the entries with this text in them. */
export function filter(kind, text) {
  typed[kind] = text;
  state[kind].filter = text;
  if (text.trim())
    loadOlder(kind);
  // Whoever types has chosen the region.
  route().tab ? redraw() : go(kind, null, true);
}

export function search(kind, text) {
  filter(kind, text);
  go(kind);
}

/** The list of a journal, with its filter on top. */
export function journal(kind, row) {
  const more = isComplete(kind) ? '' : typed[kind].trim() ? ', searching' : ' and more';
  return [
    h('div.filter',
      h('input', {
        id: `filter-${kind}`, type: 'search', value: typed[kind], placeholder: 'Filter by path, number or reference',
        'aria-label': `Filter the ${kind}`, autocomplete: 'off', oninput: event => filter(kind, event.target.value),
      }),
      h('span.dim', { role: 'status' }, count(state[kind].shown.length, typed[kind].trim() ? 'hit' : kind.slice(0, -1)) + more)),
    list(kind, row, () => loadOlder(kind)),
  ];
}

/** The entry that is open, in full; undefined while it is fetched. */
export function entry(kind, id) {
  const found = state[kind].get(Number(id));
  if (!id || found && !found.isCut)
    return found;
  const name = `${kind}/${id}/${!found}`;
  if (!whole.has(name)) {
    whole.clear();
    whole.set(name);
    ask('GET', `${kind}?after=${Number(id) - 1}&limit=1`).then(([first]) => {
      whole.set(name, first?.id === Number(id) ? first : undefined);
      redraw();
    }, error => toast(error.message, true));
  }
  return whole.get(name);
}
