/** What was chosen in the panel, as the page's address keeps it: a reload, or whoever is sent it, has the same. */
export interface PanelState {
  as?: string | undefined;
  scenario?: string | undefined;
  /** By how much the clock was moved on, one after the other. */
  advance: readonly string[];
}

const AS = 'mock.as';
const SCENARIO = 'mock.scenario';
const ADVANCE = 'mock.advance';

/** @param search  The query of the page's address. */
export function readState(search: string): PanelState {
  const query = new URLSearchParams(search);
  return {
    as: query.get(AS) ?? undefined,
    scenario: query.get(SCENARIO) ?? undefined,
    advance: query.getAll(ADVANCE),
  };
}

/** The address of the page with another state; all else in it stays. */
export function writeState(address: string, { as, scenario, advance }: PanelState): string {
  const url = new URL(address);
  for (const name of [AS, SCENARIO, ADVANCE]) url.searchParams.delete(name);
  if (as !== undefined) url.searchParams.set(AS, as);
  if (scenario !== undefined) url.searchParams.set(SCENARIO, scenario);
  for (const by of advance) url.searchParams.append(ADVANCE, by);
  return url.href;
}
