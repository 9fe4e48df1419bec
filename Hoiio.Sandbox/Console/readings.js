// Readings: what the sandbox does where the sources about the service disagree.

import { act } from './desk.js';
import { h } from './dom.js';
import { state } from './store.js';

const put = readings => act('PUT', 'settings', { readings });

export const readings = () => h('div.page', { key: 'readings' },
  h('section.box',
    h('h2', 'Where the sources disagree'),
    h('p.dim', 'Run your tests with the defaults and with all others: a program that passes both survives both.'),
    h('div.inline',
      h('button', { onclick: () => put('default') }, 'All defaults'),
      h('button', { onclick: () => put('other') }, 'All others'))),
  h('section.box', state.readings.map(reading)));

function reading({ name, values }) {
  const set = state.status.readings[name];
  const choice = (value, i) =>
    h('label', { key: value.name, class: set === value.name ? '' : 'dim' },
      h('input', {
        type: 'radio', name, value: value.name, checked: set === value.name, onclick: event => choose(event, name, value.name),
      }),
      h('span', h('code', value.name), i === 0 && h('small', ' default'), ' '),
      h('span', literals(value.meaning)));
  return h('fieldset', { key: name }, h('legend', h('code', name)), values.map(choice));
}

// The choice is shown once the sandbox has made it.
function choose(event, name, value) {
  event.preventDefault();
  if (state.status.readings[name] !== value)
    put({ [name]: value });
}

/** A sentence whose names and literals are in backticks. */
const literals = text => text.split('`').map((part, i) => i % 2 ? h('code', { key: i }, part) : part);
