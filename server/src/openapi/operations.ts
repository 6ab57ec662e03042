import { adminAccountOperations } from './admin-account-operations.ts';
import { adminAuditOperations } from './admin-audit-operations.ts';
import { adminPolicyOperations } from './admin-policy-operations.ts';
import { adminProfileOperations, adminTenantOperations } from './admin-tenant-operations.ts';
import { apiKeyOperations } from './api-key-operations.ts';
import { configOperations } from './config-operations.ts';
import { flowOperations } from './flow-operations.ts';
import { invitationOperations } from './invitation-operations.ts';
import { linkOperations } from './link-operations.ts';
import { machineOperations } from './machine-operations.ts';
import { meAuthenticatorOperations } from './me-authenticator-operations.ts';
import { meOperations } from './me-operations.ts';
import type { Operations } from './operation.ts';
import { sessionOperations } from './session-operations.ts';
import { ssoOperations } from './sso-operations.ts';

/** Every route of the backend. */
export const operations: Operations = {
  ...configOperations,
  ...flowOperations,
  ...linkOperations,
  ...invitationOperations,
  ...ssoOperations,
  ...sessionOperations,
  ...meOperations,
  ...meAuthenticatorOperations,
  ...adminPolicyOperations,
  ...adminAccountOperations,
  ...adminTenantOperations,
  ...adminProfileOperations,
  ...adminAuditOperations,
  ...apiKeyOperations,
  ...machineOperations,
};
