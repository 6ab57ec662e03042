import { fill } from '../page.ts';

/** What the gate guards comes from a backend that guards it itself, by a token for this page that is asked for anew. */
export async function showPayouts(gate: HTMLElementTagNameMap['sally-gate']): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await gate.stepUp(async () => {
    const made = await fetch('/auth/session/token', { method: 'POST', headers, body: '{}' });
    const { token } = (await made.json()) as { token: string };
    return fetch('/payouts.json', { headers: { authorization: `Bearer ${token}` } });
  });
  const payouts = answer.ok ? ((await answer.json()) as string[]) : ['They couldn’t be loaded.'];
  fill('payout-list', payouts, (payout) => [payout]);
}
