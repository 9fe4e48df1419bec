// Requests to the API and their answers.

import { h } from './dom.js';
import { curl, pretty, when } from './format.js';
import { entry, journal } from './journal.js';
import { split } from './list.js';
import { code, copyButton, empty, facts, pairs, pre } from './parts.js';
import { route } from './route.js';
import { state } from './store.js';

export function requests() {
  if (!state.requests.items.length)
    return empty('No requests yet', 'Requests to the API appear here with their answers. This command sends one:', 'user/get_balance', {});
  const found = entry('requests', route().id);
  return split(journal('requests', row), found && detail(found), 'Select a request to see its parameters and its answer.');
}

function outcome({ fault, status, http_status }) {
  const answered = status ?? `HTTP ${http_status}`;
  return h('span.state', { class: status === 'success_ok' && !fault ? '' : 'bad' },
    ['http_status', 'status'].includes(fault) ? answered : fault ?? answered);
}

function row(request) {
  const { dest, dest1, dest2, txn_ref, session, number } = request.parameters;
  return [
    h('time', when(request.time, state.status.now)),
    h('code', request.path),
    h('span.grow.dim', dest ?? dest1 ?? dest2 ?? session ?? txn_ref ?? number),
    request.note && h('span.badge', { title: request.note }, 'note'),
    outcome(request),
  ];
}

const consequence = ({ fault, fault_seconds }) => fault === 'delay' ? `: the client received it ${fault_seconds} s late`
  : ['timeout', 'reset', 'truncated_json'].includes(fault) ? ': the client did not receive the answer below' : '';

function detail(request) {
  const answer = pretty(request.answer);
  return h('article', { key: request.id },
    h('header', h('h2.code', h('span.dim', `${request.method} `), request.path), outcome(request)),
    request.status !== 'success_ok' && request.meaning && h('p.callout', request.meaning),
    request.fault && h('p.callout', `The fault ${request.fault} was applied to this answer${consequence(request)}.`),
    request.note && h('p.callout', request.note),
    facts({ Time: when(request.time, state.status.now), 'HTTP status': request.http_status, ID: request.id }),
    h('h3', 'Parameters'),
    pairs(request.parameters),
    h('h3', 'Answer', copyButton(answer, 'the answer')),
    pre(answer),
    h('h3', 'Same request with curl'),
    code(curl(state.status, request.path, request.parameters, request.method), 'the command with the credentials of this sandbox'));
}
