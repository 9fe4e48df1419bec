// The first lines, for whoever has not used the sandbox yet.

import { act, part } from './desk.js';
import { h, redraw } from './dom.js';
import { curl } from './format.js';
import { code, PHONE } from './parts.js';
import { state } from './store.js';
import { credentials } from './top.js';

const FIRST = {
  'C#': ({ endpoint, app_id, access_token }) => `using HoiioSdk;

Hoiio.ApiEndpoint = "${endpoint}";
Hoiio.Init("${app_id}", "${access_token}");

var res = Hoiio.Sms.Send("Hoiio World", "${PHONE}");
Console.WriteLine(res.txn_ref);`,
  Python: ({ endpoint, app_id, access_token }) => `import hoiio.service
from hoiio import Hoiio

hoiio.service.HOIIO_API_ENDPOINT = '${endpoint}'
Hoiio.init('${app_id}', '${access_token}')

res = Hoiio.sms.send('Hoiio World', '${PHONE}')
print(res.txn_ref)`,
  curl: status => curl(status, 'sms/send', { dest: PHONE, msg: 'Hoiio World' }),
};

const MENU = {
  'C#': ({ endpoint }) => `dotnet run samples/ivr-menu.cs -- --sandbox ${endpoint}`,
  curl: status => curl(status, 'ivr/start/dial', { dest: PHONE }),
};

const chosen = new Map();

/** Code in one of several languages. */
function snippets(languages) {
  const name = chosen.get(languages) ?? 'C#';
  const choose = language => {
    chosen.set(languages, language);
    redraw();
  };
  return code(languages[name](state.status), `the ${name} lines`, h('span.group', { role: 'group', 'aria-label': 'Language' },
    Object.keys(languages).map(one => h('button', { 'aria-pressed': String(one === name), onclick: () => choose(one) }, one))));
}

export function start() {
  const inHand = state.inHand.includes(PHONE);
  return h('div.page', { key: 'start' },
    h('section.box',
      h('h2', 'First lines'),
      h('p.dim', 'What they send appears on this page as it comes. No real phone rings, and no real money is spent.'),
      snippets(FIRST),
      h('dl.facts.small-only', credentials(state.status))),
    h('section.box',
      h('h2', 'A call that you answer'),
      h('ol.steps',
        h('li', h('h3', 'Take a phone in hand'),
          h('p', 'It then rings until you answer it. All other phones answer by themselves.'),
          h('button', { disabled: inHand, onclick: () => act('PUT', `phones/${part(PHONE)}`) },
            inHand ? `${PHONE} is in hand` : `Take ${PHONE} in hand`)),
        h('li', h('h3', 'Have it called'), snippets(MENU),
          h('p', chosen.get(MENU) === 'curl'
            ? 'Once it is answered, the phone offers you the line of curl that asks for a key.'
            : 'Run it in a clone of the repository. It calls the phone and plays a menu.')),
        h('li', h('h3', 'Answer, and press 1'), h('p', 'The phone shows what is said, and a keypad while keys are awaited.')))));
}
