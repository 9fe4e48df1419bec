// The keyboard: what is done most takes one key.

import { filter } from './journal.js';
import { answer, hangUp, isLive, press, ringsInHand } from './phones.js';
import { go, route } from './route.js';
import { isCallingIn, state } from './store.js';
import { open, toggleClock, toNextEvent } from './top.js';

const LETTERS = {
  s: 'start', p: 'phones', c: 'calls', r: 'requests', n: 'notifications', f: 'faxes', a: 'account', x: 'faults', d: 'readings',
};

const latest = fits => state.calls.items.findLast(call => isLive(call) && fits(call));
const isMine = call => (call.answered || isCallingIn(call)) && call.phones.some(({ number }) => state.inHand.includes(number));
const forCall = (call, act) => call && (() => act(call));

/** What a key is for just now, if anything. */
function deedOf(key) {
  switch (key) {
    case '?': return () => open('keys');
    case '/': return findFilter;
    case 't': return toggleClock;
    case '.': return toNextEvent;
    case 'Enter': return forCall(latest(ringsInHand), answer);
    case 'h': return forCall(latest(isMine) ?? latest(ringsInHand), hangUp);
  }
  if (LETTERS[key])
    return () => show(LETTERS[key], LETTERS[key] === 'phones' ? '#phones input' : '#region .list');
  const asks = what => latest(call => call.waits_for === what);
  return /^[\d*#]$/.test(key) && forCall(asks('keys') ?? asks('speech'), call => press(call, key));
}

function findFilter() {
  const kind = route().tab === 'notifications' ? 'notifications' : 'requests';
  show(kind, `#filter-${kind}`);
}

function show(tab, focus) {
  go(tab);
  // It is there once the region has been drawn.
  requestAnimationFrame(() => (document.querySelector(focus) ?? document.getElementById('region')).focus());
}

export function wireKeys() {
  document.onkeydown = event => {
    const { key, target } = event;
    const isField = target.matches('input, select, textarea');
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !state.status || document.querySelector('dialog[open]'))
      return;
    const deed = target.role === 'tab' && tabFor(event) || !isField && !(key === 'Enter' && target !== document.body) && deedOf(key);
    if (key === 'Escape')
      escape(target, isField);
    if (!deed)
      return;
    event.preventDefault();
    deed();
  };
}

function escape(target, isField) {
  if (target.type === 'search' && target.value)
    filter(target.id.replace('filter-', ''), '');
  else if (isField)
    target.blur();
  else if (route().id)
    go(route().tab);
}

function tabFor({ key, target }) {
  const tabs = [...document.querySelectorAll('[role=tab]')].filter(tab => tab.offsetParent);
  const at = tabs.indexOf(target);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
  const tab = tabs.at(next % tabs.length);
  return next !== undefined && (() => {
    tab.click();
    tab.focus();
  });
}
