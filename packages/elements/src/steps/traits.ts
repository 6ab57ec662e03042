import type { Step } from '@sallyport/protocol';

/** What the frame around a step has to know of it. */
interface Traits {
  /** It shows or says by itself whom it is about. */
  namesPerson?: true;
  /** What has been done by then stays, or the step has a way out of its own: a flow can't be cancelled there. */
  final?: true;
}

/** The traits of each kind of step. A kind that isn't here does not compile. */
export const TRAITS: Record<Step['kind'], Traits> = {
  credentials: { namesPerson: true },
  identify: { namesPerson: true },
  'sign-up': { namesPerson: true, final: true },
  redirect: {},
  code: {},
  passkey: {},
  choose: {},
  'enrol-choose': {},
  'enrol-totp': {},
  'enrol-phone': {},
  'enrol-passkey': {},
  'renew-backup-codes': {},
  'backup-codes': { final: true },
  'new-password': {},
  locked: {},
  done: { namesPerson: true, final: true },
};
