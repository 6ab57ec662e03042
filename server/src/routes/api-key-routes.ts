import { NewApiKey, type ApiKeyView, type ProblemCode } from '@sallyport/protocol';
import { mayAdminister, mayHaveKey, reaches, type Account, type ApiKey } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { readAccount } from '../accounts/account-store.ts';
import { generateApiKey, keepApiKey, revokeApiKeys } from '../accounts/api-keys.ts';
import { body } from '../http/body.ts';
import { problem } from '../http/problem.ts';
import { recordActOf } from '../http/record-act.ts';
import type { Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The keys that a program signs in by, for those who may administer its account. A key is shown in the answer
 * that made it, and never again.
 *
 *     POST   /admin/accounts/:id/api-keys        make one            201, 400, 403, 404, 422: no (more) keys
 *     GET    /admin/accounts/:id/api-keys        what there is       200, 403, 404
 *     DELETE /admin/accounts/:id/api-keys[/:key] revoke one, or all  204, 403, 404
 */
export function apiKeyRoutes(ports: Ports) {
  /** The account, if it is within the admin's reach and theirs to administer. */
  async function programOf(c: Context<Administered>): Promise<Account | ProblemCode> {
    const id = c.req.param('id') ?? '';
    const account = ACCOUNT_ID.test(id) ? await readAccount(ports, id) : undefined;
    if (!account || !reaches(c.var.reach, account.tenant)) return 'not-found';
    const may = mayAdminister(c.var.open.account, account);
    return may === true ? account : may;
  }

  return new Hono<Administered>()
    .get('/', async (c) => {
      const program = await programOf(c);
      if (typeof program === 'string') return problem(c, { code: program });
      return c.json({ apiKeys: (program.apiKeys ?? []).map(viewOf) });
    })
    .post('/', body(NewApiKey), async (c) => {
      const program = await programOf(c);
      if (typeof program === 'string') return problem(c, { code: program });
      const { name, expiresAt } = c.req.valid('json');
      const until = expiresAt === undefined ? undefined : Date.parse(expiresAt);
      if (until !== undefined && until <= ports.clock()) return problem(c, { code: 'bad-request', field: 'expiresAt' });
      if (!mayHaveKey(program)) return problem(c, { code: 'not-offered' });
      const { key, kept } = await generateApiKey(ports, { name, ...(until === undefined ? {} : { expiresAt: until }) });
      await recordActOf(ports, c)({ kind: 'api-key-made', account: program, details: { target: kept.id } });
      const isKept = await keepApiKey(ports, program.id, kept);
      return isKept ? c.json({ ...viewOf(kept), key }, 201) : problem(c, { code: 'not-offered' });
    })
    .delete('/', async (c) => {
      const program = await programOf(c);
      if (typeof program === 'string') return problem(c, { code: program });
      const { apiKeys = [] } = program;
      if (apiKeys.length > 0)
        await recordActOf(ports, c)({ kind: 'api-key-removed', account: program, details: { count: apiKeys.length } });
      await revokeApiKeys(ports, program.id, () => true);
      return c.body(null, 204);
    })
    .delete('/:key', async (c) => {
      const program = await programOf(c);
      if (typeof program === 'string') return problem(c, { code: program });
      const key = program.apiKeys?.find(({ id }) => id === c.req.param('key'));
      if (!key) return problem(c, { code: 'not-found' });
      await recordActOf(ports, c)({ kind: 'api-key-removed', account: program, details: { target: key.id } });
      const revoked = await revokeApiKeys(ports, program.id, ({ id }) => id === key.id);
      return revoked ? c.body(null, 204) : problem(c, { code: 'not-found' });
    });
}

/** An id as it is made; anything else is nobody's, and no key of the store. */
const ACCOUNT_ID = /^[\w-]{1,64}$/;

const iso = (ms: number): string => new Date(ms).toISOString();

const viewOf = ({ id, name, createdAt, expiresAt, lastUsedAt }: ApiKey): ApiKeyView => ({
  id,
  name,
  createdAt: iso(createdAt),
  ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }),
  ...(lastUsedAt === undefined ? {} : { lastUsedAt: iso(lastUsedAt) }),
});
