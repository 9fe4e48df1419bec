// The account: its numbers and where they forward to, its statement, its limits.

import { act, ask, part } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { when } from './format.js';
import { facts, toggle } from './parts.js';
import { Recent } from './recent.js';
import { address } from './route.js';
import { onEvent, state } from './store.js';

const PAGE = 1000;
const FEW = 100;

const ledger = new Recent('id', 10000);
let many = FEW;
let isLoading = false;
let isStale = true;

onEvent(type => {
  isStale ||= type === 'account' || type === 'reset';
  if (type === 'reset')
    ledger.load([]);
});

async function loadLedger() {
  if (!isStale || isLoading)
    return;
  isLoading = true;
  isStale = false;
  try {
    let page;
    do {
      page = await ask('GET', `ledger?after=${ledger.items.at(-1)?.id ?? 0}&limit=${PAGE}`);
      page.forEach(entry => ledger.put(entry));
    } while (page.length === PAGE);
  } catch (error) {
    toast(error.message, true);
  }
  isLoading = false;
  redraw();
}

export function account() {
  loadLedger();
  const { status, numbers } = state;
  return h('div.page', { key: 'account' },
    h('section.box',
      h('h2', 'Numbers'),
      h('p.dim', 'What comes to a number is notified to these addresses.'),
      numbers.length ? numbers.map(number) : h('p', 'The account has no number. Subscribe to one with number/subscribe.')),
    h('section.box',
      h('h2', 'Statement'),
      facts({ Balance: `${status.balance} ${status.currency}`, Points: status.points, Bonus: status.bonus }),
      statement()),
    h('section.box',
      h('h2', 'Limits'),
      toggle(status.rate_limiting, 'Status, hangup and balance take 60 requests a minute each, as the service does',
        () => act('PUT', 'settings', { rate_limiting: !status.rate_limiting }))));
}

function number(one) {
  const field = (name, label) => h('label', label,
    h('input', { name, value: one[name] ?? '', placeholder: 'http://127.0.0.1:8080/', autocomplete: 'off' }));
  return h('form.number', { key: one.number, onsubmit: event => save(event, one), 'aria-label': `Number ${one.number}` },
    h('h3', one.number, h('span.dim', `${one.country}, until ${one.expiry}`)),
    field('forward_to', one.mode === 'fax' ? 'Faxes' : 'Calls'),
    one.capabilities.includes('SMS') && field('forward_sms_to', 'SMS'),
    one.capabilities.includes('FAX') && h('label', 'Mode', h('select', { name: 'mode', value: one.mode },
      ['voice', 'fax'].map(mode => h('option', { key: mode, value: mode }, mode)))),
    h('button', 'Save'));
}

function save(event, one) {
  event.preventDefault();
  const changed = [...event.target.elements].filter(({ name, value }) => name && value.trim() !== (one[name] ?? ''));
  const body = Object.fromEntries(changed.map(({ name, value }) => [name, value.trim()]));
  act('PUT', `numbers/${part(one.number)}`, body, `${one.number} is saved.`);
}

function statement() {
  const { items } = ledger;
  const cells = ({ id, time, reason, txn_ref, amount, balance }) => h('tr', { key: id },
    h('td', when(time, state.status.now)), h('td', reason),
    h('td.roomy', state.calls.get(txn_ref) ? h('a', { href: address('calls', txn_ref) }, txn_ref) : txn_ref),
    h('td.right', amount), h('td.right', balance));
  return [
    h('table',
      h('tr', h('th', 'Time'), h('th', 'Reason'), h('th.roomy', 'Transaction'), h('th.right', 'Amount'), h('th.right', 'Balance')),
      h('tbody', items.slice(-many).reverse().map(cells))),
    items.length > many && h('button', { key: 'more', onclick: showMore }, `Show more of ${items.length} entries`),
  ];
}

function showMore() {
  many += FEW * 5;
  redraw();
}
