import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES_DRESS } from '../../demo/bar/dress.ts';
import { unknownWords } from '../../demo/bar/choice.ts';
import { LOOK, WIDTH } from '../../demo/gallery/choices.ts';
import { found, groups, isDocument } from '../../demo/gallery/groups.ts';
import { journeys } from '../../demo/gallery/journeys.ts';
import { addressOf, frameAddressOf, readView, type View } from '../../demo/gallery/view.ts';
import { states } from '../../demo/states/index.ts';

const all = groups.flatMap((group) => group.states);

const CHOICES = [...STATES_DRESS, WIDTH, ...LOOK];

const places = fc.oneof(
  fc.record({ state: fc.constantFrom(...all), journey: fc.constant(undefined) }),
  fc.constantFrom(...journeys.flatMap((journey) => journey.states.map((state) => ({ state, journey })))),
);

const others = fc.record({
  all: fc.boolean(),
  search: fc.string(),
  chosen: fc.record(
    Object.fromEntries(CHOICES.map(({ name, values }) => [name, fc.constantFrom(...values.map(([value]) => value))])),
  ) as fc.Arbitrary<View['chosen']>,
});

const views: fc.Arbitrary<View> = fc.tuple(places, others).map(([place, other]) => ({ ...place, ...other }));

describe('the page of the states', () => {
  it('has all that it shows in its address', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(readView(addressOf(view))).toEqual({ view, unknown: [] });
      }),
    );
  });

  it('shows the first state where the address names none, and leaves what is usual out of addresses', () => {
    const { view, unknown } = readView('');
    expect([view.state.id, view.all, unknown]).toEqual(['credentials-fresh', false, []]);
    expect(addressOf(view)).toBe('?state=credentials-fresh');
    expect(frameAddressOf(view.state, { ...view.chosen, width: '320', lang: 'ar' })).toBe(
      './stage.html?state=credentials-fresh&lang=ar',
    );
  });

  it('names what an address has that does not exist, and shows what it would without', () => {
    const { view, unknown } = readView('?state=%3Cb%3E&width=1&text=200&lang=tlh');
    expect(unknown.map(unknownWords)).toEqual(['There is no state “<b>”.', 'There is no width “1”.']);
    expect([view.state.id, view.chosen.width, view.chosen.text]).toEqual(['credentials-fresh', '390', '200']);
    expect(view.chosen.lang).toBe('en');
  });

  it('begins a journey with its first state, and plays none that the state is no part of', () => {
    expect(readView('?journey=forgotten').view.state.id).toBe('identify-fresh');
    const { view, unknown } = readView('?journey=forgotten&state=passkeys-none');
    expect([view.state.id, view.journey, unknown.map(unknownWords)]).toEqual([
      'passkeys-none',
      undefined,
      ['There is no journey “forgotten”.'],
    ]);
  });

  it('has every state in one journey', () => {
    const listed = all.filter((state) => !isDocument(state)).map(({ id }) => id);
    expect(listed.toSorted()).toEqual(states.map(({ id }) => id).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(groups.map(({ title }) => title)).not.toContain('More');
  });

  it.each([
    ['sms REFUSED', ['code-sms-refused', 'code-sms-enrol-refused']],
    ['sessions fifty', ['sessions-many']],
    ['there is no such state', []],
  ])('finds states by all words of %j', (search, ids) => {
    expect(found(search).flatMap((group) => group.states.map(({ id }) => id))).toEqual(expect.arrayContaining(ids));
    expect(found(search).flatMap((group) => group.states)).toHaveLength(ids.length);
  });
});
