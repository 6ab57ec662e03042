import { PASSWORD } from '../support/people.ts';
import { cookiesAfter, type Connection, type Reply } from './connection.ts';
import { DIALECTS } from './dialects.ts';
import type { Child } from './start-child.ts';

/** Somebody whose password was right and who is asked for the code. */
export interface Visit {
  email: string;
  cookie: string;
  /** What the password was answered with. */
  signedIn: string;
}

/** Somebody who is signed in. */
export interface Session {
  email: string;
  cookie: string;
}

/** What people do at a subject. Each throws where the answer isn't the one that is due: a fast mistake is no result. */
export function visitorOf({ kind }: Pick<Child, 'kind'>) {
  const dialect = DIALECTS[kind];

  const visitor = {
    async signIn(line: Connection, email: string): Promise<Visit> {
      const reply = await line.send(dialect.signIn(email, PASSWORD));
      expect(reply, reply.status < 300 && reply.body.includes(dialect.asked));
      return { email, cookie: cookiesAfter('', reply), signedIn: reply.body };
    },
    async failCode(line: Connection, { cookie, signedIn }: Visit, code: string): Promise<void> {
      const reply = await line.send({ ...dialect.code(code, signedIn), cookie });
      expect(reply, reply.status >= 400 && reply.body.includes(dialect.refused));
    },
    async enterCode(line: Connection, { email, cookie, signedIn }: Visit, code: string): Promise<Session> {
      const reply = await line.send({ ...dialect.code(code, signedIn), cookie });
      expect(reply, reply.status === 200 && reply.body.includes(email));
      return { email, cookie: cookiesAfter(cookie, reply) };
    },
    async readSession(line: Connection, { email, cookie }: Session): Promise<void> {
      const reply = await line.send({ path: dialect.session, cookie });
      expect(reply, reply.status === 200 && reply.body.includes(email));
    },
    async login(line: Connection, email: string, code: () => string): Promise<Session> {
      const visit = await visitor.signIn(line, email);
      return visitor.enterCode(line, visit, code());
    },
  };
  return visitor;
}

function expect({ status, body }: Reply, due: boolean): void {
  if (!due) throw new Error(`An answer that was not due: ${status} ${body}`);
}
