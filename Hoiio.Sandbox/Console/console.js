// Draws the page and updates it after events.

import { account } from './account.js';
import { calls } from './calls.js';
import { name } from './desk.js';
import { announce, h, onDraw, patch, redraw } from './dom.js';
import { faults } from './faults.js';
import { faxes } from './faxes.js';
import { spoken, toIso } from './format.js';
import { wireKeys } from './keys.js';
import { measureList } from './list.js';
import { notifications } from './notifications.js';
import { isLive, phoneCards, isRingingInHand } from './phones.js';
import { readings } from './readings.js';
import { wireDrop } from './replay.js';
import { requests } from './requests.js';
import { address, isWide, route, title } from './route.js';
import { start as startRegion } from './start.js';
import { now, onEvent, refreshStatus, start, state } from './store.js';
import { top, wireDialogs } from './top.js';

const REGIONS = { start: startRegion, phones: () => null, calls, requests, notifications, faxes, account, faults, readings };
const element = id => document.getElementById(id);

/** The selected region, or by default one with content. On a wide screen the phones are always visible beside the region. */
function region() {
  const { tab } = route();
  if (REGIONS[tab] && !(tab === 'phones' && isWide()))
    return tab;
  return state.calls.items.length ? isWide() ? 'calls' : 'phones' : state.requests.items.length ? 'requests' : 'start';
}

function showRinging() {
  const ringing = state.calls.items.filter(isRingingInHand).length;
  document.title = `${ringing ? '☎ Ringing: ' : ''}Hoiio sandbox${name && ` ${name}`}`;
  return ringing;
}

function tabs(current) {
  const ringing = showRinging();
  const badges = { phones: ringing, calls: state.calls.items.filter(isLive).length, faults: state.faults.length };
  return Object.keys(REGIONS).map(name => h('a', {
    key: name, id: `tab-${name}`, role: 'tab', href: address(name), class: name === 'phones' ? 'small-only' : '',
    'aria-selected': String(name === current), 'aria-controls': name === 'phones' ? name : 'region', tabindex: name === current ? 0 : -1,
  }, title(name), badges[name] > 0 && h('span.badge', badges[name])));
}

onDraw(() => {
  patch(element('top'), top());
  if (!state.status)
    return;
  const current = region();
  document.body.dataset.region = current;
  document.body.classList.toggle('lost', state.isLost);
  patch(element('tabs'), tabs(current));
  patch(element('phones'), phoneCards());
  element('region').setAttribute('aria-labelledby', `tab-${current}`);
  patch(element('region'), REGIONS[current]());
  measureList(current);
});

onEvent((type, data, previous) => {
  if (type !== 'call')
    return;
  // The browser does not draw a page in the background, but shows its title.
  showRinging();
  if (isRingingInHand(data) && !(previous && isRingingInHand(previous)))
    announce(`${data.phones.find(phone => phone.state === 'ringing').number} is ringing`);
  else if (data.message && data.message !== previous?.message)
    announce(spoken(data.message));
  else if (previous && isLive(previous) && !isLive(data))
    announce('The call has ended');
});

setInterval(() => {
  if (state.status?.clock !== 'running' || state.isLost)
    return;
  if (Date.parse(state.status.next_event) < now() || state.status.now.slice(0, 10) < toIso(now()).slice(0, 10))
    refreshStatus();
  redraw();
}, 1000);

wireDialogs();
wireKeys();
wireDrop();
start();
