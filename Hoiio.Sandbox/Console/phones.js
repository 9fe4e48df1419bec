// The cards of the phones: their calls, keypad and SMS.

import { act, encode } from './desk.js';
import { h, redraw } from './dom.js';
import { count, curl, spoken, when } from './format.js';
import { copyButton, PHONE, toggle } from './parts.js';
import { address } from './route.js';
import { isCallingIn, phones, state } from './store.js';

const INITIAL_CARDS = 12;
const RECENT_MESSAGES = 6;
const KEYS = [...'123456789*0#'];
const PRIVATE = 'private';

const opened = {};
let visibleCards = INITIAL_CARDS;

export const isLive = call => call.state !== 'ended';
export const isRingingInHand = call =>
  isLive(call) && !isCallingIn(call) && call.phones.some(phone => phone.in_hand && phone.state === 'ringing');

const pathOf = (call, suffix = '') => `calls/${encode(call.txn_ref)}${suffix}`;
export const press = (call, keys) => act('POST', pathOf(call, '/keys'), { keys });
export const answer = call => act('POST', pathOf(call, '/answer'));
export const hangUp = call => act('DELETE', pathOf(call));

export function phoneCards() {
  const all = phones();
  return [
    h('form.inline', { key: 'add', onsubmit: add },
      h('input', { name: 'number', type: 'tel', 'aria-label': 'Number', placeholder: `Number, such as ${PHONE}`, autocomplete: 'off' }),
      h('button.primary', 'Take in hand')),
    !all.length && h('p.dim', { key: 'none' },
      'Phones appear here when they are called. Take a phone in hand to answer it or to call from it.'),
    all.filter(({ number }, i) => i < visibleCards || opened[number]?.action).map(card),
    all.length > visibleCards && h('button', { key: 'more', onclick: showMore }, `Show more of ${all.length} phones`),
  ];
}

function showMore() {
  visibleCards += INITIAL_CARDS * 4;
  redraw();
}

async function add(event) {
  event.preventDefault();
  const { number } = event.target;
  const text = number.value.replace(/[\s().-]/g, '');
  if (text && await act('PUT', `phones/${encode(text)}`))
    number.value = '';
}

function card(phone) {
  const { number, calls, rings } = phone;
  return h('article.card', { key: number, class: rings ? 'rings' : '', 'aria-label': `Phone ${number}` },
    h('header', h('h3', number === PRIVATE ? 'Number withheld' : number), isNumber(number) && inHandSwitch(phone)),
    [...calls].map(call => callSection(call, number)),
    actions(phone),
    thread(phone));
}

const inHandSwitch = ({ number, inHand }) =>
  toggle(inHand, 'In hand', () => act(inHand ? 'DELETE' : 'PUT', `phones/${encode(number)}`), {
    'aria-label': `${number} is in hand`,
    title: inHand ? 'Rings until you answer' : 'Answers automatically',
  });

// The sender of an SMS may also be a name or a short code, and a caller may withhold the number.
const isNumber = text => text.startsWith('+');

// The calls of a phone

const ACTIVITIES = {
  play: 'Playing a message', gather: 'Waiting for keys', record: 'Recording speech', monitor: 'The call is recorded', hold: 'On hold',
  unhold: 'Taken off hold', transfer: 'Being transferred', hangup: 'Saying goodbye', dial: 'Playing a message', answer: 'Answered',
};
const FINAL_STATES = ['answered', 'unanswered', 'busy', 'failed'];

/** Describes what a phone is doing in a call. */
export function activity(call, number) {
  const leg = call.phones.find(phone => phone.number === number);
  if (!isLive(call) || FINAL_STATES.includes(leg?.state))
    return leg?.state ?? '';
  if (leg?.state === 'waiting')
    return 'Waiting for the other phone';
  if (isCallingIn(call))
    return `Calling ${call.to}`;
  if (leg?.state === 'ringing')
    return `Ringing, called by ${caller(call, number)}`;
  if (call.state === 'ringing')
    return `Calling ${call.to ?? call.dest2}`;
  if (call.waits_for === 'block')
    return 'Waiting for the next block of your app';
  const isTalking = !call.session || call.block === 'transfer' && call.phones.length > 1 && call.phones.at(-1).state === 'in_call';
  return !isTalking ? (call.message || call.block !== 'dial') && ACTIVITIES[call.block] || 'In a call'
    : call.room ? `Talking in room ${call.room}` : 'Talking';
}

function caller(call, number) {
  const other = call.phones.find(phone => phone.number !== number)?.number ?? call.from;
  return call.room ? `room ${call.room}` : other && other !== number ? other : 'Hoiio';
}

function callSection(call, number) {
  const leg = call.phones.find(phone => phone.number === number);
  const rings = leg.state === 'ringing' && !isCallingIn(call);
  return h('section.call', { key: call.txn_ref },
    h('p', activity(call, number), ' ', h('a', { href: address('calls', call.txn_ref) }, 'Timeline')),
    !rings && call.message && h('blockquote', spoken(call.message)),
    call.waits_for === 'keys' && keypad(call),
    call.waits_for === 'speech' && speech(call),
    nextBlockHint(call),
    rings && leg.in_hand
      ? h('div.actions', { key: 'ring' }, h('button.good', { onclick: () => answer(call) }, 'Answer'),
        h('button.danger', { onclick: () => act('POST', pathOf(call, '/decline')) }, 'Decline'))
      // Ignore the second click of a double-click on Answer, which this button replaces.
      : h('div.actions', h('button.danger', { onclick: ({ detail }) => detail < 2 && hangUp(call) }, 'Hang up')));
}

