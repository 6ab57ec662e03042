import type { Step } from '@sallyport/protocol';
import type { MessageKey } from '../messages/message-key.ts';

/** What the frame around a step has to know of it. */
interface Traits {
  /** It shows or says by itself whom it is about, or nothing would be won by being somebody else there. */
  namesPerson?: true;
  /** What has been done by then stays, or the step has a way out of its own: a flow can't be cancelled there. */
  final?: true;
  /** What happens once its form was sent. */
  busy?: MessageKey;
}

/** The traits of each kind of step. A kind that isn't here does not compile. */
export const TRAITS: Record<Step['kind'], Traits> = {
  credentials: { namesPerson: true, busy: 'busy-signing-in' },
  identify: { namesPerson: true, busy: 'busy-sending' },
  'sign-up': { namesPerson: true, final: true, busy: 'busy-creating' },
  redirect: { busy: 'busy-leaving' },
  code: { busy: 'busy-signing-in' },
  passkey: { busy: 'passkey.asking' },
  choose: {},
  'enrol-choose': { namesPerson: true },
  'enrol-totp': { namesPerson: true },
  'enrol-phone': { namesPerson: true, busy: 'busy-sending' },
  'enrol-passkey': { namesPerson: true, busy: 'passkey.asking' },
  'renew-backup-codes': { namesPerson: true, busy: 'busy-making' },
  'backup-codes': { namesPerson: true, final: true, busy: 'busy-saving' },
  'new-password': { busy: 'busy-saving' },
  'new-address': { busy: 'busy-sending' },
  locked: {},
  done: { namesPerson: true, final: true },
};
