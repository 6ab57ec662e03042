import { createApp } from '@sallyport/server';
import { openPorts, openStore, pinoLog, readConfig } from '@sallyport/server/node';
import { Hono } from 'hono';
import { peopleDirectory, type Person } from './people-directory.ts';

/** A site of one's own with Sallyport under `/auth`, and its lists of people over the site's own table of them. */
export async function ownApp(env: Record<string, string>, people: Map<string, Person>) {
  const config = readConfig(env);
  const store = await openStore(config.store);
  const ports = await openPorts(config, store, { log: pinoLog('error'), directory: peopleDirectory(people) });
  const app = new Hono().get('/', (c) => c.text('The site’s own page')).route('/auth', createApp(ports));
  return { app, ports };
}
