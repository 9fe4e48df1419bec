// Elements that several regions use.

import { announce, h, toast } from './dom.js';
import { curl } from './format.js';
import { state } from './store.js';

export const PHONE = '+6511111111';

/** A button that copies a text and confirms it. */
export const copyButton = (text, what) =>
  h('button.copy', { 'aria-label': `Copy ${what}`, onclick: event => copy(text, event.currentTarget) }, 'Copy');

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return toast('Browsers allow copying only on loopback and https pages.', true);
  }
  button.classList.add('done');
  announce('Copied');
  setTimeout(() => button.classList.remove('done'), 1500);
}

export const pre = text => h('pre', { tabindex: 0 }, h('code', text));

/** A text with a title and a copy button. */
export const code = (text, what, title = h('span.dim', what)) =>
  h('div.snippet', h('div.snippet-top', title, copyButton(text, what)), pre(text));

/** Names and values side by side. Omits empty values. */
export const facts = all => h('dl.facts', terms(Object.entries(all).filter(([, value]) => value || value === 0)));

/** Names and values below each other, including empty values. */
export const pairs = all => h('dl.pairs', terms(Object.entries(all)));

const terms = all => all.map(([name, value]) => h('div', { key: name }, h('dt', name), h('dd', value === true ? 'true' : value)));

export const direction = (from, to) => [from ?? 'Hoiio', h('span.dim', ' → '), to];

export const toggle = (isOn, text, onclick, more) =>
  h('button.switch', { role: 'switch', 'aria-checked': String(isOn), onclick, ...more }, text);

/** Shows which command fills an empty region. */
export const empty = (title, text, path, parameters) =>
  h('div.page', { key: 'empty' }, h('h2', title), h('p.dim', text), code(curl(state.status, path, parameters), 'curl'));
