import type { Role } from '@sallyport/protocol';

/** A person of the demo. */
export interface Person {
  email: string;
  name: string;
  about: string;
  role: Role;
  /** Where their text messages go. */
  number?: string;
}

/** What `GET /demo.json` tells. */
export interface DemoFacts {
  password: string;
  accounts: Person[];
  /** The one of them who has an authenticator app. */
  appOf: string;
  /** What that app shows now, and for how many seconds still. */
  code: string;
  codeEndsIn: number;
  backupCodes: string[];
}

/** What the demo tells of its people; `undefined` outside demo mode. */
export async function demoFacts(): Promise<DemoFacts | undefined> {
  const response = await fetch('/demo.json');
  return response.ok ? ((await response.json()) as DemoFacts) : undefined;
}
