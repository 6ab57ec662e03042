import { codeStates } from '../../demo/states/code.ts';
import { newPasswordStates } from '../../demo/states/recovery.ts';
import { FakeClient, field, press, renderLogin, shows, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const isDrawn = (input: HTMLInputElement): boolean => input.getBoundingClientRect().height > 8;

/** Where a change may have brought fields: what was added first, or forms around which a class or style changed. */
function changed({ type, target, addedNodes: [added] }: MutationRecord): Element | undefined {
  if (type === 'childList') return added instanceof Element ? added : undefined;
  return target instanceof Element && target.querySelector('form') ? target : undefined;
}

/**
 * Looks for fields as KeePassXC’s extension for browsers does once a page has loaded: only where the page changes, at
 * once, among what can be seen.
 */
function watchPage(): { found: Set<string>; end: () => void } {
  const found = new Set<string>();
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      for (const input of changed(record)?.querySelectorAll('input') ?? [])
        if (isDrawn(input)) found.add(input.getAttribute('autocomplete') ?? '');
    }
  });
  const attributes = { attributes: true, attributeFilter: ['class', 'style'] };
  observer.observe(document.body, { subtree: true, childList: true, ...attributes });
  return { found, end: () => observer.disconnect() };
}

describe('a filler that looks for fields only where the page changes', () => {
  beforeEach(() => sessionStorage.clear());

  for (const [title, kind, step] of [
    ['a code', 'one-time-code', codeStates.fresh.set.step],
    ['a new password', 'new-password', newPasswordStates.fresh.set.step],
  ] as const)
    it(`PM-8 finds the field of ${title}, in the step that follows`, async () => {
      const login = await renderLogin(new FakeClient(step));
      await shows(login, 'sally-credentials-step');
      type(field(login, 'username'), 'ada@example.com');
      type(field(login, 'password'), 'pass phrase');
      const filler = watchPage();
      press(login);
      await shows(login, `sally-${step.kind}-step`);
      await waitUntil(() => filler.found.has(kind), `it has found ${[...filler.found].join() || 'none'}`);
      filler.end();
    });
});
