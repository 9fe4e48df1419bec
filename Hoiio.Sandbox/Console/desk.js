// The front desk: the HTTP paths under sandbox/, which this page uses for everything.

import { toast } from './dom.js';

/** The name of this sandbox, with a leading @; empty for the main sandbox. */
export const name = decodeURIComponent(location.pathname).match(/^\/(@[^/]+)\//)?.[1] ?? '';

/** Sends a request to the front desk. Throws an Error with its message if the request fails. A text as body is a journal. */
export async function send(verb, path, body) {
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
    throw new Error('The sandbox cannot be reached. Check that it is still running.');
  }
  if (response.ok && response.headers.get('Content-Type').startsWith('application/x-ndjson'))
    return response.text();
  const answer = await response.json().catch(() => null);
  if (!response.ok)
    throw new Error(answer?.error ?? `The sandbox answered HTTP ${response.status} to ${verb} /sandbox/${path}.`);
  return answer;
}

/** Sends a request for a user action. Shows a message on success, if given, or the error. Returns whether it succeeded. */
export async function act(verb, path, body, message) {
  try {
    const answer = await send(verb, path, body);
    if (message)
      toast(typeof message === 'function' ? message(answer) : message);
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  }
}

/** Encodes a number or a reference for use in a path. */
export const encode = text => encodeURIComponent(text);
