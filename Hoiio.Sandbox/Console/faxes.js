// Sent and received faxes with their pages.

import { h } from './dom.js';
import { count, filePath, when } from './format.js';
import { list, split } from './list.js';
import { facts, pre, direction } from './parts.js';
import { address, isNarrow, route } from './route.js';
import { state } from './store.js';

export function faxes() {
  if (!state.faxes.items.length)
    return h('div.page', { key: 'empty' },
      h('h2', 'No faxes yet'),
      h('p.dim', 'Sent and received faxes appear here with their pages. This line sends one:'),
      pre('Hoiio.Fax.Send("+6511111111", "fax.pdf");'),
      h('p.dim', 'To receive one, set the mode of a number to fax under ', h('a', { href: address('account') }, 'Account'),
        ', then send a fax from a phone.'));
  const fax = state.faxes.get(route().id);
  return split(list('faxes', row), fax && detail(fax), 'Select a fax to see its pages.');
}

const outcome = ({ status }) => h('span.state', { class: ['failed', 'unanswered', 'busy'].includes(status) ? 'bad' : status }, status);

const row = fax => [
  h('time', when(fax.date, state.status.now)),
  h('span.grow', direction(fax.from, fax.to)),
  h('span.dim', fax.pages && count(fax.pages, 'page')),
  outcome(fax),
];

function detail(fax) {
  const path = filePath(fax.fax_url);
  return h('article', { key: fax.txn_ref },
    h('header', h('h2', direction(fax.from, fax.to)), outcome(fax)),
    facts({
      Transaction: h('code', fax.txn_ref), Pages: fax.pages, Tag: fax.tag, Time: when(fax.date, state.status.now),
      'Rate per minute': `${fax.rate} ${fax.currency}`, Cost: fax.debit && `${fax.debit} ${fax.currency}`,
    }),
    h('p', path ? h('a', { href: path, target: '_blank' }, 'Open the pages in a new tab') : 'This fax has no pages to show.'),
    // A small screen has no room for a PDF viewer.
    path && !isNarrow() && h('iframe', { key: path, src: path, title: `The pages of fax ${fax.txn_ref}` }));
}
