import type { PolicyDocument } from '@sallyport/protocol';
import { savePolicy, viewPolicy } from '../policies/policy-admin.ts';
import { PLATFORM } from '../policies/policy-store.ts';
import { refuseUnsafe } from './policy-report.ts';
import { recordCommand } from './record-act.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/**
 * Puts a document in force as the platform's, in place of the one before.
 *
 * @throws Refusal where it is unsafe or can't work here, or somebody else was first: nothing is changed.
 */
export const putPolicy = (terminal: Terminal, document: PolicyDocument): Promise<void> =>
  withPorts(terminal, async ({ ports }) => {
    const { version } = await viewPolicy(ports, PLATFORM);
    const saved = await savePolicy(ports, PLATFORM, document, version, recordCommand(ports));
    if (saved === 'conflict') throw new Refusal('Somebody else has just changed the policy: look at it again.');
    if ('refusals' in saved) return refuseUnsafe(saved);
    const { length } = saved.view.departures;
    terminal.tell('In force from the next request on.');
    if (length > 0) terminal.tell(`It asks less than the standards in ${length} of its points: see "policy check".`);
  });
