// Faxes both ways, with their pages.

import { h } from './dom.js';
import { count, filePath, when } from './format.js';
import { list, split } from './list.js';
import { facts, pre, way } from './parts.js';
import { address, isNarrow, route } from './route.js';
import { state } from './store.js';

export function faxes() {
  if (!state.faxes.items.length)
    return h('div.page', { key: 'empty' },
      h('h2', 'No faxes yet'),
      h('p.dim', 'A fax shows up here with its pages, whichever way it went:'),
      pre('Hoiio.Fax.Send("+6511111111", "fax.pdf");'),
      h('p.dim', 'Or set a number to fax under ', h('a', { href: address('account') }, 'Account'), ', and send it one from a phone.'));
  const fax = state.faxes.get(route().id);
  return split(list('faxes', row), fax && detail(fax), 'Choose a fax to see its pages.');
}

const outcome = ({ status }) => h('span.state', { class: ['failed', 'unanswered', 'busy'].includes(status) ? 'bad' : status }, status);

const row = fax => [
  h('time', when(fax.date, state.status.now)),
  h('span.grow', way(fax.from, fax.to)),
  h('span.dim', fax.pages && count(fax.pages, 'page')),
  outcome(fax),
];

function detail(fax) {
  const path = filePath(fax.fax_url);
  return h('article', { key: fax.txn_ref },
    h('header', h('h2', way(fax.from, fax.to)), outcome(fax)),
    facts({
      Transaction: h('code', fax.txn_ref), Pages: fax.pages, Tag: fax.tag, Time: when(fax.date, state.status.now),
      'Price of a minute': `${fax.rate} ${fax.currency}`, Cost: fax.debit && `${fax.debit} ${fax.currency}`,
    }),
    h('p', path ? h('a', { href: path, target: '_blank' }, 'Open the pages in a tab of their own') : 'It has no pages to show.'),
    // A small screen has no room for the browser's own view of a PDF.
    path && !isNarrow() && h('iframe', { key: path, src: path, title: `The pages of fax ${fax.txn_ref}` }));
}
