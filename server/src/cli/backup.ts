import { Command } from 'commander';
import { backupSqlite } from '../adapters/sqlite/backup-sqlite.ts';
import { storageOf } from '../adapters/storage-of.ts';
import { readConfig } from '../config.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** What copies the other stores. */
const ELSEWHERE = {
  postgres: 'The store is PostgreSQL: pg_dump copies it, while the server writes.',
  redis: 'The store is Redis: redis-cli --rdb FILE copies it, while the server writes.',
  memory: 'The store is memory:, which nothing outlives: there is nothing to copy.',
};

/**
 * Copies the store, while the server writes to it. The secret isn't in the copy, and the copy is worth nothing without.
 */
export const backup = (terminal: Terminal): Command =>
  new Command('backup')
    .description('copy the store to a file, while the server runs')
    .argument('<file>', 'that isn’t there yet')
    .action(async (target: string) => {
      const storage = storageOf(readConfig(terminal.env).store);
      if (storage.kind !== 'sqlite') throw new Refusal(ELSEWHERE[storage.kind]);
      await backupSqlite(storage.file, target);
      terminal.tell(`Wrote ${target}. The secret (SALLYPORT_SECRET) is not in it: keep a copy of that elsewhere.`);
    });
