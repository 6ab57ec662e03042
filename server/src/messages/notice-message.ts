import { UNDO_DAYS, type Notice } from '@sallyport/rules';
import type { Message } from '../ports/mail.ts';
import type { Brand } from '../ports/site.ts';
import type { Language } from './catalogues.ts';
import { type Block, composeMessage } from './compose-message.ts';
import { duration } from './duration.ts';
import type { MessageKey } from './en.ts';
import { formatMessage, type Values } from './format-message.ts';
import type { Occasion } from './occasion.ts';

/** What a person whose account somebody else has changed this way can no longer put right alone. */
const LOCKS_OUT: ReadonlySet<Notice['kind']> = new Set([
  'mfa-enabled',
  'password-changed',
  'password-reset',
  'address-changed',
  'address-undone',
]);

/** What somebody else has decided, as is theirs to do. */
const BY_ADMINS: ReadonlySet<Notice['kind']> = new Set(['role-changed', 'owner-given', 'owner-taken']);

/** Where it happened. */
interface NoticeContext {
  brand: Brand;
  /** Where the person looks after their account. */
  page: string;
  /** Where the change can be undone. */
  undo?: string;
  occasion: Occasion;
}

/** Words what happened to an account, with a way to go and see. */
export function noticeMail(
  notice: Notice,
  { brand, page, undo, occasion }: NoticeContext,
  language: Language,
): Omit<Message, 'to'> {
  const words = (key: MessageKey, values: Values = {}) => formatMessage(key, { site: brand.name, ...values }, language);
  const subject = words(
    `${notice.kind}.subject`,
    'factor' in notice ? { factor: words(`factor.${notice.factor}`) } : {},
  );
  const values = 'role' in notice ? { role: words(`role.${notice.role}`) } : valuesOf(notice, language);
  const text =
    notice.kind === 'locked' && notice.lockFor === 'until-admin'
      ? words('locked.text-until-admin')
      : words(`${notice.kind}.text`, values);
  const notYou = words(notYouOf(notice));
  const blocks: Block[] = [
    { kind: 'words', text },
    ...(undo === undefined ? [] : undoBlocks(words, undo)),
    { kind: 'side-link', action: words('notice.action'), href: page },
  ];
  return composeMessage({ brand, subject, preview: text, blocks, occasion, notYou }, language);
}

/** What whoever reads it does, where it was somebody else. */
function notYouOf({ kind }: Notice): MessageKey {
  if (kind === 'break-glass-used') return 'break-glass-used.not-you';
  if (kind === 'not-me') return 'not-you-signed-out';
  if (BY_ADMINS.has(kind)) return 'not-you-decided';
  return LOCKS_OUT.has(kind) ? 'not-you-locked-out' : 'not-you';
}

/** How a change is undone, by whoever reads this. */
const undoBlocks = (words: (key: MessageKey, values?: Values) => string, href: string): Block[] => [
  { kind: 'words', text: words('undo.text', { count: UNDO_DAYS }) },
  { kind: 'link', action: words('undo.action'), href },
];

function valuesOf(notice: Notice, language: Language): Values {
  if (notice.kind === 'backup-code-used') return { count: notice.left };
  if (notice.kind === 'break-glass-used') return { account: notice.account };
  if (notice.kind === 'locked') return { duration: duration(Number(notice.lockFor), language) };
  return {};
}
