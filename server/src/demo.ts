import { secretFromText, totpAt } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { findAccount } from './accounts/account-store.ts';
import { findBackupCode } from './accounts/backup-codes.ts';
import type { KeptMessage } from './adapters/memory/outbox.ts';
import { DEMO_APP, DEMO_BACKUP_CODES, DEMO_PASSWORD, DEMO_PEOPLE, DEMO_PHONE } from './demo/people.ts';
import { authGuard } from './guard/auth-guard.ts';
import { inScheme } from './messages/in-scheme.ts';
import type { Ports } from './ports/ports.ts';
import { LOOPBACK } from './safe-url.ts';

const APP_SECRET = secretFromText(DEMO_APP.secret);
const STEP_MS = 30_000;
const PAYOUTS = ['1 December: €1,240.00', '1 November: €1,180.00'];
/** What a mail program lets a mail do: its own styles, and pictures. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

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
      const member = await findAccount(ports, DEMO_APP.of);
      const unused = await Promise.all(
        DEMO_BACKUP_CODES.map(async (code) => member?.backupCodes.includes(await findBackupCode(ports, member, code))),
      );
      c.header('Cache-Control', 'no-store');
      return c.json({
        password: DEMO_PASSWORD,
        accounts: DEMO_PEOPLE.map(({ email, name, about, role }) => ({
          email,
          name,
          about,
          role,
          ...(email === DEMO_PHONE.of ? { number: DEMO_PHONE.number } : {}),
        })),
        appOf: DEMO_APP.of,
        code: totpAt(APP_SECRET, step),
        codeEndsIn: Math.ceil(((step + 1) * STEP_MS - now) / 1000),
        backupCodes: DEMO_BACKUP_CODES.filter((_, i) => unused[i]),
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
    `  For admins  ${origin}/admin`,
    `  The outbox  ${origin}/outbox`,
    `  Password    ${DEMO_PASSWORD}`,
    '  Your pages  are let in by SALLYPORT_ORIGINS, such as http://localhost:5173',
    ...DEMO_PEOPLE.map(({ email, about }) => `  ${email.padEnd(24)}${about}`),
    '',
  ].join('\n');
