import { open } from 'node:fs/promises';
import { ConfigError } from '../config-error.ts';

/**
 * The text of a file that a command names.
 *
 * @throws ConfigError where it can't be read or isn't UTF-8.
 */
export async function readText(file: string): Promise<string> {
  let text = '';
  for await (const piece of textsOf(file)) text += piece;
  return text;
}

/**
 * The lines of such a file, a page at a time. They end at line feeds alone, as JSON lines do: what other programs take
 * for the end of a line (U+2028, a lone carriage return) may stand within a text.
 */
export async function* readLines(file: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of textsOf(file)) {
    const [first = '', ...others] = piece.split('\n');
    const lines = [rest + first, ...others];
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest];
}

/** A file's text in pieces, without the byte order mark that some programs put before it. */
async function* textsOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true }); // takes one mark off
  let isFirst = true;
  try {
    const handle = await open(file);
    for await (const bytes of handle.createReadStream() as AsyncIterable<Uint8Array>) {
      if (isFirst && isUtf16(bytes)) throw new ConfigError(`${file} is UTF-16: save it as UTF-8.`);
      isFirst = false;
      yield decoder.decode(bytes, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new ConfigError(`${file} is no UTF-8: save it as that.`);
    throw new ConfigError(`${file} can't be read: ${code ?? message}`);
  }
}

/** Told by its byte order mark or, without one, by the zero byte that every other letter of ASCII has beside it. */
function isUtf16([first, second]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || first === 0 || second === 0;
}
