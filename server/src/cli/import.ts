import { normaliseIdentifier } from '@sallyport/rules';
import { Command } from 'commander';
import { findAccount, readAccount } from '../accounts/account-store.ts';
import { addImportedCosts } from '../accounts/hash-costs.ts';
import { indexChange } from '../accounts/index-account.ts';
import { insertAccount } from '../accounts/insert-account.ts';
import type { Ports } from '../ports/ports.ts';
import { accountOf, idOf, readLine, type Line } from './import-line.ts';
import { bar } from './progress.ts';
import { readLines } from './read-file.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/**
 * Imports accounts from JSON lines, with the hashes that they have. Every line is checked before the first account is
 * made, and where any is bad none is. One that is cut off goes on when it is given again: each account is made once.
 */
export const importAccounts = (terminal: Terminal): Command =>
  new Command('import')
    .description(
      'make accounts from JSON lines: email, tenant, role, passwordHash and, where there are any, ' +
        'owner, name, userName, phone, totpSecret',
    )
    .argument('<file>')
    .action(async (file: string) => {
      await withPorts(terminal, async ({ ports }) => {
        const total = await check(ports, file, terminal);
        const { made, lost } = await place(ports, file, terminal, total);
        terminal.tell(`Imported ${count(made)}; ${total - made - lost} were there already.`);
        if (lost > 0)
          throw new Refusal(
            `${count(lost)} could not be made: what they go by was taken meanwhile, or the file was changed.`,
          );
      });
    });

/** So many lines at once: enough for the store to write them together. */
const AT_ONCE = 500;

const count = (accounts: number) => `${accounts} ${accounts === 1 ? 'account' : 'accounts'}`;

/**
 * Looks at every line, and tells of each that is bad. @returns How many there are. @throws Refusal where any is bad.
 */
async function check(ports: Ports, file: string, { tell, show }: Terminal): Promise<number> {
  const lineOf = new Map<string, number>();
  let [total, bad] = [0, 0];
  for await (const texts of pagesOf(file)) {
    const faults = await Promise.all(texts.map(([number, text]) => faultOf(ports, number, readLine(text), lineOf)));
    for (const [index, fault] of faults.entries()) {
      if (fault !== undefined) tell(`Line ${texts[index]?.[0]}: ${fault}`);
      if (fault !== undefined) bad++;
    }
    total += texts.length;
    show(`Checking: ${total} lines`);
  }
  show('');
  if (bad > 0) throw new Refusal(`${bad} of ${total} lines are bad: nothing was imported.`);
  return total;
}

/** @param lineOf  Which line before this one goes by an identifier. */
async function faultOf(
  ports: Ports,
  number: number,
  line: Line | string,
  lineOf: Map<string, number>,
): Promise<string | undefined> {
  if (typeof line === 'string') return line;
  const own = (['email', 'userName'] as const).flatMap((field) => {
    const identifier = line[field];
    return identifier === undefined ? [] : [{ field, identifier: normaliseIdentifier(identifier) }];
  });
  const doubled = own.flatMap(({ field, identifier }) => {
    const before = lineOf.get(identifier);
    lineOf.set(identifier, before ?? number);
    return before === undefined || before === number ? [] : [`${field}: as in line ${before}`];
  });
  const holders = await Promise.all(own.map(({ identifier }) => findAccount(ports, identifier)));
  const taken = own.flatMap(({ field }, index) =>
    holders[index] && holders[index].id !== idOf(line) ? [`${field}: is taken`] : [],
  );
  return [...doubled, ...taken].join('; ') || undefined;
}

async function place(ports: Ports, file: string, { show }: Terminal, total: number) {
  let [made, lost, done] = [0, 0, 0];
  for await (const texts of pagesOf(file)) {
    const lines = texts.map(([, text]) => readLine(text));
    const costs = lines.flatMap((line) => (typeof line === 'string' ? [] : ports.hasher.costOf(line.passwordHash)));
    await addImportedCosts(ports, costs);
    const placed = await Promise.all(lines.map((line) => placeLine(ports, line)));
    await addImportedCosts(ports, costs);
    made += placed.filter((each) => each === 'made').length;
    lost += placed.filter((each) => each === 'lost').length;
    done += texts.length;
    show(bar(done, total));
  }
  show('');
  return { made, lost };
}

async function placeLine(ports: Ports, line: Line | string): Promise<'made' | 'there' | 'lost'> {
  if (typeof line === 'string') return 'lost'; // the file has changed since it was checked
  const before = await readAccount(ports, idOf(line));
  if (before) {
    await indexChange(ports, undefined, before); // lists may lack it: this may have been cut off in between
    return 'there';
  }
  return (await insertAccount(ports, await accountOf(ports, line))) ? 'made' : 'lost';
}

/** The lines that aren't empty, each with its number from 1, some at a time. */
async function* pagesOf(file: string): AsyncGenerator<[number, string][]> {
  let page: [number, string][] = [];
  let number = 0;
  for await (const lines of readLines(file)) {
    for (const text of lines) {
      number++;
      if (text.trim() !== '') page.push([number, text]);
      if (page.length === AT_ONCE) yield page.splice(0);
    }
  }
  yield page;
}
