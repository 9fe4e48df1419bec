// Keyboard shortcuts.

import { filter } from './journal.js';
import { answer, hangUp, isLive, press, isRingingInHand } from './phones.js';
import { go, route } from './route.js';
import { isCallingIn, state } from './store.js';
import { open, toggleClock, toNextEvent } from './top.js';

const REGION_KEYS = {
  s: 'start', p: 'phones', c: 'calls', r: 'requests', n: 'notifications', f: 'faxes', a: 'account', x: 'faults', d: 'readings',
};

const latest = matches => state.calls.items.findLast(call => isLive(call) && matches(call));
const isInHand = call => (call.answered || isCallingIn(call)) && call.phones.some(({ number }) => state.inHand.includes(number));
const forCall = (call, act) => call && (() => act(call));

/** The current action of a key, if any. */
function actionOf(key) {
  switch (key) {
    case '?': return () => open('keys');
    case '/': return focusFilter;
    case 't': return toggleClock;
    case '.': return toNextEvent;
    case 'Enter': return forCall(latest(isRingingInHand), answer);
    case 'h': return forCall(latest(isInHand) ?? latest(isRingingInHand), hangUp);
  }
  if (REGION_KEYS[key])
    return () => show(REGION_KEYS[key], REGION_KEYS[key] === 'phones' ? '#phones input' : '#region .list');
  const waitingFor = what => latest(call => call.waits_for === what);
  return /^[\d*#]$/.test(key) && forCall(waitingFor('keys') ?? waitingFor('speech'), call => press(call, key));
}

function focusFilter() {
  const kind = route().tab === 'notifications' ? 'notifications' : 'requests';
  show(kind, `#filter-${kind}`);
}

function show(tab, focus) {
  go(tab);
  // The element exists only after the region was drawn.
  requestAnimationFrame(() => (document.querySelector(focus) ?? document.getElementById('region')).focus());
}

export function wireKeys() {
  document.onkeydown = event => {
    const { key, target } = event;
    const isField = target.matches('input, select, textarea');
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !state.status || document.querySelector('dialog[open]'))
      return;
    const action = target.role === 'tab' && tabFor(event) || !isField && !(key === 'Enter' && target !== document.body) && actionOf(key);
    if (key === 'Escape')
      escape(target, isField);
    if (!action)
      return;
    event.preventDefault();
    action();
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
