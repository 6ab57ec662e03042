import type { PolicyDocument } from '@sallyport/protocol';
import type { Policy } from './policy.ts';
import { AS_STRICT } from './stricter.ts';

/** The policy with what a document sets; what that leaves out stays as it is. */
export const mergePolicy = (base: Policy, document: PolicyDocument): Policy => ({
  ...base,
  ...document,
  factors: { ...base.factors, ...document.factors },
  email: { ...base.email, ...document.email },
  sms: { ...base.sms, ...document.sms },
  totp: { ...base.totp, ...document.totp },
  passkeys: { ...base.passkeys, ...document.passkeys },
  backupCodes: { ...base.backupCodes, ...document.backupCodes },
  sends: { ...base.sends, ...document.sends },
  perSource: { ...base.perSource, ...document.perSource },
  newNumbers: { ...base.newNumbers, ...document.newNumbers },
  attempts: { ...base.attempts, ...document.attempts },
  flow: { ...base.flow, ...document.flow },
  selfService: { ...base.selfService, ...document.selfService },
  audit: { ...base.audit, ...document.audit },
  session: { ...base.session, ...document.session },
});

const isGroup = (key: string): boolean => typeof AS_STRICT[key as keyof typeof AS_STRICT] === 'object';
const pathOf = (key: string, inner: string) => `${key}.${inner}`;

/** A policy's or a document's fields by their paths, `attempts.lockAfter`. */
export const fieldsOf = (document: PolicyDocument | typeof AS_STRICT): Map<string, unknown> =>
  new Map(
    Object.entries(document).flatMap(([key, value]): [string, unknown][] =>
      isGroup(key)
        ? Object.entries(value).map(([inner, field]) => [pathOf(key, inner), field])
        : [[key, value as unknown]],
    ),
  );

/** The document with this value for the field of a path; `undefined` takes the field out. */
export function withField(document: PolicyDocument, path: string, value: unknown): PolicyDocument {
  const rest: Record<string, unknown> = withoutFields(document, new Set([path]));
  if (value === undefined) return rest;
  const [key = '', inner] = path.split('.');
  return { ...rest, [key]: inner === undefined ? value : { ...(rest[key] as object | undefined), [inner]: value } };
}

/** The document without the fields of these paths. */
export const withoutFields = (document: PolicyDocument, paths: ReadonlySet<string>): PolicyDocument =>
  Object.fromEntries(
    Object.entries(document).flatMap(([key, value]): [string, unknown][] => {
      if (!isGroup(key)) return paths.has(key) ? [] : [[key, value]];
      return [[key, Object.fromEntries(Object.entries(value).filter(([inner]) => !paths.has(pathOf(key, inner))))]];
    }),
  );
