import type { PolicyDocument } from '@sallyport/protocol';
import type { Policy } from '../policy.ts';

/** The policy with what a document sets; what that leaves out stays as it is. */
export const mergePolicy = (base: Policy, document: PolicyDocument): Policy => ({
  ...base,
  ...document,
  factors: { ...base.factors, ...document.factors },
  email: { ...base.email, ...document.email },
  sms: { ...base.sms, ...document.sms },
  passkeys: { ...base.passkeys, ...document.passkeys },
  backupCodes: { ...base.backupCodes, ...document.backupCodes },
  sends: { ...base.sends, ...document.sends },
  attempts: { ...base.attempts, ...document.attempts },
  flow: { ...base.flow, ...document.flow },
  selfService: { ...base.selfService, ...document.selfService },
  audit: { ...base.audit, ...document.audit },
  session: { ...base.session, ...document.session },
});
