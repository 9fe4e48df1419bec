// The phones, a card each: what they hear, their keypad, their SMS.

import { act, part } from './desk.js';
import { h, redraw } from './dom.js';
import { count, curl, spoken, when } from './format.js';
import { copyButton, PHONE, toggle } from './parts.js';
import { address } from './route.js';
import { isCallingIn, phones, state } from './store.js';

const FEW = 12;
const THREAD = 6;
const KEYS = [...'123456789*0#'];
const PRIVATE = 'private';

const opened = {};
let many = FEW;

export const isLive = call => call.state !== 'ended';
export const ringsInHand = call =>
  isLive(call) && !isCallingIn(call) && call.phones.some(phone => phone.in_hand && phone.state === 'ringing');

const to = (call, what = '') => `calls/${part(call.txn_ref)}${what}`;
export const press = (call, keys) => act('POST', to(call, '/keys'), { keys });
export const answer = call => act('POST', to(call, '/answer'));
export const hangUp = call => act('DELETE', to(call));

export function phoneCards() {
  const all = phones();
  return [
    h('form.inline', { key: 'add', onsubmit: add },
      h('input', { name: 'number', type: 'tel', 'aria-label': 'Number', placeholder: `Number, such as ${PHONE}`, autocomplete: 'off' }),
      h('button.primary', 'Take in hand')),
    !all.length && h('p.dim', { key: 'none' },
      'Phones appear here when they are called. Take one in hand to answer it, and to call from it.'),
    all.filter(({ number }, i) => i < many || opened[number]?.deed).map(card),
    all.length > many && h('button', { key: 'more', onclick: showMore }, `Show more of ${all.length} phones`),
  ];
}

function showMore() {
  many += FEW * 4;
  redraw();
}

async function add(event) {
  event.preventDefault();
  const { number } = event.target;
  const text = number.value.replace(/[\s().-]/g, '');
  if (text && await act('PUT', `phones/${part(text)}`))
    number.value = '';
}

function card(phone) {
  const { number, calls, rings } = phone;
  return h('article.card', { key: number, class: rings ? 'rings' : '', 'aria-label': `Phone ${number}` },
    h('header', h('h3', number === PRIVATE ? 'Number withheld' : number), isNumber(number) && inHandSwitch(phone)),
    [...calls].map(call => onCall(call, number)),
    deeds(phone),
    thread(phone));
}

const inHandSwitch = ({ number, inHand }) =>
  toggle(inHand, 'In hand', () => act(inHand ? 'DELETE' : 'PUT', `phones/${part(number)}`), {
    'aria-label': `${number} is in hand`,
    title: inHand ? 'It rings until you answer' : 'It answers by itself',
  });

// A sender may be a name or a short code, and a caller may withhold the number.
const isNumber = text => text.startsWith('+');

// The calls of a phone

const DOINGS = {
  play: 'Plays a message', gather: 'Asks for keys', record: 'Records what is said', monitor: 'The call is recorded', hold: 'On hold',
  unhold: 'Taken off hold', transfer: 'Is transferred', hangup: 'Says goodbye', dial: 'Says a message', answer: 'Answered',
};
const OVER = ['answered', 'unanswered', 'busy', 'failed'];

/** What a phone does in a call, as a sentence. */
export function doing(call, number) {
  const leg = call.phones.find(phone => phone.number === number);
  if (!isLive(call) || OVER.includes(leg?.state))
    return leg?.state ?? '';
  if (leg?.state === 'waiting')
    return 'Waits for the other phone';
  if (isCallingIn(call))
    return `Calls ${call.to}`;
  if (leg?.state === 'ringing')
    return `Rings, called from ${caller(call, number)}`;
  if (call.state === 'ringing')
    return `Calls ${call.to ?? call.dest2}`;
  if (call.waits_for === 'block')
    return 'Waits for the next block of your app';
  const talks = !call.session || call.block === 'transfer' && call.phones.length > 1 && call.phones.at(-1).state === 'in_call';
  return !talks ? (call.message || call.block !== 'dial') && DOINGS[call.block] || 'In a call'
    : call.room ? `Talks in room ${call.room}` : 'Talks';
}

function caller(call, number) {
  const other = call.phones.find(phone => phone.number !== number)?.number ?? call.from;
  return call.room ? `room ${call.room}` : other && other !== number ? other : 'Hoiio';
}

function onCall(call, number) {
  const leg = call.phones.find(phone => phone.number === number);
  const rings = leg.state === 'ringing' && !isCallingIn(call);
  return h('section.call', { key: call.txn_ref },
    h('p', doing(call, number), ' ', h('a', { href: address('calls', call.txn_ref) }, 'Timeline')),
    !rings && call.message && h('blockquote', spoken(call.message)),
    call.waits_for === 'keys' && keypad(call),
    call.waits_for === 'speech' && speech(call),
    nextBlock(call),
    rings && leg.in_hand
      ? h('div.deeds', { key: 'ring' }, h('button.good', { onclick: () => answer(call) }, 'Answer'),
        h('button.danger', { onclick: () => act('POST', to(call, '/decline')) }, 'Decline'))
      // The second of two quick clicks was meant for Answer.
      : h('div.deeds', h('button.danger', { onclick: ({ detail }) => detail < 2 && hangUp(call) }, 'Hang up')));
}

