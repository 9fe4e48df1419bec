// What the page knows: read once from the front desk, then kept up by its events.

import { ask } from './desk.js';
import { redraw, toast } from './dom.js';
import { Recent } from './recent.js';

const KEPT = 10000;
const PAGE = 500;
const LONG = 4000;

export const state = {
  /** The front desk's status as it was last told; null until everything is loaded. */
  status: null,
  isLost: false,
  inHand: [],
  numbers: [],
  faults: [],
  /** Every reading with its values. Which is set is told by the status. */
  readings: [],
  calls: new Recent('txn_ref', 1000),
  messages: new Recent('txn_ref', 2000),
  faxes: new Recent('txn_ref', 1000),
  requests: new Recent('id', KEPT),
  notifications: new Recent('id', KEPT),
};

const heard = [];

/** Says what is to be done when an event has come: (type, what it tells, what was known of it before). */
export const onEvent = listener => heard.push(listener);

let told = { now: 0, at: 0 };

/** The time on the sandbox's clock, in milliseconds. It is told when it is moved, and counted on here while it runs. */
export function now() {
  const runs = state.status.clock === 'running' && !state.isLost;
  return told.now + (runs ? performance.now() - told.at : 0);
}

function setStatus(status) {
  state.status = status;
  told = { now: Date.parse(status.now), at: performance.now() };
}

let refresh;

/** Reads the status again, for what falls due next; at most twice a second. */
export function refreshStatus() {
  refresh ??= setTimeout(async () => {
    refresh = null;
    await ask('GET', 'status').then(setStatus, () => {});
    redraw();
  }, 500);
}

// Journals: what is older is loaded when somebody looks for it.

const complete = {};
const loading = {};

export const isComplete = kind => complete[kind] || state[kind].isFull;

/** Loads what came before the oldest that is here; if there is a filter, all of it. */
export async function loadOlder(kind) {
  if (isComplete(kind) || loading[kind])
    return;
  loading[kind] = true;
  const journal = state[kind];
  const oldest = journal.items[0];
  try {
    const older = oldest ? await ask('GET', `${kind}?before=${oldest.id}&limit=${PAGE}`) : [];
    // It may have been loaded anew meanwhile.
    if (journal.items[0] === oldest) {
      complete[kind] = older.length < PAGE;
      journal.prepend(older.map(searchable));
    }
  } catch (error) {
    toast(error.message, true);
    complete[kind] = true;
  }
  loading[kind] = false;
  redraw();
  if (journal.filter)
    loadOlder(kind);
}

// Long values are left to the sandbox, and asked for when somebody opens the entry.
function searchable(entry) {
  const { parameters, answer, path, url, fields, http_status, fault, note, problem } = entry;
  const values = Object.entries(parameters ?? fields).filter(([name]) => name !== 'app_id').map(([, value]) => value);
  const text = [path ?? url, http_status, fault, note, problem, ...values, answer].join(' ').toLowerCase();
  return text.length > LONG
    ? { ...entry, answer: null, parameters: parameters && { dest: parameters.dest }, isCut: true, text: text.slice(0, LONG) }
    : { ...entry, text };
}

let source;
let started;

/** Loads everything and listens to what happens then; tries again until the sandbox is there. */
export async function start() {
  source?.close();
  try {
    await load();
    state.isLost = false;
    heard.forEach(listener => listener('reset'));
  } catch {
    state.isLost = true;
    setTimeout(start, 1500);
  }
  redraw();
}

