import type { Message } from '../ports/mail.ts';
import type { Language } from './match-language.ts';

interface CodeMail {
  purpose: 'sign-in' | 'enrol' | 'recover';
  code?: string;
  link?: string;
  minutes: number;
  site: string;
}

export const codeMail = ({ code, link, minutes, site }: CodeMail, _language: Language): Omit<Message, 'to'> => ({
  subject: `Your code for ${site}`,
  text: [code && `Code: ${code}`, link && `Link: ${link}`, `Valid for ${minutes} minutes.`].filter(Boolean).join('\n'),
});

export const codeSms = ({ code, site }: { code: string; site: string }, _language: Language): string =>
  `Your code for ${site}: ${code}\n\n@${site} #${code}`;
