// Draws the regions whenever something has changed.

import { account } from './account.js';
import { calls } from './calls.js';
import { name } from './desk.js';
import { announce, h, onDraw, patch, redraw } from './dom.js';
import { faults } from './faults.js';
import { faxes } from './faxes.js';
import { spoken, toIso } from './format.js';
import { wireKeys } from './keys.js';
import { settleList } from './list.js';
import { notifications } from './notifications.js';
import { isLive, phoneCards, ringsInHand } from './phones.js';
import { wireDrop } from './replay.js';
import { requests } from './requests.js';
import { address, isWide, route, title } from './route.js';
import { start as startRegion } from './start.js';
import { now, onEvent, refreshStatus, start, state } from './store.js';
import { top, wireDialogs } from './top.js';

const REGIONS = { start: startRegion, phones: () => null, calls, requests, notifications, faxes, account, faults };
const place = id => document.getElementById(id);

/** Where nobody has chosen a region, the one where something happens. On a wide screen the phones have a place of their own. */
function region() {
  const { tab } = route();
  if (REGIONS[tab] && !(tab === 'phones' && isWide()))
    return tab;
  return state.calls.items.length ? isWide() ? 'calls' : 'phones' : state.requests.items.length ? 'requests' : 'start';
}

function showRinging() {
  const ringing = state.calls.items.filter(ringsInHand).length;
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
  patch(place('top'), top());
  if (!state.status)
    return;
  const current = region();
  document.body.dataset.region = current;
  document.body.classList.toggle('lost', state.isLost);
  patch(place('tabs'), tabs(current));
  patch(place('phones'), phoneCards());
  place('region').setAttribute('aria-labelledby', `tab-${current}`);
  patch(place('region'), REGIONS[current]());
  settleList(current);
});

onEvent((type, told, before) => {
  if (type !== 'call')
    return;
  // A page in the background is not drawn, but its title is seen.
  showRinging();
  if (ringsInHand(told) && !(before && ringsInHand(before)))
    announce(`${told.phones.find(phone => phone.state === 'ringing').number} rings`);
  else if (told.message && told.message !== before?.message)
    announce(spoken(told.message));
  else if (before && isLive(before) && !isLive(told))
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
