import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '@sallyport/protocol';
import { journeys } from '../../demo/gallery/journeys.ts';
import { stepStates, type StepState } from '../../demo/states/index.ts';
import { kindOf, lookOf } from '../support/look-of.ts';
import { everyWalk } from '../support/transitions/every-step.ts';

/** What the widget shows by itself, before it asks the server for anything. */
const FORMS: Step[] = [
  { kind: 'credentials', flow: '', revision: 0 },
  { kind: 'identify', flow: '', revision: 0, identifier: 'ada@example.com' },
];

const shown = stepStates.flatMap(({ id, set, before }) =>
  [set.step, before?.step].flatMap((step) => (step ? [{ id, step }] : [])),
);

describe('the states of the gallery', () => {
  const real: Step[] = [...FORMS];
  const follows = new Set<string>();
  beforeAll(async () => {
    for (const walk of await everyWalk()) {
      real.push(...walk);
      for (const [index, step] of walk.entries())
        for (const before of index === 0 ? FORMS : [walk[index - 1]!])
          follows.add(`${lookOf(before)} > ${lookOf(step)}`);
    }
  }, 30_000);

  it('E-03 are what a backend sends: each look of each', () => {
    const looks = new Set(real.map(lookOf));
    expect(shown.filter(({ step }) => !looks.has(lookOf(step))).map(({ id }) => id)).toEqual([]);
  });

  it('have no field that a backend never sends with such a step', () => {
    const sent = new Map<string, Set<string>>();
    for (const step of real) sent.set(kindOf(step), new Set([...(sent.get(kindOf(step)) ?? []), ...Object.keys(step)]));
    const invented = shown.flatMap(({ id, step }) =>
      Object.entries(step)
        .filter(([name, value]) => value !== undefined && !sent.get(kindOf(step))?.has(name))
        .map(([name]) => `${id}: ${name}`),
    );
    expect(invented).toEqual([]);
  });

  it.each(journeys)('follow from each other in a journey: $title', ({ states }) => {
    const looks = states.map((state) => lookOf((state as StepState).set.step!));
    const pairs = looks.slice(1).map((look, index) => `${looks[index]} > ${look}`);
    expect(pairs.filter((pair) => !follows.has(pair))).toEqual([]);
  });

  it('leave out no look that a backend sends', () => {
    const looks = new Set(shown.map(({ step }) => lookOf(step)));
    expect([...new Set(real.map(lookOf))].filter((look) => !looks.has(look))).toEqual([]);
  });
});
