import { DEMO_APP, DEMO_PASSWORD, DEMO_PEOPLE } from '@sallyport/server/demo/people';

/** Somebody whom a test signs in. */
export interface Person {
  identifier: string;
  password: string;
  /** What their authenticator app holds, base32, where they have one. */
  appSecret?: string;
}

/** Everybody whom the demo and the mock have, by what stands before the `@` of their address. */
export const PEOPLE: Readonly<Record<string, Person>> = Object.fromEntries(
  DEMO_PEOPLE.map(({ email }) => [
    email.replace(/@.*/, ''),
    {
      identifier: email,
      password: DEMO_PASSWORD,
      ...(email === DEMO_APP.of ? { appSecret: DEMO_APP.secret } : {}),
    },
  ]),
);

/** @throws {RangeError} where the demo has nobody of that name. */
export function personOf(person: string | Person): Person {
  if (typeof person !== 'string') return person;
  const found = Object.hasOwn(PEOPLE, person) ? PEOPLE[person] : undefined;
  if (!found) throw new RangeError(`There is nobody "${person}". There are: ${Object.keys(PEOPLE).join(', ')}.`);
  return found;
}
