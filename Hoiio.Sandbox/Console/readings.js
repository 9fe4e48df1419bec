// Readings: how the sandbox behaves where the sources about the service disagree.

import { act } from './desk.js';
import { h } from './dom.js';
import { state } from './store.js';

const set = readings => act('PUT', 'settings', { readings });

export const readings = () => h('div.page', { key: 'readings' },
  h('section.box',
    h('h2', 'Where the sources disagree'),
    h('p.dim', 'Run your tests with the defaults and with the alternatives. A program that passes both works with either behaviour.'),
    h('div.inline',
      h('button', { onclick: () => set('default') }, 'All defaults'),
      h('button', { onclick: () => set('other') }, 'All alternatives'))),
  h('section.box', state.readings.map(reading)));

function reading({ name, values }) {
  const selected = state.status.readings[name];
  const choice = (value, i) =>
    h('label', { key: value.name, class: selected === value.name ? '' : 'dim' },
      h('input', {
        type: 'radio', name, value: value.name, checked: selected === value.name, onclick: event => select(event, name, value.name),
      }),
      h('span', h('code', value.name), i === 0 && h('small', ' default'), ' '),
      h('span', literals(value.meaning)));
  return h('fieldset', { key: name }, h('legend', h('code', name)), values.map(choice));
}

// The selection changes only after the sandbox has confirmed it.
function select(event, name, value) {
  event.preventDefault();
  if (state.status.readings[name] !== value)
    set({ [name]: value });
}

/** Shows the text between backticks as code. */
const literals = text => text.split('`').map((piece, i) => i % 2 ? h('code', { key: i }, piece) : piece);
