import { randomBytes } from 'node:crypto';
import type { Account } from '@sallyport/rules';
import { Command } from 'commander';
import { hasCurrentCodes } from '../accounts/backup-codes.ts';
import { rekeyAccount, type Rekeyed } from '../accounts/rekey-account.ts';
import { readConfig } from '../config.ts';
import { createKeyring, type Keyring } from '../crypto/keyring.ts';
import { renewSigningKey, replaceSigningKeys, resealSigningKeys } from '../sessions/signing-keys.ts';
import { dropOldCanaries } from '../store/store-claim.ts';
import { everyAccount } from './accounts.ts';
import { endSessionsOf } from './end-tenant-sessions.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts, type Opened } from './with-ports.ts';

/**
 * Puts a new secret in the old one's place, and no factor is lost. In two turns: servers have to know the new secret
 * before anything is kept under it, and it is they who are told it, by their environment.
 */
export const keysRotate = (terminal: Terminal): Command =>
  new Command('rotate')
    .description('make a new secret; given again with both, move what is kept to the new one')
    .option('--compromised', 'the old one is known to others: tokens and sessions of before end at once')
    .action(async ({ compromised = false }: { compromised?: boolean }) => {
      const { secrets } = readConfig(terminal.env);
      if (!secrets) throw new Refusal('SALLYPORT_SECRET is not set: the demo’s secret is not rotated.');
      const [first, ...older] = secrets;
      if (older.length === 0) return makeSecret(terminal, compromised);
      const current = await createKeyring(first);
      await withPorts(terminal, async (opened) => {
        const moved = await move(opened, current);
        const ended = compromised ? await endAll(opened) : undefined;
        terminal.print([moved, ended].filter(Boolean).join('\n'));
      });
    });

/** Ends what whoever knew the old secret may have made: tokens by the old keys, and sessions. */
async function endAll(opened: Opened): Promise<string> {
  await replaceSigningKeys(opened.ports);
  const tenants = await endSessionsOf(opened);
  return `Dropped the signing keys of before for a new one, and ended the sessions of ${tenants}.`;
}

function makeSecret({ print, tell }: Terminal, compromised: boolean): void {
  print(randomBytes(32).toString('base64'));
  tell(
    [
      'This is a new secret. Nothing has changed yet, and it is not shown again.',
      '1. Put it before the one of now, SALLYPORT_SECRET=NEW,NOW, and start the server anew. Where several servers ' +
        'share',
      '   the store, all of them first have NOW,NEW, and then NEW,NOW.',
      `2. Give "sallyport keys rotate${compromised ? ' --compromised' : ''}" again, with SALLYPORT_SECRET=NEW,NOW.`,
    ].join('\n'),
  );
}

/** So many accounts hold backup codes that only an older secret checks. */
type Total = Rekeyed & { withOldCodes: number };

/** Moves all there is; what it did, in words. Cut off, it goes on when it is given again. */
async function move(opened: Opened, current: Keyring): Promise<string> {
  const { ports } = opened;
  const isRenewed = await renewSigningKey(ports, current);
  const signingKeys = await resealSigningKeys(ports, current);
  let total: Total = { apps: 0, identifiers: 0, stuck: 0, withOldCodes: 0 };
  for await (const accounts of everyAccount(opened)) {
    for (const each of await Promise.all(accounts.map((account) => rekeyOne(opened, current, account)))) {
      total = {
        apps: total.apps + each.apps,
        identifiers: total.identifiers + each.identifiers,
        stuck: total.stuck + each.stuck,
        withOldCodes: total.withOldCodes + each.withOldCodes,
      };
    }
  }
  await dropOldCanaries(ports);
  return [words(total, signingKeys), isRenewed && 'Made a new signing key, which signs in an hour.']
    .filter((line) => line !== false)
    .join('\n');
}

async function rekeyOne({ ports }: Opened, current: Keyring, account: Account): Promise<Total> {
  const counts = await rekeyAccount(ports, current, account);
  return { ...counts, withOldCodes: hasCurrentCodes(ports, account) ? 0 : 1 };
}

function words({ apps, identifiers, stuck, withOldCodes }: Total, signingKeys: number): string {
  const isDone = apps + identifiers + signingKeys === 0;
  return [
    'Rekeyed to the current secret:',
    `  authenticator apps          ${apps}`,
    `  addresses and user names    ${identifiers}`,
    `  signing keys                ${signingKeys}`,
    stuck > 0 && `Not moved, since no secret that is listed opens them, or another account has them: ${stuck}.`,
    withOldCodes > 0 &&
      `Accounts whose backup codes an older secret alone can check: ${withOldCodes}. A new set replaces them.`,
    !isDone && 'Give this again in an hour: a set-up that was begun under an older secret has ended then.',
    isDone && stuck === 0 && withOldCodes === 0 && NOTHING_LEFT,
  ]
    .filter((line) => line !== false)
    .join('\n');
}

/** A flow lives for an hour at most, and what it has begun is under the secret of then. */
const NOTHING_LEFT =
  'Nothing needs an older secret: it may go, once every server has had the new one first for an hour.';
