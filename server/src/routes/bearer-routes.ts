import { Hono } from 'hono';
import { readApiKey } from '../accounts/api-keys.ts';
import { record } from '../audit/record.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { forTenant } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { programAudience, sessionToken } from '../sessions/session-token.ts';

/** RFC 6750 §2.1; the scheme's case is its sender's (RFC 9110 §11.1). */
const BEARER = /^bearer +(\S+)$/i;

/** RFC 8176 has no name for a key that is presented as it is; others are by agreement (§1). */
const METHODS = ['api-key'];

/**
 * `POST /session/token` for a program, by its key: the one route that takes one. A key is in no browser, which
 * would send it along by itself, so the page's origin proves nothing here. It is judged alone: whatever cookies come
 * with it are not looked at, and none is set. Without a bearer the call goes on to the route for people.
 */
export const bearerRoutes = (ports: Ports) =>
  new Hono().post('/token', async (c, next) => {
    const authorization = c.req.header('authorization') ?? '';
    if (!/^bearer\b/i.test(authorization)) return next();
    const key = BEARER.exec(authorization)?.[1];
    const caller = key === undefined ? undefined : await readApiKey(ports, key);
    if (!caller) {
      return problem(c, { code: 'not-signed-in' }, { 'WWW-Authenticate': 'Bearer' }); // RFC 6750 §3
    }
    const {
      account,
      isNoted,
      key: { id: target },
    } = caller;
    if (isNoted) {
      const act = { kind: 'api-key-used', account, actor: account.id, details: { target } } as const;
      await record(await forTenant(ports, account.tenant), callerOf(c, ports), act);
    }
    const proof = { amr: METHODS, authTime: ports.clock() };
    return c.json({ token: await sessionToken(ports, account, proof, programAudience(ports.site)) });
  });
