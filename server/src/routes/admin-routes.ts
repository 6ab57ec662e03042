import { Hono } from 'hono';
import { requireAdmin, type Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';
import { adminPolicyRoutes } from './admin-policy-routes.ts';

/** What admins do. Whoever is nobody's admin gets 403, and what lies beyond an admin's reach isn't there: 404. */
export const adminRoutes = (ports: Ports) =>
  new Hono<Administered>().use(requireAdmin(ports)).route('/policies', adminPolicyRoutes(ports));
