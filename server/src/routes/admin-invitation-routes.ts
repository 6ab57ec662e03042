import { Invite } from '@sallyport/protocol';
import { Hono } from 'hono';
import { invite } from '../accounts/invite.ts';
import { body } from '../http/body.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import type { Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * `POST /admin/invitations`: invites somebody into a tenant within reach, or once more. 202, whether the address is
 * free or another tenant's; 404 for a tenant out of reach, 403 for a role above the admin's own, 409 where somebody
 * within reach has the address already.
 */
export const adminInvitationRoutes = (ports: Ports) =>
  new Hono<Administered>().post('/', body(Invite), async (c) => {
    const { open, reach } = c.var;
    const { language, address, device } = callerOf(c, ports);
    const inviter = { account: open.account, reach, language, address, device };
    const answer = await invite(open.tenantPorts, inviter, c.req.valid('json'));
    return 'code' in answer ? problem(c, answer) : c.json(answer, 202);
  });