const keypad = call => h('div.keypad', { key: 'keypad', role: 'group', 'aria-label': 'Keypad' },
  h('output', { 'aria-label': 'Keys pressed so far' },
    call.keys || h('span.dim', call.max_digits ? `Press keys, ${call.max_digits} at most` : 'Press keys, # ends')),
  KEYS.map(key => h('button', { key, onclick: () => press(call, key) }, key)));

const speech = call => h('form.inline', { key: 'speech', onsubmit: event => say(event, call) },
  h('input', { name: 'text', 'aria-label': 'What is said', placeholder: 'What is said', autocomplete: 'off' }),
  h('button.primary', 'Say'),
  h('button', { type: 'button', onclick: () => press(call, '#'), 'aria-label': 'Press #, which ends the recording' }, '#'));

function say(event, call) {
  event.preventDefault();
  if (event.target.text.value.trim())
    act('POST', to(call, '/speech'), { text: event.target.text.value });
}

/** For whoever tries it with curl: the next block of this call. */
export const nextBlock = call => call.waits_for === 'block' && call.state === 'ongoing' && h('p.next', { key: 'next' },
  h('span.dim', 'No app behind it? A line of curl asks for a key.'),
  copyButton(curl(state.status, 'ivr/middle/gather', { session: call.session, msg: 'For sales, press 1.', max_digits: '1' }), 'it'));

// What can be done from a phone

const DEEDS = {
  call: { title: 'Call', path: 'calls', fits: one => one.mode === 'voice', can: from => isNumber(from) || from === PRIVATE },
  sms: { title: 'SMS', path: 'messages', fits: one => one.capabilities.includes('SMS'), can: from => from !== PRIVATE },
  fax: { title: 'Fax', path: 'faxes', fits: one => one.mode === 'fax', can: from => isNumber(from) || from === PRIVATE },
};

function deeds({ number }) {
  const open = opened[number]?.deed;
  return [
    h('div.deeds', { role: 'group', 'aria-label': `From ${number}` },
      Object.entries(DEEDS).filter(([, { can }]) => can(number)).map(([name, { title }]) => h('button', {
        'aria-expanded': String(open === name), onclick: () => show(number, { deed: open === name ? null : name }),
      }, title))),
    open && deedForm(number, open),
  ];
}

function show(number, what) {
  opened[number] = { ...opened[number], ...what };
  redraw();
}

function deedForm(number, name) {
  const numbers = state.numbers.filter(DEEDS[name].fits);
  return numbers.length ? h('form.deed', { key: name, onsubmit: event => perform(event, number, name) },
    isNumber(number) && (name === 'sms' ? h('label', 'From', h('input', { name: 'from', value: number, autocomplete: 'off' }))
      : h('label', 'From', h('select', { name: 'from' }, h('option', { key: number, value: number }, number),
        h('option', { key: PRIVATE, value: PRIVATE }, 'Number withheld')))),
    h('label', 'To', h('select', { name: 'to' }, numbers.map(({ number: key }) => h('option', { key, value: key }, key)))),
    name === 'sms' && h('label', 'Text', h('textarea', { name: 'text', rows: 2, required: true })),
    name === 'fax' && h('label', 'Pages', h('input', { name: 'pages', type: 'number', min: 1, max: 100, value: 1 })),
    h('button.primary', name === 'call' ? 'Call' : `Send ${DEEDS[name].title}`))
    : h('p.dim', 'No Hoiio number takes this. ', h('a', { href: address('account') }, 'See Account.'));
}

async function perform(event, from, name) {
  event.preventDefault();
  const { from: sender, to, text, pages } = event.target;
  const body = { from: sender?.value.trim() || from, to: to.value, text: text?.value, pages: pages && Number(pages.value) };
  // A listener may take seconds: what is begun meanwhile stays.
  if (text)
    text.value = '';
  const isDone = await act('POST', DEEDS[name].path, body, pages && 'The fax is on its way. It is under Faxes.');
  if (text)
    text.value ||= isDone ? '' : body.text;
  else if (isDone && opened[from].deed === name)
    show(from, { deed: null });
}

function thread({ number, messages }) {
  const isOpen = opened[number]?.thread;
  return messages.length ? h('section.thread', { 'aria-label': `SMS of ${number}` },
    messages.length > THREAD && h('button.plain', { onclick: () => show(number, { thread: !isOpen }) },
      isOpen ? 'Show the latest only' : `Show all ${messages.length} messages`),
    h('div.scroll', h('ol', messages.slice(isOpen ? 0 : -THREAD).map(message => h('li', {
      key: message.txn_ref, class: message.direction === 'incoming' ? 'sent' : '',
    }, h('p', message.text), h('small',
      h('time', when(message.date, state.status.now)),
      h('span', { class: ['failed', 'error'].includes(message.status) ? 'bad' : '' }, message.status),
      message.split_count > 1 && h('span', count(message.split_count, 'part')),
      message.debit && h('span', `${message.debit} ${message.currency}`))))))) : null;
}
