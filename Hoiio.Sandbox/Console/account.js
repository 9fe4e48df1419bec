// The account: its numbers, its statement and its limits.

import { act, encode, send } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { when } from './format.js';
import { facts, toggle } from './parts.js';
import { Recent } from './recent.js';
import { address } from './route.js';
import { onEvent, state } from './store.js';

const PAGE_SIZE = 1000;
const INITIAL_ROWS = 100;

const ledger = new Recent('id', 10000);
let visibleRows = INITIAL_ROWS;
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
      page = await send('GET', `ledger?after=${ledger.items.at(-1)?.id ?? 0}&limit=${PAGE_SIZE}`);
      page.forEach(entry => ledger.put(entry));
    } while (page.length === PAGE_SIZE);
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
      h('p.dim', 'The sandbox notifies these URLs of incoming calls, SMS and faxes.'),
      numbers.length ? numbers.map(numberForm) : h('p', 'The account has no numbers. Subscribe to one with number/subscribe.')),
    h('section.box',
      h('h2', 'Statement'),
      facts({ Balance: `${status.balance} ${status.currency}`, Points: status.points, Bonus: status.bonus }),
      statement()),
    h('section.box',
      h('h2', 'Limits'),
      toggle(status.rate_limiting, 'Allow only 60 requests per minute each to status, hangup and balance, like the service',
        () => act('PUT', 'settings', { rate_limiting: !status.rate_limiting }))));
}

function numberForm(number) {
  const field = (name, label) => h('label', label,
    h('input', { name, value: number[name] ?? '', placeholder: 'http://127.0.0.1:8080/', autocomplete: 'off' }));
  return h('form.number', { key: number.number, onsubmit: event => save(event, number), 'aria-label': `Number ${number.number}` },
    h('h3', number.number, h('span.dim', `${number.country}, expires ${number.expiry}`)),
    field('forward_to', number.mode === 'fax' ? 'Faxes' : 'Calls'),
    number.capabilities.includes('SMS') && field('forward_sms_to', 'SMS'),
    number.capabilities.includes('FAX') && h('label', 'Mode', h('select', { name: 'mode', value: number.mode },
      ['voice', 'fax'].map(mode => h('option', { key: mode, value: mode }, mode)))),
    h('button', 'Save'));
}

function save(event, number) {
  event.preventDefault();
  const changed = [...event.target.elements].filter(({ name, value }) => name && value.trim() !== (number[name] ?? ''));
  const body = Object.fromEntries(changed.map(({ name, value }) => [name, value.trim()]));
  act('PUT', `numbers/${encode(number.number)}`, body, `${number.number} is saved.`);
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
      h('tbody', items.slice(-visibleRows).reverse().map(cells))),
    items.length > visibleRows && h('button', { key: 'more', onclick: showMore }, `Show more of ${items.length} entries`),
  ];
}

function showMore() {
  visibleRows += INITIAL_ROWS * 5;
  redraw();
}
