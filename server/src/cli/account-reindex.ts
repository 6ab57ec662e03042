import { Command } from 'commander';
import { entryOf } from '../accounts/index-account.ts';
import { respellAccount } from '../accounts/respell-account.ts';
import { everyAccount } from './accounts.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/**
 * Makes the lists that admins search anew from the accounts themselves, for where a crash left them behind; and has
 * accounts of old found by every spelling of what they go by.
 */
export const accountReindex = (terminal: Terminal): Command =>
  new Command('reindex')
    .description('make the lists that admins search anew, and find accounts by every spelling of their address')
    .action(async () => {
      await withPorts(terminal, async (opened) => {
        let [count, respelled] = [0, 0];
        for await (const page of everyAccount(opened)) {
          const done = await Promise.all(page.map((account) => respellAccount(opened.ports, account)));
          await opened.ports.directory.put(done.map(({ account }) => entryOf(account)));
          count += page.length;
          respelled += done.filter(({ change }) => change === 'respelled').length;
          for (const { account, change } of done)
            if (change === 'taken')
              terminal.tell(
                `${account.id}: another account has ${account.email} in another spelling. Each is found by its own.`,
              );
        }
        terminal.tell(`Listed ${count} ${count === 1 ? 'account' : 'accounts'}.`);
        if (respelled > 0) terminal.tell(`${respelled} can be found by every spelling of their address now.`);
      });
    });
