import { AdoptionQuery } from '@sallyport/protocol';
import { reaches } from '@sallyport/rules';
import { Hono } from 'hono';
import { countAdoption } from '../accounts/count-adoption.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import type { Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * How far second steps have come, from the directory's counts: as fast for a million accounts as for a thousand.
 *
 *     GET /admin/adoption   of a tenant, or of all within the admin's reach   200, 400, 404
 */
export const adminAdoptionRoutes = ({ directory }: Ports) =>
  new Hono<Administered>().get('/', query(AdoptionQuery), async (c) => {
    const { reach } = c.var;
    const { tenant } = c.req.valid('query');
    if (tenant !== undefined && !reaches(reach, tenant)) return problem(c, { code: 'not-found' });
    return c.json(countAdoption(await directory.count(reach === 'platform' ? tenant : reach.tenant)));
  });
