import { Hono } from 'hono';
import { openApiDocument } from '../openapi/document.ts';

const PATH = '/openapi.json';
const MAX_AGE_SECONDS = 600;

/** `GET /openapi.json`: what every route takes and answers, for who writes a client (OpenAPI 3.1). */
export function openApiRoutes() {
  let cached: ReturnType<typeof openApiDocument> | undefined; // made when first asked for: most processes never are
  return new Hono().get(PATH, (c) => {
    const document = (cached ??= openApiDocument());
    const mount = c.req.path.slice(0, -PATH.length);
    c.header('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
    return c.json({ ...document, servers: [{ url: mount || '/' }] });
  });
}
