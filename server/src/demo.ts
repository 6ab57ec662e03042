import { BACKUP_CODE_FORMAT } from '@sallyport/protocol/code-text';
import { secretFromText, standard, totpAt, type Authenticator, type Policy } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { changeAccount, findAccount } from './accounts/account-store.ts';
import { sealSecret } from './accounts/authenticator-secret.ts';
import { backupCodeHash, findBackupCode } from './accounts/backup-codes.ts';
import { createAccount, type NewAccount } from './accounts/create-account.ts';
import type { KeptMessage } from './adapters/memory/outbox.ts';
import { authGuard } from './guard/auth-guard.ts';
import { inScheme } from './messages/in-scheme.ts';
import type { Ports } from './ports/ports.ts';
import { LOOPBACK } from './safe-url.ts';

const DEMO_PASSWORD = 'demo password 2026';
const MEMBER_SECRET = secretFromText('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
const MEMBER_CODES = Array.from({ length: BACKUP_CODE_FORMAT.length }, (_, i) => `DEMO0-CODE${i}`);
const STEP_MS = 30_000;
const PAYOUTS = ['1 December: €1,240.00', '1 November: €1,180.00'];
const MEMBER = 'member@acme.test';
const PHONE = 'phone@acme.test';
/** What a mail program lets a mail do: its own styles, and pictures. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const DEMO_NUMBER = '+4915112345678';

const ACCOUNTS: (Omit<NewAccount, 'password'> & { about: string })[] = [
  {
    email: MEMBER,
    name: 'Mia Member',
    tenant: 'acme',
    role: 'member',
    owner: false,
    about: 'has an authenticator app and backup codes',
  },
  {
    email: 'mail@acme.test',
    name: 'Milo Mail',
    tenant: 'acme',
    role: 'member',
    owner: false,
    about: 'gets codes and links by email',
  },
  {
    email: PHONE,
    name: 'Pia Phone',
    tenant: 'acme',
    role: 'member',
    owner: false,
    about: 'gets codes by text message',
  },
  {
    email: 'new@newco.test',
    name: 'Noor New',
    tenant: 'newco',
    role: 'member',
    owner: false,
    about: 'must set up a second step',
  },
  {
    email: 'owner@acme.test',
    name: 'Olga Owner',
    tenant: 'acme',
    role: 'tenant-admin',
    owner: true,
    about: 'owner, password only',
  },
  {
    email: 'admin@acme.test',
    name: 'Ada Admin',
    tenant: 'acme',
    role: 'tenant-admin',
    owner: false,
    about: 'admin, password only',
  },
  {
    email: 'system@sallyport.test',
    name: 'Sam System',
    tenant: 'platform',
    role: 'system-admin',
    owner: false,
    about: 'system admin, password only',
  },
];

const EVERY_FACTOR = ['email', 'sms', 'totp', 'backup-code', 'passkey'] as const;

/** Every factor can be tried; `newco` asks a second one of everybody. */
export const demoPolicy: Policy = {
  ...standard,
  factors: { 'system-admin': EVERY_FACTOR, 'tenant-admin': EVERY_FACTOR, member: EVERY_FACTOR },
  email: { ...standard.email, mode: 'both' },
  enforcement: { group: 'all', tenants: ['newco'] },
  signUp: { phone: false },
  support: 'help@acme.test',
};

/** Makes the demo accounts that aren't there yet. */
export async function seedDemo(ports: Ports): Promise<void> {
  for (const { about: _, ...person } of ACCOUNTS) {
    const created = await createAccount(ports, { ...person, password: DEMO_PASSWORD });
    if (created) await EQUIP[created.email]?.(ports, created.id);
  }
}

/** What the accounts have that don't only have a password. */
const EQUIP: Record<string, (ports: Ports, id: string) => Promise<void>> = {
  [MEMBER]: equipMember,
  'mail@acme.test': (ports, id) => give(ports, id, { id: 'demo-mail', type: 'email', addedAt: ports.clock() }),
  [PHONE]: (ports, id) =>
    give(ports, id, { id: 'demo-phone', type: 'sms', number: DEMO_NUMBER, addedAt: ports.clock() }),
};

async function give(ports: Ports, id: string, authenticator: Authenticator): Promise<void> {
  await changeAccount(ports, id, (account) => ({
    ...account,
    authenticators: [authenticator],
    defaultAuthenticator: authenticator.id,
  }));
}

async function equipMember(ports: Ports, id: string): Promise<void> {
  const sealedSecret = await sealSecret(ports.keyring, id, MEMBER_SECRET);
  const backupCodes = await Promise.all(MEMBER_CODES.map((code) => backupCodeHash(ports, id, code)));
  await give(ports, id, { id: 'demo-app', type: 'totp', sealedSecret, lastStep: 0, addedAt: ports.clock() });
  await changeAccount(ports, id, (account) => ({ ...account, backupCodes }));
}

/**
 * What the demo's pages read. Made in demo mode alone: it tells passwords and codes to whoever asks.
 *
 *     GET /demo.json     the accounts, their password, the code that the app of one shows, its unused backup codes
 *     GET /outbox.json   the mails and text messages that were kept instead of sent, newest first
 *     GET /outbox/7      the page of one of these mails, for a frame without script; `?scheme=dark` as in the dark
 *     GET /payouts.json  what a site would guard: by a token of its page, with a second step of the last ten minutes
 */
export function demoRoutes(ports: Ports, messages: readonly KeptMessage[]) {
  const { origin } = ports.site.url;
  const { requireAuth } = authGuard({ server: `${origin}/auth`, audience: origin });
  return new Hono()
    .get('/payouts.json', requireAuth({ aal: 2, maxAge: 600 }), (c) => c.json(PAYOUTS))
    .on('GET', ['/demo.json', '/outbox.json', '/outbox/:id'], async (c, next) =>
      isAskedHere(c) ? next() : c.notFound(),
    )
    .get('/demo.json', async (c) => {
      const now = ports.clock();
      const step = Math.floor(now / STEP_MS);
      const member = await findAccount(ports, MEMBER);
      const unused = await Promise.all(
        MEMBER_CODES.map(async (code) => member?.backupCodes.includes(await findBackupCode(ports, member, code))),
      );
      c.header('Cache-Control', 'no-store');
      return c.json({
        password: DEMO_PASSWORD,
        accounts: ACCOUNTS.map(({ email, name, about }) => ({
          email,
          name,
          about,
          ...(email === PHONE ? { number: DEMO_NUMBER } : {}),
        })),
        appOf: MEMBER,
        code: totpAt(MEMBER_SECRET, step),
        codeEndsIn: Math.ceil(((step + 1) * STEP_MS - now) / 1000),
        backupCodes: MEMBER_CODES.filter((_, i) => unused[i]),
      });
    })
    .get('/outbox.json', (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json(messages.map((message) => ({ ...message, html: message.via === 'email' && !!message.html })));
    })
    .get('/outbox/:id', (c) => {
      const kept = messages.find(({ id }) => String(id) === c.req.param('id'));
      if (kept?.via !== 'email' || !kept.html) return c.notFound();
      c.header('Cache-Control', 'no-store');
      c.header('Content-Security-Policy', MAIL_POLICY);
      const page = inScheme(kept.html, c.req.query('scheme') === 'dark' ? 'dark' : 'light');
      return c.html(page.replace('<head>', '<head><base target="_blank">')); // a link leaves the frame
    });
}

/** Whether the request names this machine: a host whose name was turned to it (DNS rebinding) is named itself. */
function isAskedHere({ req }: Context): boolean {
  const url = `http://${req.header('host') ?? ''}`;
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

/** What the terminal says when the demo starts. */
export const demoBanner = (origin: string): string =>
  [
    '',
    'Demo mode: these accounts are for trying things out, and their password is no secret.',
    `  The page    ${origin}/`,
    `  The outbox  ${origin}/outbox`,
    `  Password    ${DEMO_PASSWORD}`,
    ...ACCOUNTS.map(({ email, about }) => `  ${email.padEnd(24)}${about}`),
    '',
  ].join('\n');
