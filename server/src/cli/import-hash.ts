const ARGON2 = /^\$argon2id?\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{22,86}$/;
const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const SCRYPT = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$[A-Za-z0-9+/]{1,86}\$[A-Za-z0-9+/]{22,86}$/;
/** As Werkzeug and Flask write it: parameters, salt as text, hash in hex. */
const WERKZEUG = /^scrypt:(\d{1,7}):(\d{1,2}):(\d{1,2})\$([A-Za-z0-9]{1,64})\$((?:[0-9a-f]{2}){16,64})$/;

/** What one check may cost: a hash from nowhere must not stop the server. */
const MOST_KIB = 256 * 1024;
const MOST_PASSES = 20;
const MOST_BCRYPT = 16;

const within = (value: string | undefined, least: number, most: number) =>
  Number(value) >= least && Number(value) <= most;

/**
 * A password's hash of another system in the form that the hasher reads: argon2id, argon2i and scrypt as PHC strings,
 * bcrypt, and scrypt as Werkzeug writes it. `undefined` where it is nothing of these, or costs too much to check.
 */
export function readHash(text: string): string | undefined {
  const [, memory, passes, lanes] = ARGON2.exec(text) ?? [];
  if (within(memory, 8, MOST_KIB) && within(passes, 1, MOST_PASSES) && within(lanes, 1, 16)) return text;
  if (within(BCRYPT.exec(text)?.[1], 4, MOST_BCRYPT)) return text;
  const phc = SCRYPT.test(text) ? text : phcOf(WERKZEUG.exec(text));
  const [, ln, r, p] = SCRYPT.exec(phc ?? '') ?? [];
  // RFC 7914 §2: 128 * N * r bytes
  return within(ln, 1, 20) && within(r, 1, 32) && within(p, 1, 16) && (2 ** Number(ln) * Number(r)) / 8 <= MOST_KIB
    ? phc
    : undefined;
}

function phcOf(found: RegExpExecArray | null): string | undefined {
  if (!found) return undefined;
  const [, n, r, p, salt = '', hash = ''] = found;
  const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  const ln = Math.log2(Number(n));
  return Number.isInteger(ln)
    ? `$scrypt$ln=${ln},r=${r},p=${p}$${bare(Buffer.from(salt))}$${bare(Buffer.from(hash, 'hex'))}`
    : undefined;
}
