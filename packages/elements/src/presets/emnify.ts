import type { MessageOverrides } from '../messages/message-key.ts';

const OVER = 'This code is not valid anymore. Get a new one via email.';

/**
 * The words of a portal that goes by the policy of the same name, as its own help quotes them. A page hands them to a
 * widget as its `messages`; every other word stays.
 */
export const emnify: MessageOverrides = {
  en: {
    'problem.invalid-code': 'This code is invalid. Try again.',
    'problem.code-expired': OVER,
    'problem.code-replaced': OVER,
    'problem.sent-code-used': OVER,
    'code.attempts-left': {
      one: 'Invalid code, your account will be locked after {count} incorrect attempt.',
      other: 'Invalid code, your account will be locked after {count} incorrect attempts.',
    },
    'locked.until': "You've reached the limit of failed authentication attempts. Please try again {relative}.",
  },
};
