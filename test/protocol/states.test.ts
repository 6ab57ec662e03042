import { describe, expect, it } from 'vitest';
import { AccountPage, ActivityPage, Adoption, AuditPage, Me, Step, TenantPage } from '@sallyport/protocol';
import { panelStates, states, stepStates } from '../../demo/states/index.ts';

const steps = stepStates.flatMap(({ id, set, before }) =>
  [set.step, before?.step].flatMap((step) => (step ? [{ id, step }] : [])),
);

describe('the states of the gallery', () => {
  it.each(steps)('$id shows what the server could send', ({ step }) => {
    expect(Step.parse(step)).toEqual(step);
  });

  it.each(panelStates)('$id shows what the server could send', ({ tag, set }) => {
    const schemas = {
      'sally-activity': ActivityPage,
      'sally-team': AccountPage,
      'sally-audit': AuditPage,
      'sally-adoption': Adoption,
      'sally-tenants': TenantPage,
      'sally-programs': AccountPage,
    };
    const schema = schemas[tag as keyof typeof schemas] ?? Me.partial();
    if (set.value) expect(schema.parse(set.value)).toEqual(set.value);
    else expect(set.client).toBeDefined();
  });

  it('have ids of their own', () => {
    const ids = states.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('show every kind of step', () => {
    const shown = new Set<string>(steps.map(({ step }) => step.kind));
    const kinds = Step.options.map((option) => option.shape.kind.value);
    expect(kinds.filter((kind) => !shown.has(kind))).toEqual([]);
  });
});
