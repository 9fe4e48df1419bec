// Calls, live and past, and the blocks of the one that is open.

import { h } from './dom.js';
import { clockTime, filePath, spoken, when } from './format.js';
import { search } from './journal.js';
import { list, split } from './list.js';
import { empty, facts, PHONE, way } from './parts.js';
import { doing, hangUp, isLive, nextBlock } from './phones.js';
import { route } from './route.js';
import { state } from './store.js';

export function calls() {
  if (!state.calls.items.length)
    return empty('No calls yet', 'A call shows up here while it rings, with everything that happens in it:',
      'voice/call', { dest1: PHONE, dest2: '+6522222222' });
  const { id } = route();
  const call = id && state.calls.items.findLast(one => one.txn_ref === id || one.session === id);
  return split(list('calls', row), call && detail(call), 'Choose a call to see what happened in it.');
}

const between = call => call.direction === 'incoming' ? way(call.from, call.to)
  : call.dest2 ? way(call.dest1, call.dest2)
  : way(call.room && `Room ${call.room}`, call.dest1 ?? call.to);

const row = call => [
  h('time', when(call.date, state.status.now)),
  h('span.grow', between(call)),
  h('span.dim', call.debit),
  outcome(call),
];

// Of a call that nobody is charged for, what became of the phone that kept it from that.
const outcome = call => h('span.state', { class: call.state },
  call.state === 'ended' && !call.answered && call.phones.find(phone => phone.state !== 'answered')?.state || call.state);

function detail(call) {
  const { now } = state.status;
  return h('article', { key: call.txn_ref },
    h('header', h('h2', between(call)), outcome(call),
      isLive(call) && h('button.danger', { onclick: () => hangUp(call) }, 'Hang up')),
    nextBlock(call),
    facts({
      Transaction: h('code', call.txn_ref), Session: call.session && h('code', call.session), Room: call.room, Tag: call.tag,
      Began: when(call.date, now), Answered: when(call.answered, now), Ended: when(call.ended, now),
      'Price of a minute': `${call.rate} ${call.currency}`, 'Charged for': call.duration === null ? null : `${call.duration} min`,
      Cost: call.debit && `${call.debit} ${call.currency}`, 'Held back': Number(call.held_back) > 0 && `${call.held_back} ${call.currency}`,
    }),
    h('h3', 'Phones'),
    h('ul.rows', call.phones.map(({ number }) => h('li', { key: number }, h('span', number), h('span.dim', doing(call, number))))),
    call.blocks.length > 0 && [h('h3', 'Timeline'), h('ol.timeline', call.blocks.map(step))],
    h('p', h('button', { onclick: () => search('requests', call.session ?? call.txn_ref) }, 'Requests of this call')));
}

function step(block) {
  const result = Object.fromEntries(Object.entries(block.result ?? {}).map(([name, value]) => [name, link(value)]));
  return h('li', { class: block.state },
    h('time', clockTime(block.time)),
    h('div',
      h('h4', block.block, h('span.dim', block.state === 'done' && block.ended ? ` until ${clockTime(block.ended)}` : ` ${block.state}`)),
      block.message && h('blockquote', spoken(block.message)),
      facts({ Keys: block.keys, Said: block.speech, ...result, Notifies: block.notify_url && h('code', block.notify_url) })));
}

function link(value) {
  const href = filePath(value);
  return href ? h('a', { href, target: '_blank' }, href.split('/').pop()) : value;
}
