import { createInterface } from 'node:readline';
import { createInterface as createPrompt } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { ConfigError } from '../config-error.ts';
import { shownLines } from './shown.ts';

/**
 * Where a command is given: what it is told, and what it says. Nothing that it says can move the cursor or change
 * colours, whoever wrote it.
 */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>;
  /** Whether a person answers what is asked; else it is read from standard input. */
  isInteractive: boolean;
  /** A result, to standard output: what was asked for and nothing else. */
  print(text: string): void;
  /** A word to the person beside it, to standard error. */
  tell(text: string): void;
  /** Replaces the last line of standard error; does nothing where nobody watches. */
  show(progress: string): void;
  /** Asks for a line; where standard input is no terminal, it is the next line of that. */
  ask(question: string): Promise<string>;
  /** The same, and what is typed isn't seen. */
  askSecret(question: string): Promise<string>;
}

/** The terminal of this process. `close` lets standard input go, which would keep the process alive. */
export function processTerminal(): Terminal & { close(): void } {
  const { stdin, stdout, stderr, env } = process;
  const lines = stdin.isTTY ? undefined : createInterface({ input: stdin });
  const piped = lines?.[Symbol.asyncIterator]();

  async function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
    if (piped) {
      const { value, done } = await piped.next();
      if (done) throw new ConfigError(`Standard input has ended before an answer to: ${question}`);
      return value;
    }
    const prompt = createPrompt({ input: stdin, output, terminal: true });
    const stopped = new AbortController();
    prompt.once('SIGINT', () => stopped.abort());
    try {
      stderr.write(`${shownLines(question)}: `);
      return await prompt.question('', { signal: stopped.signal });
    } catch {
      throw new ConfigError('Stopped.');
    } finally {
      prompt.close();
      if (output === NOWHERE) stderr.write('\n');
    }
  }

  const clear = () => (stderr.isTTY ? '\r\u{1b}[K' : '');

  return {
    env,
    isInteractive: !lines,
    print: (text) => void stdout.write(`${shownLines(text)}\n`),
    tell: (text) => void stderr.write(`${clear()}${shownLines(text)}\n`),
    show: (progress) => void (stderr.isTTY && stderr.write(`${clear()}${shownLines(progress)}`)),
    ask: (question) => ask(question, stderr),
    askSecret: (question) => ask(question, NOWHERE),
    close: () => lines?.close(),
  };
}

const NOWHERE = new Writable({ write: (_chunk, _encoding, done) => done() });
