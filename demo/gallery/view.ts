import { readChoices, writeChoices, type Choice, type Unknown } from '../bar/choice.ts';
import { STATES_DRESS } from '../bar/dress.ts';
import type { State } from '../states/index.ts';
import { LOOK, WIDTH, type StageChoice } from './choices.ts';
import { groups } from './groups.ts';

type Name = StageChoice | (typeof STATES_DRESS)[number]['name'];

const CHOICES: readonly Choice<Name>[] = [...STATES_DRESS, WIDTH, ...LOOK];
/** What the document of a state has to know: the width is its frame's. */
const IN_FRAME: readonly Choice<Name>[] = [...STATES_DRESS, ...LOOK];

/** What the page of the states shows. All of it is in the address. */
export interface View {
  state: State;
  /** Every state beside the others, instead of one. */
  all: boolean;
  search: string;
  chosen: Record<Name, string>;
}

const known = groups.flatMap(({ states }) => states);

/** Reads an address. What it names and doesn't exist is told; the page shows what it would without it. */
export function readView(search: string): { view: View; unknown: Unknown[] } {
  const params = new URLSearchParams(search);
  const { chosen } = readChoices(params, CHOICES);
  const { unknown } = readChoices(params, [WIDTH, ...LOOK]); // the bar tells of its own
  const id = params.get('state');
  const state = known.find((it) => it.id === id);
  if (id !== null && !state) unknown.unshift({ label: 'State', value: id });
  const view = { state: state ?? known[0]!, all: params.has('all'), search: params.get('find') ?? '', chosen };
  return { view, unknown };
}

/** The address of a view, without what is the default. */
export function addressOf({ state, all, search, chosen }: View): string {
  const params = new URLSearchParams({ state: state.id });
  if (all) params.set('all', '');
  if (search) params.set('find', search);
  writeChoices(params, CHOICES, chosen);
  return `?${params}`;
}

/** The address of the document that draws a state, relative to the page. */
export function frameAddressOf(state: State, chosen: View['chosen']): string {
  const params = new URLSearchParams({ state: state.id });
  writeChoices(params, IN_FRAME, chosen);
  return `./stage.html?${params}`;
}
