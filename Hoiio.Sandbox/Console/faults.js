// Faults: what goes wrong with the next answers of a path.

import { act, part } from './desk.js';
import { h } from './dom.js';
import { count } from './format.js';
import { state } from './store.js';

const PATHS = `voice/call voice/conference voice/hangup voice/query_status voice/get_history voice/get_rate conference/moderate
sms/send sms/bulk_send sms/query_status sms/get_history sms/get_rate fax/send fax/query_status fax/get_history fax/get_rate
ivr/start/dial ivr/middle/play ivr/middle/gather ivr/middle/record ivr/middle/monitor ivr/middle/hold ivr/middle/unhold
ivr/end/transfer ivr/end/hangup number/get_countries number/get_choices number/get_rates number/subscribe number/update_forwarding
number/get_active user/get_balance user/get_info`.split(/\s+/);

const FAULTS = {
  timeout: 'No answer; carried out all the same',
  reset: 'The connection breaks; carried out all the same',
  truncated_json: 'Half of the JSON; carried out all the same',
  html_error: 'HTTP 500 with an HTML page',
  redirect: 'HTTP 307 to another path',
  rate_limit_exceeded: 'error_rate_limit_exceeded',
  internal_server_error: 'error_internal_server_error',
};

export const faults = () => h('div.page', { key: 'faults' },
  h('section.box',
    h('h2', 'Spoil an answer'),
    h('p.dim', 'The next requests to this path go wrong, whoever sends them. See how your code takes it.'),
    h('form.fault', { onsubmit: order },
      h('label', 'Path', h('input', { name: 'path', list: 'paths', required: true, placeholder: 'sms/send', autocomplete: 'off' })),
      h('datalist', { id: 'paths' }, PATHS.map(value => h('option', { value }))),
      h('label', 'What goes wrong', h('select', { name: 'fault' },
        Object.entries(FAULTS).map(([value, text]) => h('option', { value }, text)))),
      h('label', 'Times', h('input', { name: 'times', type: 'number', min: 1, max: 1000, value: 1, required: true })),
      h('button.primary', 'Order'))),
  h('section.box',
    h('h2', 'Ordered'),
    state.faults.length
      ? h('ul.rows', state.faults.map(({ path, fault, times }, i) => h('li', { key: `${path} ${i}` },
        h('code', path), h('span.grow.dim', FAULTS[fault] ?? fault), h('span', count(times, 'time')),
        h('button', { 'aria-label': `Take back ${path}`, onclick: () => act('DELETE', `faults?path=${part(path)}`) }, 'Take back'))))
      : h('p.dim', 'None. Every answer is as it should be.')));

function order(event) {
  event.preventDefault();
  const { path, fault, times } = event.target;
  act('POST', 'faults', { path: path.value.trim().replace(/^\/+|\/+$/g, ''), fault: fault.value, times: Number(times.value) });
}
