import { judged, judges } from './judged.ts';

/** Each loads a whole backend: where they aren't run, nothing of it is loaded. */
const groups = judges
  ? { 'in the tab': await import('./mock-in-tab.ts'), 'on the page, its panel': await import('./mock-panel.ts') }
  : {};

judged('N-13 the mock', () => {
  for (const [title, { tests }] of Object.entries(groups)) describe(title, tests);
  if (!judges) it('is the same backend in every engine');
});
