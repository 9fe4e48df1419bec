// What several regions are made of.

import { announce, h, toast } from './dom.js';
import { curl } from './format.js';
import { state } from './store.js';

export const PHONE = '+6511111111';

/** A button that copies a text, and says that it has. */
export const copyButton = (text, what) =>
  h('button.copy', { 'aria-label': `Copy ${what}`, onclick: event => copy(text, event.currentTarget) }, 'Copy');

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return toast('The browser lets a page copy on loopback and https only.', true);
  }
  button.classList.add('done');
  announce('Copied');
  setTimeout(() => button.classList.remove('done'), 1500);
}

export const pre = text => h('pre', { tabindex: 0 }, h('code', text));

/** Text to copy, under what it is. */
export const code = (text, what, title = h('span.dim', what)) =>
  h('div.snippet', h('div.snippet-top', title, copyButton(text, what)), pre(text));

/** Names and values side by side; what has no value is left out. */
export const facts = all => h('dl.facts', terms(Object.entries(all).filter(([, value]) => value || value === 0)));

/** Names and values, one under the other, just as they were sent. */
export const pairs = all => h('dl.pairs', terms(Object.entries(all)));

const terms = all => all.map(([name, value]) => h('div', { key: name }, h('dt', name), h('dd', value === true ? 'true' : value)));

export const way = (from, to) => [from ?? 'Hoiio', h('span.dim', ' → '), to];

export const toggle = (isOn, text, onclick, more) =>
  h('button.switch', { role: 'switch', 'aria-checked': String(isOn), onclick, ...more }, text);

/** What to run, where there is nothing to show yet. */
export const empty = (title, text, path, parameters) =>
  h('div.page', { key: 'empty' }, h('h2', title), h('p.dim', text), code(curl(state.status, path, parameters), 'curl'));
