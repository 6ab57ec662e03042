import type { TestSite } from './test-site.ts';

/** The code of the newest message. */
export function sentCode({ messages: [newest] }: TestSite): string {
  const code = /(?<![\w#-])\d{6}(?![\w-])/.exec(newest?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was sent');
  return code;
}
