// Sent notifications and the answers of their listeners.

import { act } from './desk.js';
import { h } from './dom.js';
import { when } from './format.js';
import { entry, journal } from './journal.js';
import { split } from './list.js';
import { copyButton, empty, facts, pairs, PHONE, pre } from './parts.js';
import { address, route } from './route.js';
import { state } from './store.js';

export function notifications() {
  if (!state.notifications.items.length)
    return empty('No notifications yet', 'Notifications to your app appear here with its answers. This command requests some:',
      'sms/send', { dest: PHONE, msg: 'Hoiio World', notify_url: 'http://127.0.0.1:8080/notify' });
  const found = entry('notifications', route().id);
  return split(journal('notifications', row), found && detail(found), 'Select a notification to see its fields and the answer.');
}

const pathOf = url => URL.canParse(url) ? new URL(url).pathname + new URL(url).search : url;
const outcome = ({ http_status }) => h('span.state', { class: http_status >= 200 && http_status < 300 ? '' : 'bad' },
  http_status ? `HTTP ${http_status}` : 'no answer');

function row({ time, url, fields, http_status }) {
  const { ivr_block, digits, call_state, sms_status, fax_status, status } = fields;
  return [
    h('time', when(time, state.status.now)),
    h('code', pathOf(url)),
    h('span.grow.dim', [ivr_block, digits, call_state, sms_status ?? fax_status ?? status].filter(Boolean).join(', ')),
    outcome({ http_status }),
  ];
}

const result = ({ problem, http_status }) => problem ?? `The listener answered HTTP ${http_status}.`;

function detail(notification) {
  const { id, time, url, problem, signature, body, again_of } = notification;
  return h('article', { key: id },
    h('header', h('h2.code', pathOf(url)), outcome(notification),
      h('button', { onclick: () => act('POST', `notifications/${id}/again`, undefined, result) }, 'Send again')),
    problem && h('p.callout', problem),
    facts({
      Time: when(time, state.status.now), 'Sent to': h('code', url), ID: id,
      'Repetition of': again_of && h('a', { href: address('notifications', again_of) }, again_of),
    }),
    h('h3', 'Fields'),
    pairs(notification.fields),
    h('h3', 'Body', copyButton(body, 'the body')),
    pre(body),
    h('h3', 'Signature', copyButton(signature, 'the signature')),
    h('p.dim', 'The header X-Hoiio-Signature: the HMAC-SHA256 of the body in hex, with the access token as the key.'),
    pre(signature));
}
