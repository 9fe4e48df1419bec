// Formats times, numbers and texts.

const EIGHT_HOURS = 8 * 3600 * 1000;

/** All times are in GMT+8, like those of the API, regardless of the time zone of the browser. */
export const toIso = milliseconds => new Date(milliseconds + EIGHT_HOURS).toISOString();

export const clockTime = iso => iso ? iso.slice(11, 19) : '';

const dates = options => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', ...options });
const SHORT = dates();
const LONG = dates({ weekday: 'short', year: 'numeric' });
const dateOf = iso => new Date(iso.slice(0, 10));

export const longDay = iso => LONG.format(dateOf(iso));

/** The time, with the day and the year unless they are those of `now`. */
export function when(iso, now) {
  const isSame = length => iso.slice(0, length) === now.slice(0, length);
  return !iso ? '' : isSame(10) ? clockTime(iso) : `${(isSame(4) ? SHORT : LONG).format(dateOf(iso))} ${iso.slice(11, 16)}`;
}

/** A duration: 42 s, 3:20 min, 2:05 h. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = number => String(number).padStart(2, '0');
  return seconds < 60 ? `${seconds} s`
    : seconds < 3600 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)} min`
    : seconds < 86400 ? `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)} h`
    : `${Math.floor(seconds / 86400)} d`;
}

/** The text of an IVR message without its markup, which names the language and the sound files. */
export function spoken(message) {
  if (!message)
    return '';
  return message.replace(/<url>\s*(.*?)\s*<\/url>/gs, '♪ $1').replace(/<\/?speech[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
}

/** Indents JSON. Returns any other text unchanged. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

/** A curl command for a request to the API, with the credentials of this sandbox. */
export function curl(status, path, parameters, method = 'POST') {
  const all = { app_id: status.app_id, access_token: status.access_token, ...parameters };
  for (const name of Object.keys(all))
    if (/^access_?token$/i.test(name.trim()))
      all[name] = status.access_token;
  const lines = Object.entries(all).map(([name, value]) =>
    /^[\w.-]+=[\w.-]*$/.test(`${name}=${value}`) ? `-d ${name}=${value}` : `--data-urlencode ${quoted(`${name}=${value}`)}`);
  const verb = method === 'POST' ? [] : method === 'GET' ? ['-G'] : [`-X ${quoted(method)}`];
  // The path of a request outside the API is absolute.
  const start = path[0] === '/' ? status.endpoint.replace(/\/open\/$/, '') : status.endpoint;
  return [`curl ${quoted(start + path)}`, ...verb, ...lines].join(' \\\n  ');
}

/** The path of a file that this sandbox published, whatever the host in its URL; null for any other URL. */
export function filePath(address) {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  return path.startsWith(`${location.pathname}files/`) ? path : null;
}

export const count = (number, what) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
