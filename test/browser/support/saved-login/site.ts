import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { codeStates } from '../../../../demo/states/code.ts';
import { credentialsStates } from '../../../../demo/states/credentials.ts';
import { listen } from '../../../../server/src/adapters/listen.ts';
import { LAYOUTS } from './layouts.ts';

const DIST = fileURLToPath(new URL('../../../../dist/', import.meta.url));

/** A site with a page for each layout, on this machine: browsers fill in nothing on a page that a test makes up. */
export interface SavedLoginSite {
  origin: string;
  /** The address of a page. */
  page(layout: string): string;
  /** What was sent, oldest first. */
  answers: Record<string, unknown>[];
  close(): Promise<void>;
}

const pageWith = (body: string): string => `<!doctype html>
  <html lang="en">
    <head><title>Site</title><script type="module" src="/sallyport.js"></script></head>
    <body>${body}</body>
  </html>`;

/** A backend that takes every answer for right, and asks for the password where it is asked to set something up. */
function backend(answers: Record<string, unknown>[], passkeys: boolean): Hono {
  const passkey = { ...credentialsStates.passkey.set.passkey, rpId: 'localhost' };
  const methods = passkeys ? ['password', 'passkey'] : ['password'];
  const taken = (answer: Record<string, unknown>) => {
    answers.push(answer);
    return codeStates.fresh.set.step;
  };
  return new Hono()
    .get('/config', (c) => c.json({ methods, recover: true, signUp: true, ...(passkeys ? { passkey } : {}) }))
    .post('/flows', async (c) => {
      const { answer } = await c.req.json<{ answer?: Record<string, unknown> }>();
      return c.json(answer ? taken(answer) : credentialsStates.fixed.set.step);
    })
    .post('/flows/:flow/answers', async (c) => c.json(taken(await c.req.json<Record<string, unknown>>())))
    .all('*', (c) => c.json({ code: 'not-found' }, 404));
}

/** Serves the pages, the built script and the backend. */
export async function savedLoginSite(): Promise<SavedLoginSite> {
  const answers: Record<string, unknown>[] = [];
  const app = new Hono()
    .get('/', (c) => c.html(pageWith(LAYOUTS[c.req.query('layout') ?? ''] ?? '')))
    .route('/auth', backend(answers, false))
    .route('/passkeys', backend(answers, true))
    .get('*', async (c) =>
      c.req.path.endsWith('.js')
        ? c.body(await readFile(DIST + c.req.path.slice(1)), 200, { 'content-type': 'text/javascript' })
        : c.notFound(),
    );
  const { port, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  const origin = `http://localhost:${port}`;
  return { origin, page: (layout) => `${origin}/?layout=${encodeURIComponent(layout)}`, answers, close };
}
