import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The backend's answers are data for one page at one moment: never kept, framed, sniffed or run. */
export const headers = (): MiddlewareHandler[] => [
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    crossOriginResourcePolicy: false, // pages of other origins are let in by CORS, one by one
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  }),
  async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  },
];
