// The state of the sandbox: loaded from the front desk, then updated by its events.

import { send } from './desk.js';
import { redraw, toast } from './dom.js';
import { Recent } from './recent.js';

const MAX_ENTRIES = 10000;
const PAGE_SIZE = 500;
const MAX_TEXT_LENGTH = 4000;

export const state = {
  /** The latest status from the front desk; null until everything is loaded. */
  status: null,
  isLost: false,
  inHand: [],
  numbers: [],
  faults: [],
  /** Every reading with all its values. The status contains the selected values. */
  readings: [],
  calls: new Recent('txn_ref', 1000),
  messages: new Recent('txn_ref', 2000),
  faxes: new Recent('txn_ref', 1000),
  requests: new Recent('id', MAX_ENTRIES),
  notifications: new Recent('id', MAX_ENTRIES),
};

const listeners = [];

/** Adds a listener for events: (type, data, previous data of the same item). */
export const onEvent = listener => listeners.push(listener);

let lastTime = { now: 0, receivedAt: 0 };

/** The time on the clock of the sandbox, in milliseconds. Between two events the page advances a running clock itself. */
export function now() {
  const isRunning = state.status.clock === 'running' && !state.isLost;
  return lastTime.now + (isRunning ? performance.now() - lastTime.receivedAt : 0);
}

function setStatus(status) {
  state.status = status;
  lastTime = { now: Date.parse(status.now), receivedAt: performance.now() };
}

let refresh;

/** Reloads the status for the time of the next event, at most twice a second. */
export function refreshStatus() {
  refresh ??= setTimeout(async () => {
    refresh = null;
    await send('GET', 'status').then(setStatus, () => {});
    redraw();
  }, 500);
}

// Journals: older entries are loaded on demand.

const complete = {};
const loading = {};

export const isComplete = kind => complete[kind] || state[kind].isFull;

/** Loads a page of older entries; with a filter, all of them. */
export async function loadOlder(kind) {
  if (isComplete(kind) || loading[kind])
    return;
  loading[kind] = true;
  const journal = state[kind];
  const oldest = journal.items[0];
  try {
    const older = oldest ? await send('GET', `${kind}?before=${oldest.id}&limit=${PAGE_SIZE}`) : [];
    // The journal may have been reloaded in the meantime.
    if (journal.items[0] === oldest) {
      complete[kind] = older.length < PAGE_SIZE;
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

// Does not keep long values. They are requested when the entry is opened.
function searchable(entry) {
  const { parameters, answer, path, url, fields, http_status, fault, note, problem } = entry;
  const values = Object.entries(parameters ?? fields).filter(([name]) => name !== 'app_id').map(([, value]) => value);
  const text = [path ?? url, http_status, fault, note, problem, ...values, answer].join(' ').toLowerCase();
  return text.length > MAX_TEXT_LENGTH
    ? { ...entry, answer: null, parameters: parameters && { dest: parameters.dest }, isCut: true, text: text.slice(0, MAX_TEXT_LENGTH) }
    : { ...entry, text };
}

let source;
let started;

/** Loads the state and listens for events. Retries until the sandbox is reachable. */
export async function start() {
  source?.close();
  try {
    await load();
    state.isLost = false;
    listeners.forEach(listener => listener('reset'));
  } catch {
    state.isLost = true;
    setTimeout(start, 1500);
  }
  redraw();
}

async function load() {
  const status = await send('GET', 'status');
  started = status.started;
  const before = `before=${status.last_event + 1}&limit=${PAGE_SIZE}`;
  const [phones, numbers, faults, readings, requests, notifications, ...transactions] = await Promise.all([
    'phones', 'numbers', 'faults', 'readings', `requests?${before}`, `notifications?${before}`,
    'calls?limit=1000', 'messages?limit=1000', 'faxes?limit=1000',
  ].map(path => send('GET', path)));
  setStatus(status);
  Object.assign(state, { inHand: phones.map(phone => phone.number), numbers, faults, readings });
  ['calls', 'messages', 'faxes'].forEach((kind, i) => state[kind].load(transactions[i].reverse()));
  for (const [kind, entries] of Object.entries({ requests, notifications })) {
    complete[kind] = entries.length < PAGE_SIZE;
    state[kind].load(entries.map(searchable));
  }
  listen(status.last_event);
}

function listen(after) {
  source?.close();
  const stream = source = new EventSource(`sandbox/events?after=${after}`);
  for (const [type, handle] of Object.entries(EVENTS))
    stream.addEventListener(type, event => {
      const data = JSON.parse(event.data);
      const previous = handle(data);
      listeners.forEach(listener => listener(type, data, previous));
      redraw();
    });
  stream.onerror = () => {
    lastTime.now = now();
    state.isLost = true;
    redraw();
    // The browser reconnects automatically with the ID of the last event, unless the response was not an event stream.
    if (stream.readyState === EventSource.CLOSED)
      setTimeout(start, 1500);
  };
  stream.onopen = async () => {
    if (!state.isLost)
      return;
    // A different sandbox, with other events, may have started at the same address.
    const status = await send('GET', 'status').catch(() => null);
    if (status?.started !== started)
      return start();
    state.isLost = false;
    setStatus(status);
    redraw();
  };
}

const transaction = kind => data => {
  const previous = state[kind].get(data.txn_ref);
  state[kind].put(data);
  refreshStatus();
  return previous;
};

const EVENTS = {
  request: data => state.requests.put(searchable(data)),
  notification: data => state.notifications.put(searchable(data)),
  call: transaction('calls'),
  message: transaction('messages'),
  fax: transaction('faxes'),
  clock: setStatus,
  account: setStatus,
  phone({ number, in_hand }) {
    state.inHand = state.inHand.filter(other => other !== number).concat(in_hand ? number : []);
  },
  number(data) {
    const i = state.numbers.findIndex(({ number }) => number === data.number);
    state.numbers[i < 0 ? state.numbers.length : i] = data;
  },
  fault(data) {
    state.faults = data;
  },
  reset: start,
};

/** Whether a call to a Hoiio number has not been answered yet. The phone in state `ringing` is then that of the caller. */
export const isCallingIn = call => call.direction === 'incoming' && call.state === 'ringing';

/** The phones: first those that ring, then those in hand, then the most recently used. */
export function phones() {
  const own = new Set(state.numbers.map(({ number }) => number));
  const all = new Map();
  const phone = (number, time) => {
    // The account's own numbers are not phones.
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
      // Skip phones that have not been called yet or did not answer.
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
