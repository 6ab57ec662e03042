import type { Log } from '../ports/log.ts';

const told = new WeakSet<Log>();

/** Logs once that a proxy can't be understood: until that is mended all people behind it count as one client. */
export function tellUnread(log: Log): void {
  if (told.has(log)) return;
  told.add(log);
  const why = new Error(
    'X-Forwarded-For, or Forwarded, has no address where the proxy should have written one, or the two name two.',
  );
  log.error('A trusted proxy does not say whom it speaks for: all its requests count as one client’s.', why);
}
