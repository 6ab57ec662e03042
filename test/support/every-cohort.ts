import type { Account } from '@sallyport/rules';
import type { TestApp } from './test-app.ts';
import type { Reply } from './test-browser.ts';

/** Accounts of every cohort that a stranger must not tell apart, and a name that nobody has. */
export async function everyCohort(app: TestApp): Promise<string[]> {
  const change = (id: string, different: Partial<Account>) =>
    app.ports.store.update<Account, void>(`account:${id}`, (current) =>
      current ? { set: { ...current, ...different }, return: undefined } : { keep: true, return: undefined },
    );
  const suspended = await app.addAccount({ email: 'suspended@acme.test', totp: true });
  await change(suspended.id, { state: 'suspended' });
  const invited = await app.addAccount({ email: 'invited@acme.test' });
  await change(invited.id, { state: 'invited' });
  const locked = await app.addAccount({ email: 'locked@acme.test', totp: true });
  await app.ports.store.update(`attempts:account-${locked.id}`, () => ({
    set: { attempts: 10, lockedUntil: app.now() + 3_600_000, inARow: {} },
    return: undefined,
  }));
  const names = ['nobody', 'anna', 'ben', 'suspended', 'invited', 'locked'];
  return names.map((name) => `${name}@acme.test`);
}

/** What came back, without what is random: all that a stranger can compare. */
export const comparable = ({ status, step, headers }: Reply) => ({
  status,
  step: { ...step, flow: step.flow && step.flow.length },
  headers: [...headers].map(([name, value]) => [name, RANDOM[name] ? value.replaceAll(RANDOM[name], '…') : value]),
});

/** What of a header is random. */
const RANDOM: Partial<Record<string, RegExp>> = { 'set-cookie': /(?<==)[\w-]{43}/g, 'x-request-id': /[\da-f]/g };
