import { Client } from '@sallyport/client';

/** What an app asked its backend, which never answers till it is told to. */
export interface Asked {
  path: string;
  aborted: boolean;
}

declare global {
  interface Window {
    asked: Asked[];
    /** Has every later call fail, as one does without a network. */
    goOffline(): void;
  }
}

let offline = false;
if (typeof window !== 'undefined') {
  window.asked = [];
  window.goOffline = () => (offline = true);
}

/** A client whose backend is this page. */
export const client = new Client({
  server: '/auth',
  fetch: (url, { signal }) =>
    new Promise((_, reject) => {
      if (offline) return reject(new TypeError('Failed to fetch'));
      const call = { path: url, aborted: false };
      window.asked.push(call);
      signal?.addEventListener('abort', () => {
        call.aborted = true;
        reject(new DOMException('Aborted', 'AbortError'));
      });
    }),
});
