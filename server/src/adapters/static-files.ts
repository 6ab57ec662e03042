import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';

/**
 * What a page that embeds the elements can live with: nothing inline, nothing from elsewhere, no markup from strings.
 * The page of the states shows each in a frame.
 */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/**
 * The stable name is asked for anew each time, and answered 304 while it is the same (RFC 9110 §15.4.5). The pieces
 * that it loads carry a hash of their content.
 */
const REVALIDATE = 'no-cache';
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The page of the states makes pictures of what it shows, each from an image that is all in its address. */
const STATES_POLICY = PAGE_POLICY.replace("img-src 'self'", "img-src 'self' data:");

/**
 * Serves the script-tag build, to pages of any origin: it is the same for everybody and holds no secret. Nothing before
 * it is built.
 */
export function scriptFiles(folder: string): Hono {
  if (!existsSync(folder)) return new Hono();
  return new Hono()
    .use('/sallyport.js', scriptHeaders(REVALIDATE))
    .use('/sallyport/*', scriptHeaders(FOR_GOOD))
    .use('/sallyport.js', etag(), serveStatic({ root: folder, precompressed: true }))
    .use('/sallyport/*', serveStatic({ root: folder, precompressed: true }));
}

/**
 * Mails and the pages that they lead to, as the page of the states shows them: styled within, and without script but
 * for the widget, which reaches no server.
 */
const DOCUMENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** Serves the pages of the demo. Nothing before they are built: no folder would be every folder of the machine. */
export function pageFiles(folder: string): Hono {
  if (!existsSync(folder)) return new Hono();
  return new Hono()
    .use(secureHeaders({ referrerPolicy: 'same-origin' }))
    .use(async (c, next) => {
      await next();
      c.header('Content-Security-Policy', policyOf(c.req.path));
    })
    .get('/admin', serveStatic({ root: folder, path: 'admin.html' }))
    .get('/outbox', serveStatic({ root: folder, path: 'outbox.html' }))
    .get('/embed', serveStatic({ root: folder, path: 'embed.html' }))
    .get('/states', serveStatic({ root: folder, path: 'states.html' }))
    .get('/theme', serveStatic({ root: folder, path: 'theme.html' }))
    .get('*', serveStatic({ root: folder }));
}

function policyOf(path: string): string {
  if (path.startsWith('/documents/')) return DOCUMENT_POLICY;
  return /^\/states(\.html)?$/.test(path) ? STATES_POLICY : PAGE_POLICY;
}

const scriptHeaders =
  (cacheControl: string): MiddlewareHandler =>
  async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cache-Control', cacheControl);
    c.header('X-Content-Type-Options', 'nosniff');
  };
