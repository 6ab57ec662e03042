import { Hono } from 'hono';
import { requireAdmin, type Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';
import { adminAccountRoutes } from './admin-account-routes.ts';
import { adminAdoptionRoutes } from './admin-adoption-routes.ts';
import { adminAuditRoutes } from './admin-audit-routes.ts';
import { adminExportRoutes } from './admin-export-routes.ts';
import { adminInvitationRoutes } from './admin-invitation-routes.ts';
import { adminPolicyRoutes } from './admin-policy-routes.ts';
import { adminProfileRoutes, adminTenantRoutes } from './admin-tenant-routes.ts';
import { apiKeyRoutes } from './api-key-routes.ts';

/**
 * What admins do. Whoever is nobody's admin gets 403, and what lies beyond an admin's reach isn't there: 404.
 */
export const adminRoutes = (ports: Ports) =>
  new Hono<Administered>()
    .use(requireAdmin(ports))
    .route('/invitations', adminInvitationRoutes(ports))
    .route('/policies', adminPolicyRoutes(ports))
    .route('/accounts', adminAccountRoutes(ports))
    .route('/tenants', adminTenantRoutes(ports))
    .route('/profiles', adminProfileRoutes(ports))
    .route('/audit', adminAuditRoutes(ports))
    .route('/adoption', adminAdoptionRoutes(ports))
    .route('/', adminExportRoutes(ports))
    .route('/accounts/:id/api-keys', apiKeyRoutes(ports));
