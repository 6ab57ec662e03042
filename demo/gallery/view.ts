import { readChoices, writeChoices, type Choice, type Unknown } from '../bar/choice.ts';
import { STATES_DRESS } from '../bar/dress.ts';
import { LOOK, WIDTH, type StageChoice } from './choices.ts';
import { DOCUMENT_LANGUAGES, fileOf, type DocumentLanguage } from './documents/document-state.ts';
import { groups, isDocument, type Shown } from './groups.ts';
import { journeys, type Journey } from './journeys.ts';

type Name = StageChoice | (typeof STATES_DRESS)[number]['name'];

const CHOICES: readonly Choice<Name>[] = [...STATES_DRESS, WIDTH, ...LOOK];
/** What the document of a state has to know: the width is its frame's. */
const IN_FRAME: readonly Choice<Name>[] = [...STATES_DRESS, ...LOOK];

/** What the page of the states shows. All of it is in the address. */
export interface View {
  state: Shown;
  /** Every state beside the others, instead of one. */
  all: boolean;
  search: string;
  /** The one that is played: the state is one of its. */
  journey: Journey | undefined;
  chosen: Record<Name, string>;
}

const known = groups.flatMap(({ states }) => states);

/** Reads an address. What it names and doesn't exist is told; the page shows what it would without it. */
export function readView(search: string): { view: View; unknown: Unknown[] } {
  const params = new URLSearchParams(search);
  const { chosen } = readChoices(params, CHOICES);
  const { unknown } = readChoices(params, [WIDTH, ...LOOK]); // the bar tells of its own
  const id = params.get('state');
  const played = params.get('journey');
  const named = known.find((it) => it.id === id);
  const journey = journeys.find(
    (it) => it.id === played && (!named || it.states.some(({ id: each }) => each === named.id)),
  );
  if (played !== null && !journey) unknown.unshift({ label: 'Journey', value: played });
  if (id !== null && !named) unknown.unshift({ label: 'State', value: id });
  const state = named ?? journey?.states[0] ?? known[0]!;
  return { view: { state, all: params.has('all'), search: params.get('find') ?? '', journey, chosen }, unknown };
}

/** The address of a view, without what is the default. */
export function addressOf({ state, all, search, journey, chosen }: View): string {
  const params = new URLSearchParams({ state: state.id });
  if (journey) params.set('journey', journey.id);
  if (all) params.set('all', '');
  if (search) params.set('find', search);
  writeChoices(params, CHOICES, chosen);
  return `?${params}`;
}

/** The language that the server writes in for one that the bar offers. */
export const documentLanguage = ({ lang }: View['chosen']): DocumentLanguage =>
  DOCUMENT_LANGUAGES.find((it) => it === lang) ?? 'en';

/** The address of the document that draws a state, relative to the page. */
export function frameAddressOf(state: Shown, chosen: View['chosen']): string {
  if (isDocument(state)) {
    const isDark = chosen.theme
      ? chosen.theme === 'dark'
      : globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches;
    return `./${fileOf(state, documentLanguage(chosen), isDark ? 'dark' : 'light')}`;
  }
  const params = new URLSearchParams({ state: state.id });
  writeChoices(params, IN_FRAME, chosen);
  return `./stage.html?${params}`;
}