async function load() {
  const status = await ask('GET', 'status');
  started = status.started;
  const before = `before=${status.last_event + 1}&limit=${PAGE}`;
  const [phones, numbers, faults, readings, requests, notifications, ...transactions] = await Promise.all([
    'phones', 'numbers', 'faults', 'readings', `requests?${before}`, `notifications?${before}`,
    'calls?limit=1000', 'messages?limit=1000', 'faxes?limit=1000',
  ].map(path => ask('GET', path)));
  setStatus(status);
  Object.assign(state, { inHand: phones.map(phone => phone.number), numbers, faults, readings });
  ['calls', 'messages', 'faxes'].forEach((kind, i) => state[kind].load(transactions[i].reverse()));
  for (const [kind, entries] of Object.entries({ requests, notifications })) {
    complete[kind] = entries.length < PAGE;
    state[kind].load(entries.map(searchable));
  }
  listen(status.last_event);
}

function listen(after) {
  source?.close();
  const stream = source = new EventSource(`sandbox/events?after=${after}`);
  for (const [type, take] of Object.entries(EVENTS))
    stream.addEventListener(type, event => {
      const told = JSON.parse(event.data);
      const before = take(told);
      heard.forEach(listener => listener(type, told, before));
      redraw();
    });
  stream.onerror = () => {
    told.now = now();
    state.isLost = true;
    redraw();
    // The browser tries again by itself, with the id of the last event, unless what it got was no stream at all.
    if (stream.readyState === EventSource.CLOSED)
      setTimeout(start, 1500);
  };
  stream.onopen = async () => {
    if (!state.isLost)
      return;
    // Another sandbox may be in its place, with events of its own.
    const status = await ask('GET', 'status').catch(() => null);
    if (status?.started !== started)
      return start();
    state.isLost = false;
    setStatus(status);
    redraw();
  };
}

const transaction = kind => told => {
  const before = state[kind].get(told.txn_ref);
  state[kind].put(told);
  refreshStatus();
  return before;
};

const EVENTS = {
  request: told => state.requests.put(searchable(told)),
  notification: told => state.notifications.put(searchable(told)),
  call: transaction('calls'),
  message: transaction('messages'),
  fax: transaction('faxes'),
  clock: setStatus,
  account: setStatus,
  phone({ number, in_hand }) {
    state.inHand = state.inHand.filter(other => other !== number).concat(in_hand ? number : []);
  },
  number(told) {
    const i = state.numbers.findIndex(({ number }) => number === told.number);
    state.numbers[i < 0 ? state.numbers.length : i] = told;
  },
  fault(told) {
    state.faults = told;
  },
  reset: start,
};

/** Whether somebody calls a Hoiio number, and nothing has answered yet: then the phone that rings is the caller's own. */
export const isCallingIn = call => call.direction === 'incoming' && call.state === 'ringing';

/** The phones: those that ring first, then those in hand, then by what they did last. */
export function phones() {
  const own = new Set(state.numbers.map(({ number }) => number));
  const all = new Map();
  const phone = (number, time) => {
    // Calls and SMS between the account's own numbers are no phone's.
    if (!number || own.has(number))
      return {};
    if (!all.has(number))
      all.set(number, { number, inHand: false, rings: false, calls: new Set(), messages: [], last: '' });
    const found = all.get(number);
    if (time > found.last)
      found.last = time;
    return found;
  };
  state.inHand.forEach(number => phone(number).inHand = true);
  for (const call of state.calls.items)
    for (const { number, in_hand, state } of call.phones) {
      const found = phone(number, call.date);
      // Who has not been called yet, or did not come, has no part in it.
      if (call.state !== 'ended' && ['ringing', 'in_call'].includes(state))
        found.calls?.add(call);
      found.rings ||= call.state !== 'ended' && !isCallingIn(call) && in_hand && state === 'ringing';
    }
  for (const message of state.messages.items)
    phone(other(message), message.date).messages?.push(message);
  state.faxes.items.forEach(fax => phone(other(fax), fax.date));
  return [...all.values()].sort((one, two) =>
    two.rings - one.rings || two.inHand - one.inHand || (one.inHand || one.last === two.last ? 0 : one.last < two.last ? 1 : -1));
}

const other = ({ direction, from, to }) => direction === 'incoming' ? from : to;
