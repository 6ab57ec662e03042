import { unseen } from '../outbox/seen.ts';
import { watchMessages } from '../outbox/watch-messages.ts';

/** Counts at the link to the outbox what came since somebody was there, and says it when more comes. */
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

  watchMessages((messages) => {
    const now = unseen(messages);
    count.hidden = now === 0;
    count.textContent = `${now} new`;
    if (now > (told ?? now)) spoken.textContent = `${now} new ${now === 1 ? 'message' : 'messages'} in the outbox`;
    told = now;
  });
}
