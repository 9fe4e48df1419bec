// Downloads the journal of the sandbox, and replays a journal up to any of its lines.

import { act, send } from './desk.js';
import { h, redraw, toast } from './dom.js';
import { clockTime } from './format.js';
import { toggle } from './parts.js';

/** The replayed journal: its file name, its lines, the steps among the lines, and the number of replayed steps. */
let replay = null;
let isBusy = false;

/** Saves the journal of the sandbox as a file. */
export async function download() {
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await send('GET', 'journal')]));
    link.download = 'hoiio-journal.jsonl';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (error) {
    toast(error.message, true);
  }
}

/** Replays a file to its end and shows the slider. */
export async function openJournal(file) {
  const lines = (await file.text()).split(/\r?\n/).filter(line => line.trim());
  const steps = lines.map(read).filter(({ type }) => ['request', 'act', 'reset'].includes(type));
  replay = { name: file.name, lines, steps, at: steps.length, ignoresDifferences: false };
  await run();
}

function read(text, index) {
  try {
    return { ...JSON.parse(text), index };
  } catch {
    // The sandbox reports invalid lines.
    return {};
  }
}

const label = ({ steps, at }) => at ? `${at} of ${steps.length}: ${describe(steps[at - 1])}` : 'Start';

const describe = ({ type, time, verb, path }) =>
  [time && clockTime(time), verb, path ?? type].filter(Boolean).join(' ');

/** The slider of the replay, if a journal is open. */
export const replayBar = () => replay && h('div.bar.replay', { key: 'replay', role: 'group', 'aria-label': 'Replay' },
  h('b', replay.name),
  h('input', {
    type: 'range', min: 0, max: replay.steps.length, value: replay.at, 'aria-label': 'Replay up to', 'aria-valuetext': label(replay),
    oninput: event => move(Number(event.target.value)), onchange: run,
  }),
  h('output', label(replay)),
  toggle(replay.ignoresDifferences, 'Continue after a difference', toggleDifferences),
  h('button', { onclick: close }, 'Close the replay'));

function move(at) {
  replay.at = at;
  redraw();
}

function toggleDifferences() {
  replay.ignoresDifferences = !replay.ignoresDifferences;
  run();
}

function close() {
  replay = null;
  redraw();
}

// If the slider moves during a replay, only its last position is replayed next.
async function run() {
  redraw();
  if (isBusy)
    return;
  isBusy = true;
  let replayed;
  while (replay && replayed !== key()) {
    replayed = key();
    const { lines, steps, at, ignoresDifferences } = replay;
    const end = at === steps.length ? lines.length : at ? steps[at - 1].index + 1 : steps[0].index;
    await act('POST', `replay?anyway=${ignoresDifferences}`, lines.slice(0, end).join('\n'));
  }
  isBusy = false;
}

const key = () => replay && `${replay.name} ${replay.at} ${replay.ignoresDifferences}`;

/** Replays a file that is dropped anywhere on the page. */
export function wireDrop() {
  document.ondragover = event => event.dataTransfer.types.includes('Files') && event.preventDefault();
  document.ondrop = event => {
    const [file] = event.dataTransfer.files;
    if (!file)
      return;
    event.preventDefault();
    openJournal(file);
  };
}
