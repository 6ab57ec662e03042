import { readChoices } from '../../bar/choice.ts';
import { STATES_DRESS, dress } from '../../bar/dress.ts';
import { byId } from '../../page.ts';
import { states } from '../../states/index.ts';
import { LOOK } from '../choices.ts';
import { tell } from '../stage-report.ts';
import { drawState } from './draw-state.ts';
import { interact } from './interact.ts';
import { beQuiet } from './quiet.ts';
import { recordedMessages } from './recorded-messages.ts';
import { tagsIn } from './tags-in.ts';
import { tellPointed } from './tell-pointed.ts';
import { wearTheme } from './wear-theme.ts';

/** Draws the state that the address names, as the address says, and tells the page around what it is made of. */
async function main(): Promise<void> {
  const params = new URLSearchParams(location.search);
  const place = byId('stage');
  const dressed = readChoices(params, STATES_DRESS).chosen;
  dress(dressed);
  const look = readChoices(params, LOOK).chosen;
  Object.assign(document.documentElement.dataset, look);
  interact(look.interaction);
  const words = new Set<string>();
  const report = () =>
    tell({ sally: 'stage', height: document.body.scrollHeight, words: [...words], tags: tagsIn(place) });
  const state = states.find(({ id }) => id === params.get('state'));
  if (!state) return;
  await drawState(state, place, { messages: recordedMessages(dressed.lang, (key) => words.add(key)) });
  new ResizeObserver(report).observe(document.body); // not before: an empty place is no state's height
}

beQuiet();
wearTheme();
tellPointed();
void main();
