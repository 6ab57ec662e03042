import { describe, expect, it } from 'vitest';
import { Step } from '@sallyport/protocol';
import { states } from '../../demo/states/index.ts';

describe('the states of the gallery', () => {
  it.each(states)('$id is a step that the server could send', ({ step }) => {
    expect(Step.parse(step)).toEqual(step);
  });

  it('have ids of their own', () => {
    const ids = states.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('show every kind of step', () => {
    const shown = new Set<string>(states.map(({ step }) => step.kind));
    const kinds = Step.options.map((option) => option.shape.kind.value);
    expect(kinds.filter((kind) => !shown.has(kind))).toEqual([]);
  });
});
