// Faults: what goes wrong with answers.

import { act, ask, part } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { count } from './format.js';
import { state } from './store.js';

const ALL = '*';

const FAULTS = {
  timeout: 'No answer; carried out all the same',
  reset: 'The connection breaks; carried out all the same',
  truncated_json: 'Half of the JSON; carried out all the same',
  delay: 'A late answer; carried out at once',
  html_error: 'HTTP 500 with an HTML page',
  http_status: 'Any HTTP status with an HTML page',
  redirect: 'HTTP 307 to another path',
  rate_limit_exceeded: 'error_rate_limit_exceeded',
  internal_server_error: 'error_internal_server_error',
  status: 'Any error code',
};

// What goes with a fault: its label, its name in the order, and its field.
const VALUES = {
  delay: ['Seconds', 'seconds', { type: 'number', min: 0, max: 3600, step: 'any', value: 2.5 }],
  http_status: ['HTTP status', 'http_status', { type: 'number', min: 200, max: 599, value: 503 }],
  status: ['Error code', 'status', { list: 'codes', placeholder: 'error_insufficient_credit', autocomplete: 'off' }],
};

let chosen = 'timeout';
let paths = [];
let codes = [];
let isAsked = false;

// The paths and the error codes there are.
async function describe() {
  isAsked = true;
  try {
    const description = await ask('GET', 'openapi.json');
    paths = Object.keys(description.paths).filter(path => path.startsWith('/open/')).map(path => path.slice('/open/'.length));
    codes = Object.keys(description.components.examples).sort();
    redraw();
  } catch (error) {
    isAsked = false;
    toast(error.message, true);
  }
}

export function faults() {
  if (!isAsked)
    describe();
  const [label, name, field] = VALUES[chosen] ?? [];
  return h('div.page', { key: 'faults' },
    h('section.box',
      h('h2', 'Order a fault'),
      h('p.dim', 'The next requests to this path go wrong, whoever sends them. See how your code takes it.'),
      h('form.fault', { onsubmit: order },
        h('label', 'Path (* for all)',
          h('input', { name: 'path', list: 'paths', required: true, placeholder: 'sms/send', autocomplete: 'off' })),
        options('paths', [ALL, ...paths]),
        h('label.wide', 'What goes wrong', h('select', { name: 'fault', value: chosen, onchange: choose },
          Object.entries(FAULTS).map(([value, text]) => h('option', { value }, text)))),
        label && h('label', { key: name }, label, h('input', { name, required: true, ...field })),
        options('codes', codes),
        h('label.narrow', 'Times', h('input', { name: 'times', type: 'number', min: 1, max: 2147483647, value: 1, placeholder: 'always' })),
        h('label.narrow', 'Share in %',
          h('input', { name: 'share', type: 'number', min: 0.1, max: 100, step: 'any', value: 100, required: true })),
        h('button.primary', 'Order')),
      h('p.dim', 'Leave the times empty for always. Of several faults, the first that fits a request happens.')),
    h('section.box',
      h('h2', 'Ordered'),
      state.faults.length ? h('ul.rows.ordered', state.faults.map(ordered)) : h('p.dim', 'None. Every answer is as it should be.')));
}

const options = (id, values) => h('datalist', { id, key: id }, values.map(value => h('option', { value })));

function ordered({ path, fault, times, probability, ...value }, i) {
  const amount = value[VALUES[fault]?.[1]];
  const share = probability < 1 ? `${Number((100 * probability).toPrecision(3))} %, ` : '';
  return h('li', { key: `${path} ${i}` },
    h('code', path === ALL ? 'all paths' : path),
    h('span.grow.dim', FAULTS[fault] ?? fault, amount !== undefined && [': ', h('code', fault === 'delay' ? `${amount} s` : amount)]),
    h('span', share + (times ? count(times, 'time') : 'always')),
    h('button', { 'aria-label': `Take back ${path}`, onclick: () => act('DELETE', `faults?path=${part(path)}`) }, 'Take back'));
}

function choose(event) {
  chosen = event.target.value;
  redraw();
}

function order(event) {
  event.preventDefault();
  const { path, fault, times, share, ...fields } = Object.fromEntries(new FormData(event.target));
  const value = fault === 'status' ? fields : Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, Number(text)]));
  act('POST', 'faults', {
    path: path.trim().replace(/^\/+|\/+$/g, ''), fault, ...value, times: times ? Number(times) : null, probability: share / 100,
  });
}
