import { keptMessages, LOOK_MS } from '../outbox/kept-messages.ts';
import { unseen } from '../outbox/seen.ts';

/**
 * Counts at the link to the outbox what came since somebody was there, and says it when more comes. Where no outbox
 * answers, it asks no more.
 */
export function countUnseenMail(link: HTMLElement): void {
  const count = document.createElement('span');
  count.className = 'new';
  count.dir = 'ltr'; // the words of the demo's pages are English
  count.hidden = true;
  link.append(' ', count);
  const spoken = document.createElement('span');
  spoken.className = 'visually-hidden';
  spoken.role = 'status';
  link.parentElement!.append(spoken);
  let told: number | undefined;

  const look = async () => {
    if (!document.hidden) {
      const messages = await keptMessages().catch(() => undefined);
      if (!messages && told === undefined) return;
      show(messages ? unseen(messages) : told!);
    }
    setTimeout(() => void look(), LOOK_MS);
  };
  const show = (now: number) => {
    count.hidden = now === 0;
    count.textContent = `${now} new`;
    if (now > (told ?? now)) spoken.textContent = `${now} new ${now === 1 ? 'message' : 'messages'} in the outbox`;
    told = now;
  };
  void look();
}
