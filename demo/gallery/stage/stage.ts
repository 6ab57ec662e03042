import { readChoices } from '../../bar/choice.ts';
import { STATES_DRESS, dress } from '../../bar/dress.ts';
import { byId } from '../../page.ts';
import { states } from '../../states/index.ts';
import { LOOK } from '../choices.ts';
import { tell } from '../stage-report.ts';
import { drawState } from './draw-state.ts';
import { beQuiet } from './quiet.ts';
import { messagesFor } from './words.ts';

/** Draws the state that the address names, as the address says, and tells the page around how high it is. */
async function main(): Promise<void> {
  const params = new URLSearchParams(location.search);
  const place = byId('stage');
  const look = readChoices(params, LOOK).chosen;
  const dressed = readChoices(params, STATES_DRESS).chosen;
  dress(dressed);
  Object.assign(document.documentElement.dataset, look);
  new ResizeObserver(() => tell({ sally: 'stage', height: document.body.scrollHeight })).observe(document.body);
  const state = states.find(({ id }) => id === params.get('state'));
  if (state) await drawState(state, place, { messages: messagesFor(dressed.lang) });
}

beQuiet();
void main();
