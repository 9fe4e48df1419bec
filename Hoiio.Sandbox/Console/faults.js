// Faults in answers.

import { act, encode, send } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { count } from './format.js';
import { state } from './store.js';

const ALL = '*';

const FAULTS = {
  timeout: 'No answer, but the request is processed',
  reset: 'Connection reset, but the request is processed',
  truncated_json: 'Half of the JSON, but the request is processed',
  delay: 'Delayed answer, but the request is processed immediately',
  html_error: 'HTTP 500 with an HTML page',
  http_status: 'Any HTTP status with an HTML page',
  redirect: 'HTTP 307 to another path',
  rate_limit_exceeded: 'error_rate_limit_exceeded',
  internal_server_error: 'error_internal_server_error',
  status: 'Any error code',
};

// The parameter of a fault: the label, the name, and the input field.
const VALUES = {
  delay: ['Seconds', 'seconds', { type: 'number', min: 0, max: 3600, step: 'any', value: 2.5 }],
  http_status: ['HTTP status', 'http_status', { type: 'number', min: 200, max: 599, value: 503 }],
  status: ['Error code', 'status', { list: 'codes', placeholder: 'error_insufficient_credit', autocomplete: 'off' }],
};

let selected = 'timeout';
let paths = [];
let codes = [];
let isLoaded = false;

async function loadSuggestions() {
  isLoaded = true;
  try {
    const description = await send('GET', 'openapi.json');
    paths = Object.keys(description.paths).filter(path => path.startsWith('/open/')).map(path => path.slice('/open/'.length));
    codes = Object.keys(description.components.examples).sort();
    redraw();
  } catch (error) {
    isLoaded = false;
    toast(error.message, true);
  }
}

export function faults() {
  if (!isLoaded)
    loadSuggestions();
  const [label, name, field] = VALUES[selected] ?? [];
  return h('div.page', { key: 'faults' },
    h('section.box',
      h('h2', 'Add a fault'),
      h('p.dim', 'The fault applies to the next requests to this path, whoever sends them. Use it to test how your code handles errors.'),
      h('form.fault', { onsubmit: add },
        h('label', 'Path (* for all)',
          h('input', { name: 'path', list: 'paths', required: true, placeholder: 'sms/send', autocomplete: 'off' })),
        options('paths', [ALL, ...paths]),
        h('label.wide', 'Type of fault', h('select', { name: 'fault', value: selected, onchange: select },
          Object.entries(FAULTS).map(([value, text]) => h('option', { value }, text)))),
        label && h('label', { key: name }, label, h('input', { name, required: true, ...field })),
        options('codes', codes),
        h('label.narrow', 'Times', h('input', { name: 'times', type: 'number', min: 1, max: 2147483647, value: 1, placeholder: 'always' })),
        h('label.narrow', 'Share in %',
          h('input', { name: 'share', type: 'number', min: 0.1, max: 100, step: 'any', value: 100, required: true })),
        h('button.primary', 'Add')),
      h('p.dim', 'Leave Times empty to apply the fault until you remove it. If several faults match a request, the first one applies.')),
    h('section.box',
      h('h2', 'Active faults'),
      state.faults.length ? h('ul.rows.faults', state.faults.map(row)) : h('p.dim', 'None. All requests are answered normally.')));
}

const options = (id, values) => h('datalist', { id, key: id }, values.map(value => h('option', { value })));

function row({ path, fault, times, probability, ...value }, i) {
  const amount = value[VALUES[fault]?.[1]];
  const share = probability < 1 ? `${Number((100 * probability).toPrecision(3))} %, ` : '';
  return h('li', { key: `${path} ${i}` },
    h('code', path === ALL ? 'all paths' : path),
    h('span.grow.dim', FAULTS[fault] ?? fault, amount !== undefined && [': ', h('code', fault === 'delay' ? `${amount} s` : amount)]),
    h('span', share + (times ? count(times, 'time') : 'always')),
    h('button', { 'aria-label': `Remove ${path}`, onclick: () => act('DELETE', `faults?path=${encode(path)}`) }, 'Remove'));
}

function select(event) {
  selected = event.target.value;
  redraw();
}

function add(event) {
  event.preventDefault();
  const { path, fault, times, share, ...fields } = Object.fromEntries(new FormData(event.target));
  const value = fault === 'status' ? fields : Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, Number(text)]));
  act('POST', 'faults', {
    path: path.trim().replace(/^\/+|\/+$/g, ''), fault, ...value, times: times ? Number(times) : null, probability: share / 100,
  });
}
