// The header: credentials, credit, clock and reset.

import { act, name, send } from './desk.js';
import { h } from './dom.js';
import { clockTime, longDay, span, toIso } from './format.js';
import { copyButton } from './parts.js';
import { download, openJournal, replayBar } from './replay.js';
import { go } from './route.js';
import { now, state } from './store.js';

export const credentials = ({ endpoint, app_id, access_token }) =>
  Object.entries({ Endpoint: endpoint, 'App ID': app_id, 'Access token': access_token })
  .map(([name, value]) => h('div', { key: name }, h('dt', name), h('dd', h('code', value)), copyButton(value, name)));

export function top() {
  const { status, isLost } = state;
  const live = h('span.live', { class: isLost ? 'lost' : '', role: 'status' },
    isLost ? 'Connection lost, reconnecting' : status ? 'Live' : 'Loading');
  return [
    h('div.bar', { key: 'who' },
      h('h1', h('b', 'Hoiio'), ' sandbox', name && [' ', h('code', name)]), live,
      status && [
        h('dl.credentials', credentials(status)),
        h('span.gap'),
        h('button', { onclick: openCredit, 'aria-label': `Credit: ${status.balance} ${status.currency}. Change it.` },
          h('span.dim.roomy', 'Credit '), h('b', status.balance), ` ${status.currency}`),
        h('button', { onclick: () => open('journal') }, 'Journal'),
        h('button', { onclick: () => open('reset') }, 'Reset'),
        h('button.square', { onclick: () => open('keys'), 'aria-label': 'Keyboard shortcuts', title: 'Keyboard shortcuts (?)' }, '?'),
      ]),
    status && clock(status),
    status && replayBar(),
    status?.journal_problem && h('p.callout', { key: 'journal' }, status.journal_problem),
  ];
}

function clock(status) {
  const time = toIso(now());
  const isRunning = status.clock === 'running';
  const advance = (text, seconds) => h('button', { onclick: () => act('POST', 'clock', { advance: seconds }) }, text);
  const mode = (text, running) =>
    h('button', { 'aria-pressed': String(isRunning === running), onclick: () => act('POST', 'clock', { running }) }, text);
  return h('div.bar.clock', { key: 'clock', role: 'group', 'aria-label': 'Clock of the sandbox' },
    h('time', { datetime: time }, h('b', clockTime(time)), h('span.dim', ` ${longDay(time)}`, h('span.roomy', ', GMT+8'))),
    h('span.group', mode('Running', true), mode('Standing', false)),
    h('span.group', advance('+10 s', 10), advance('+1 min', 60), advance('+1 h', 3600),
      h('button', { disabled: !status.next_event, onclick: toNextEvent }, status.next_event
        ? ['Next event ', h('span.dim', `in ${span(Date.parse(status.next_event) - now())}`)] : 'No next event')));
}

export const toggleClock = () => act('POST', 'clock', { running: state.status.clock !== 'running' });

/** Advances the clock to the next event. */
export async function toNextEvent() {
  const { next_event, now } = await send('GET', 'status').catch(() => state.status);
  if (next_event)
    await act('POST', 'clock', { advance: Math.max(0, Date.parse(next_event) - Date.parse(now) + 1) / 1000 });
}

const dialog = name => document.getElementById(`dialog-${name}`);

export const open = name => dialog(name).showModal();

function openCredit() {
  const { points, bonus } = dialog('credit').firstElementChild;
  points.value = state.status.points;
  bonus.value = state.status.bonus;
  open('credit');
}

/** Registers the handlers of the dialogs. */
export function wireDialogs() {
  wire('reset', async () => await act('POST', 'reset') && go('start'));
  wire('journal', ({ file }, action) => action === 'download' ? download() : file.files[0] && openJournal(file.files[0]));
  wire('credit', ({ points, bonus }) => act('PUT', 'account', { points: points.value.trim() || '0', bonus: bonus.value.trim() || '0' }));
}

function wire(name, handle) {
  dialog(name).onclose = ({ target }) => {
    if (target.returnValue)
      handle(target.firstElementChild, target.returnValue);
    target.returnValue = '';
  };
}
