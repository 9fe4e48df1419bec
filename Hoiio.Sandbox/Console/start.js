// The first steps for new users of the sandbox.

import { act, encode } from './desk.js';
import { h, redraw } from './dom.js';
import { curl } from './format.js';
import { code, PHONE } from './parts.js';
import { state } from './store.js';
import { credentials } from './top.js';

const FIRST_SMS = {
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

const FIRST_CALL = {
  'C#': ({ endpoint }) => `dotnet run samples/ivr-menu.cs -- --sandbox ${endpoint}`,
  curl: status => curl(status, 'ivr/start/dial', { dest: PHONE }),
};

const selected = new Map();

/** Code in the selected language, with buttons for the others. */
function snippets(languages) {
  const name = selected.get(languages) ?? 'C#';
  const select = language => {
    selected.set(languages, language);
    redraw();
  };
  return code(languages[name](state.status), `the ${name} code`, h('span.group', { role: 'group', 'aria-label': 'Language' },
    Object.keys(languages).map(language =>
      h('button', { 'aria-pressed': String(language === name), onclick: () => select(language) }, language))));
}

export function start() {
  const inHand = state.inHand.includes(PHONE);
  return h('div.page', { key: 'start' },
    h('section.box',
      h('h2', 'Send your first SMS'),
      h('p.dim', 'Requests appear on this page as they arrive. No real phone rings, and no real money is spent.'),
      snippets(FIRST_SMS),
      h('dl.facts.small-only', credentials(state.status))),
    h('section.box',
      h('h2', 'Answer a call yourself'),
      h('ol.steps',
        h('li', h('h3', 'Take a phone in hand'),
          h('p', 'A phone in hand rings until you answer it. All other phones answer automatically.'),
          h('button', { disabled: inHand, onclick: () => act('PUT', `phones/${encode(PHONE)}`) },
            inHand ? `${PHONE} is in hand` : `Take ${PHONE} in hand`)),
        h('li', h('h3', 'Call the phone'), snippets(FIRST_CALL),
          h('p', selected.get(FIRST_CALL) === 'curl'
            ? 'After you answer, the phone offers a curl command that asks for a key.'
            : 'Run this in a clone of the repository. The script calls the phone and plays a menu.')),
        h('li', h('h3', 'Answer and press 1'),
          h('p', 'The phone shows the messages of the call, and a keypad while your app waits for keys.')))));
}
