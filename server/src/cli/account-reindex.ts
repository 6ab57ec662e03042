import { Command } from 'commander';
import { reviewHashCosts } from '../accounts/hash-costs.ts';
import { entryWithLock } from '../accounts/index-account.ts';
import { respellAccount } from '../accounts/respell-account.ts';
import { everyAccount } from './accounts.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/**
 * Makes what is kept across accounts anew from the accounts themselves: the lists that admins search, for where a crash
 * left them behind, and what their passwords' hashes cost to check (A-10). Has accounts of old found by every spelling
 * of what they go by (A-41).
 */
export const accountReindex = (terminal: Terminal): Command =>
  new Command('reindex')
    .description('make the lists that admins search anew, and find accounts by every spelling of their address')
    .action(async () => {
      await withPorts(terminal, async (opened) => {
        const { ports } = opened;
        const costs = new Set<string>();
        const forgetOthers = await reviewHashCosts(ports);
        let [count, respelled] = [0, 0];
        for await (const page of everyAccount(opened)) {
          const done = await Promise.all(page.map((account) => respellAccount(ports, account)));
          for (const { passwordHash } of page) costs.add(ports.hasher.costOf(passwordHash));
          await ports.directory.put(await Promise.all(done.map(({ account }) => entryWithLock(ports, account))));
          count += page.length;
          respelled += done.filter(({ change }) => change === 'respelled').length;
          for (const { account, change } of done)
            if (change === 'taken')
              terminal.tell(
                `${account.id}: another account has ${account.email} in another spelling. Each is found by its own.`,
              );
        }
        await forgetOthers([...costs]);
        terminal.tell(`Listed ${count} ${count === 1 ? 'account' : 'accounts'}.`);
        if (respelled > 0) terminal.tell(`${respelled} can be found by every spelling of their address now.`);
      });
    });
