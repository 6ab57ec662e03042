import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from '@sallyport/server/demo/people';

/** Everybody there is at first, by what stands before the `@` of their address: `member`, `owner`, … */
export const PEOPLE: Readonly<Record<string, DemoPerson>> = Object.fromEntries(
  DEMO_PEOPLE.map((person) => [person.email.replace(/@.*/, ''), person]),
);

/** The password of all of them. */
export const PASSWORD = DEMO_PASSWORD;

/** @throws {RangeError} where nobody goes by that name. */
export function personOf(name: string): DemoPerson {
  const person = Object.hasOwn(PEOPLE, name) ? PEOPLE[name] : undefined;
  if (!person) throw new RangeError(`The mock has nobody "${name}". It has: ${Object.keys(PEOPLE).join(', ')}.`);
  return person;
}