const keypad = call => h('div.keypad', { key: 'keypad', role: 'group', 'aria-label': 'Keypad' },
  h('output', { 'aria-label': 'Keys pressed so far' },
    call.keys || h('span.dim', call.max_digits ? `Press up to ${count(call.max_digits, 'key')}` : 'Press keys, then #')),
  KEYS.map(key => h('button', { key, onclick: () => press(call, key) }, key)));

const speech = call => h('form.inline', { key: 'speech', onsubmit: event => speak(event, call) },
  h('input', { name: 'text', 'aria-label': 'Speech', placeholder: 'Speech', autocomplete: 'off' }),
  h('button.primary', 'Speak'),
  h('button', { type: 'button', onclick: () => press(call, '#'), 'aria-label': 'Press # to end the recording' }, '#'));

function speak(event, call) {
  event.preventDefault();
  if (event.target.text.value.trim())
    act('POST', pathOf(call, '/speech'), { text: event.target.text.value });
}

/** Offers a curl command to users without an app: the next block of this call. */
export const nextBlockHint = call => call.waits_for === 'block' && call.state === 'ongoing' && h('p.next', { key: 'next' },
  h('span.dim', 'No app? This curl command asks for a key.'),
  copyButton(
    curl(state.status, 'ivr/middle/gather', { session: call.session, msg: 'For sales, press 1.', max_digits: '1' }),
    'the curl command'));

// The actions of a phone

const ACTIONS = {
  call: { title: 'Call', path: 'calls', accepts: ({ mode }) => mode === 'voice', isAllowed: from => isNumber(from) || from === PRIVATE },
  sms: { title: 'SMS', path: 'messages', accepts: ({ capabilities }) => capabilities.includes('SMS'), isAllowed: from => from !== PRIVATE },
  fax: { title: 'Fax', path: 'faxes', accepts: ({ mode }) => mode === 'fax', isAllowed: from => isNumber(from) || from === PRIVATE },
};

function actions({ number }) {
  const open = opened[number]?.action;
  return [
    h('div.actions', { role: 'group', 'aria-label': `Actions of ${number}` },
      Object.entries(ACTIONS).filter(([, { isAllowed }]) => isAllowed(number)).map(([name, { title }]) => h('button', {
        'aria-expanded': String(open === name), onclick: () => show(number, { action: open === name ? null : name }),
      }, title))),
    open && actionForm(number, open),
  ];
}

function show(number, sections) {
  opened[number] = { ...opened[number], ...sections };
  redraw();
}

function actionForm(number, name) {
  const numbers = state.numbers.filter(ACTIONS[name].accepts);
  return numbers.length ? h('form.action', { key: name, onsubmit: event => submit(event, number, name) },
    isNumber(number) && (name === 'sms' ? h('label', 'From', h('input', { name: 'from', value: number, autocomplete: 'off' }))
      : h('label', 'From', h('select', { name: 'from' }, h('option', { key: number, value: number }, number),
        h('option', { key: PRIVATE, value: PRIVATE }, 'Number withheld')))),
    h('label', 'To', h('select', { name: 'to' }, numbers.map(({ number: key }) => h('option', { key, value: key }, key)))),
    name === 'sms' && h('label', 'Text', h('textarea', { name: 'text', rows: 2, required: true })),
    name === 'fax' && h('label', 'Pages', h('input', { name: 'pages', type: 'number', min: 1, max: 100, value: 1 })),
    h('button.primary', name === 'call' ? 'Call' : `Send ${ACTIONS[name].title}`))
    : h('p.dim', 'No Hoiio number accepts this. ', h('a', { href: address('account') }, 'See Account.'));
}

async function submit(event, from, name) {
  event.preventDefault();
  const { from: sender, to, text, pages } = event.target;
  const body = { from: sender?.value.trim() || from, to: to.value, text: text?.value, pages: pages && Number(pages.value) };
  // A listener may take seconds to answer. Keep what the user enters in the meantime.
  if (text)
    text.value = '';
  const isDone = await act('POST', ACTIONS[name].path, body, pages && 'The fax is being sent. See Faxes.');
  if (text)
    text.value ||= isDone ? '' : body.text;
  else if (isDone && opened[from].action === name)
    show(from, { action: null });
}

function thread({ number, messages }) {
  const isOpen = opened[number]?.thread;
  return messages.length ? h('section.thread', { 'aria-label': `SMS of ${number}` },
    messages.length > RECENT_MESSAGES && h('button.plain', { onclick: () => show(number, { thread: !isOpen }) },
      isOpen ? 'Show only the latest' : `Show all ${messages.length} messages`),
    h('div.scroll', h('ol', messages.slice(isOpen ? 0 : -RECENT_MESSAGES).map(message => h('li', {
      key: message.txn_ref, class: message.direction === 'incoming' ? 'sent' : '',
    }, h('p', message.text), h('small',
      h('time', when(message.date, state.status.now)),
      h('span', { class: ['failed', 'error'].includes(message.status) ? 'bad' : '' }, message.status),
      message.split_count > 1 && h('span', count(message.split_count, 'part')),
      message.debit && h('span', `${message.debit} ${message.currency}`))))))) : null;
}
