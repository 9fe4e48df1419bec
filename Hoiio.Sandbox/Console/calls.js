// Live and past calls, and the timeline of the selected one.

import { h } from './dom.js';
import { clockTime, filePath, spoken, when } from './format.js';
import { search } from './journal.js';
import { list, split } from './list.js';
import { empty, facts, PHONE, direction } from './parts.js';
import { activity, hangUp, isLive, nextBlockHint } from './phones.js';
import { route } from './route.js';
import { state } from './store.js';

export function calls() {
  if (!state.calls.items.length)
    return empty('No calls yet', 'Calls appear here as soon as they ring, with all their events. This command places one:',
      'voice/call', { dest1: PHONE, dest2: '+6522222222' });
  const { id } = route();
  const call = id && state.calls.items.findLast(({ txn_ref, session }) => txn_ref === id || session === id);
  return split(list('calls', row), call && detail(call), 'Select a call to see its timeline.');
}

const between = call => call.direction === 'incoming' ? direction(call.from, call.to)
  : call.dest2 ? direction(call.dest1, call.dest2)
  : direction(call.room && `Room ${call.room}`, call.dest1 ?? call.to);

const row = call => [
  h('time', when(call.date, state.status.now)),
  h('span.grow', between(call)),
  h('span.dim', call.debit),
  outcome(call),
];

// An unanswered call shows the state of the phone that did not answer.
const outcome = call => h('span.state', { class: call.state },
  call.state === 'ended' && !call.answered && call.phones.find(phone => phone.state !== 'answered')?.state || call.state);

function detail(call) {
  const { now } = state.status;
  return h('article', { key: call.txn_ref },
    h('header', h('h2', between(call)), outcome(call),
      isLive(call) && h('button.danger', { onclick: () => hangUp(call) }, 'Hang up')),
    nextBlockHint(call),
    facts({
      Transaction: h('code', call.txn_ref), Session: call.session && h('code', call.session), Room: call.room, Tag: call.tag,
      Started: when(call.date, now), Answered: when(call.answered, now), Ended: when(call.ended, now),
      'Rate per minute': `${call.rate} ${call.currency}`, 'Billed duration': call.duration === null ? null : `${call.duration} min`,
      Cost: call.debit && `${call.debit} ${call.currency}`, Reserved: Number(call.held_back) > 0 && `${call.held_back} ${call.currency}`,
    }),
    h('h3', 'Phones'),
    h('ul.rows', call.phones.map(({ number }) => h('li', { key: number }, h('span', number), h('span.dim', activity(call, number))))),
    call.blocks.length > 0 && [h('h3', 'Timeline'), h('ol.timeline', call.blocks.map(step))],
    h('p', h('button', { onclick: () => search('requests', call.session ?? call.txn_ref) }, 'Requests for this call')));
}

function step(block) {
  const result = Object.fromEntries(Object.entries(block.result ?? {}).map(([name, value]) => [name, link(value)]));
  return h('li', { class: block.state },
    h('time', clockTime(block.time)),
    h('div',
      h('h4', block.block, h('span.dim', block.state === 'done' && block.ended ? ` until ${clockTime(block.ended)}` : ` ${block.state}`)),
      block.message && h('blockquote', spoken(block.message)),
      facts({ Keys: block.keys, Speech: block.speech, ...result, 'Notification URL': block.notify_url && h('code', block.notify_url) })));
}

function link(value) {
  const href = filePath(value);
  return href ? h('a', { href, target: '_blank' }, href.split('/').pop()) : value;
}
