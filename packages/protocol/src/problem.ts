import { z } from 'zod';
import { PolicyRefusal } from './policy.ts';

/**
 * Every way in which something can be refused. A closed list: a code is never renamed, and the words are the element's.
 */
export const ProblemCode = z.enum([
  'invalid-credentials',
  'invalid-code',
  'code-used',
  'code-expired',
  'code-replaced',
  'send-cooldown',
  'too-many-sends',
  'delivery-failed',
  'invalid-passkey',
  'unknown-passkey',
  'locked',
  'too-many-attempts',
  'already-enrolled',
  'not-offered',
  'flow-over',
  'invitation-over',
  'answered-elsewhere',
  'not-signed-in',
  'reauthentication-required',
  'enforced',
  'owner-only',
  'sso-account',
  'sso-failed',
  'password-required',
  'account-inactive',
  'not-allowed',
  'identifier-taken',
  'version-required',
  'version-conflict',
  'policy-refused',
  'not-found',
  'cookies-blocked',
  'foreign-origin',
  'json-only',
  'too-large',
  'bad-request',
  'unavailable',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What is wrong with a field, where that can be put right: with `bad-request`. A closed list, as the codes are. */
export const ProblemReason = z.enum([
  'invisible-marks',
  'address-same',
  'password-short',
  'password-common',
  'password-own',
]);
export type ProblemReason = z.infer<typeof ProblemReason>;

export const Problem = z.object({
  code: ProblemCode,
  /** Path of the first field that was refused, with `bad-request`. */
  field: z.string().optional(),
  reason: ProblemReason.optional(),
  /** Wrong codes left before the lock; told only when few are left, as policy has it. */
  attemptsLeft: z.number().int().optional(),
  /** Whole seconds until it is worth trying again. */
  retryAfter: z.number().int().optional(),
  /** Whose cookies were not sent along, with `cookies-blocked`. */
  host: z.string().optional(),
  /** Why a policy can't be saved, with `policy-refused`. */
  refusals: z.array(PolicyRefusal).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** HTTP status of each problem, for a step that carries it and for `application/problem+json` alike. */
export const PROBLEM_STATUS = {
  'invalid-credentials': 422,
  'invalid-code': 422,
  'code-used': 422,
  'code-expired': 422,
  'code-replaced': 422,
  'send-cooldown': 429,
  'too-many-sends': 429,
  'delivery-failed': 503,
  'invalid-passkey': 422,
  'unknown-passkey': 422,
  locked: 423,
  'too-many-attempts': 429,
  'already-enrolled': 409,
  'not-offered': 422,
  'flow-over': 410,
  'invitation-over': 410,
  'answered-elsewhere': 409,
  'not-signed-in': 401,
  'reauthentication-required': 403,
  enforced: 403,
  'owner-only': 403,
  'sso-account': 403,
  'sso-failed': 422,
  'password-required': 422,
  'account-inactive': 403,
  'not-allowed': 403,
  'identifier-taken': 409,
  'version-required': 428,
  'version-conflict': 412,
  'policy-refused': 422,
  'not-found': 404,
  'cookies-blocked': 404,
  'foreign-origin': 403,
  'json-only': 403,
  'too-large': 413,
  'bad-request': 400,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ProblemCode, number>;

/** An error outside a flow: RFC 9457 with the same codes. */
export const ProblemDetails = Problem.extend({ type: z.string(), title: z.string(), status: z.number().int() });
export type ProblemDetails = z.infer<typeof ProblemDetails>;
