import { appCode, TOTP_SECRET, wrongCode } from '../support/people.ts';
import type { Bench } from './bench.ts';
import { Connection } from './connection.ts';
import { nextStep } from './next-step.ts';
import type { Writes } from './subjects/subject.ts';
import { visitorOf } from './visitor.ts';

const PEOPLE = Array.from({ length: 6 }, (_, index) => `w${index}@bench.test`);
const WRONG_CODES = 4;

/** How many durable writes the server makes for a request of each kind, counted: the mean of several, rounded. */
export async function countWrites(bench: Bench): Promise<Writes> {
  const child = await bench.start('sallyport', 'memory:', { delay: 0 });
  const visitor = visitorOf(child);
  await child.add(PEOPLE, 'plain');
  const line = await Connection.open(child.port);
  const counted: Writes = { login: 0, 'wrong code': 0, 'right code': 0, 'GET /session': 0 };
  const take = async <R>(request: keyof Writes, act: () => Promise<R>, each = 1): Promise<R> => {
    const before = await child.asked();
    const result = await act();
    counted[request] += ((await child.asked()).writes - before.writes) / each / PEOPLE.length;
    return result;
  };
  for (const email of PEOPLE) {
    const visit = await take('login', () => visitor.signIn(line, email));
    const now = await nextStep(child);
    await take(
      'wrong code',
      async () => {
        const code = wrongCode(TOTP_SECRET, now());
        for (let i = 0; i < WRONG_CODES; i++) await visitor.failCode(line, visit, code);
      },
      WRONG_CODES,
    );
    const session = await take('right code', () => visitor.enterCode(line, visit, appCode(TOTP_SECRET, now())));
    await take('GET /session', () => visitor.readSession(line, session));
  }
  line.close();
  await child.close();
  for (const request of ['login', 'wrong code', 'right code'] as const) {
    counted[request] = Math.round(counted[request]);
    if (counted[request] < 1) throw new Error(`"${request}" wrote nothing: the writes were not counted`);
  }
  return { ...counted, 'GET /session': Math.round(counted['GET /session']) };
}
