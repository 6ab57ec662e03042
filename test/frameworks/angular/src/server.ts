import { renderApplication } from '@angular/platform-server';
import bootstrap from './server.main';

const DOCUMENT = '<!doctype html><html><head></head><body><sally-app></sally-app></body></html>';

/** What stands in the page as a server sends it. */
export async function render(): Promise<string> {
  const page = await renderApplication(bootstrap, {
    document: DOCUMENT,
    url: 'http://localhost/',
    allowedHosts: ['localhost'],
  });
  return /<body[^>]*>(.*)<\/body>/s.exec(page)![1]!;
}
