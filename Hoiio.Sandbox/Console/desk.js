// The front desk: the HTTP paths under sandbox/, beside this page, on which all of it stands.

import { toast } from './dom.js';

/** The name of the sandbox that this page shows, with an @ before it; empty for the main one. */
export const name = decodeURIComponent(location.pathname).match(/^\/(@[^/]+)\//)?.[1] ?? '';

/** Asks the front desk; throws an Error with its sentence if it refuses. A body that is a text is a journal. */
export async function ask(verb, path, body) {
  const request = { method: verb };
  if (body !== undefined) {
    const isJournal = typeof body === 'string';
    request.headers = { 'Content-Type': isJournal ? 'application/x-ndjson' : 'application/json' };
    request.body = isJournal ? body : JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`sandbox/${path}`, request);
  } catch {
    throw new Error('The sandbox cannot be reached. Is it still running?');
  }
  if (response.ok && response.headers.get('Content-Type').startsWith('application/x-ndjson'))
    return response.text();
  const answer = await response.json().catch(() => null);
  if (!response.ok)
    throw new Error(answer?.error ?? `The sandbox answered HTTP ${response.status} to ${verb} /sandbox/${path}.`);
  return answer;
}

/** Does what a click asked for, and shows why it could not be done. True if it was done. */
export async function act(verb, path, body, done) {
  try {
    const answer = await ask(verb, path, body);
    if (done)
      toast(typeof done === 'function' ? done(answer) : done);
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  }
}

/** A number or a reference as a part of a path. */
export const part = text => encodeURIComponent(text);
