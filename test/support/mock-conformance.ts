import { Mock, PASSWORD } from '@sallyport/mock';

/** A browser of a backend that has the demo's people, wherever that backend is. */
export interface AskedBackend {
  /** Sends a body, called JSON, to a path below where it is mounted, with the browser's cookies and origin. */
  ask(method: string, path: string, body?: string): Promise<Response>;
  /** What answers the step that was sent last. */
  code(): string | Promise<string>;
}

/** A new mock, asked by some `fetch` that leads to it. */
export function askedBy(fetchOf: (mock: Mock) => typeof fetch | Mock['fetch']): AskedBackend {
  const mock = new Mock();
  const fetch = fetchOf(mock);
  return {
    ask: (method, path, body) =>
      fetch(`${globalThis.location?.origin ?? 'http://localhost'}/auth${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body } : {}),
      }),
    code: () => mock.code(),
  };
}

const WRONG_CODE = 'wrong!';
/** How many fields of an answer stand in a line. */
const MOST = 9;

/** Asks of a backend what a page would, and says what it answers: a line for each request, and its fields. */
export async function transcriptOf({ ask, code }: AskedBackend): Promise<string[]> {
  const lines: string[] = [];
  let step: Answer = {};
  const say = async (method: string, path: string, body?: object | string): Promise<void> => {
    const response = await ask(method, path, typeof body === 'object' ? JSON.stringify(body) : body);
    const text = await response.text();
    const answer = (text ? JSON.parse(text) : {}) as Answer;
    if (answer.kind) step = answer;
    const { status, headers } = response;
    const type = headers.get('content-type')?.replace(/;.*/, '');
    const date = headers.has('date') ? '' : 'without a date';
    const cookie = headers.has('set-cookie') ? 'with a cookie' : '';
    const what = [answer.kind, answer.problem?.code ?? answer.code, type, headers.get('cache-control'), date, cookie];
    lines.push([`${method} ${path.replace(step.flow ?? '-', ':id')}`, status, ...what].filter(Boolean).join(' '));
    const fields = Object.keys(answer).sort();
    for (let i = 0; i < fields.length; i += MOST) lines.push(`  ${fields.slice(i, i + MOST).join(' ')}`);
  };
  const answer = (given: object) => say('POST', `/flows/${step.flow}/answers`, { ...given, revision: step.revision });
  const credentials = (identifier: string, password: string) => ({
    purpose: 'sign-in',
    answer: { kind: 'credentials', identifier, password },
  });

  await say('GET', '/session');
  await say('GET', '/me');
  await say('GET', '/config');
  await say('POST', '/flows', {});
  for (const broken of ['{', 'null', '[]', '{"answer":null}']) await say('POST', '/flows', broken);
  await say('POST', '/flows', credentials('member@acme.test', 'no password of theirs'));
  await say('POST', '/flows', credentials('nobody@acme.test', PASSWORD));
  await say('POST', '/flows', credentials('member@acme.test', PASSWORD));
  await answer({ kind: 'code', code: WRONG_CODE });
  await answer({ kind: 'choose', authenticator: 'backup-code' });
  await answer({ kind: 'code', code: await code() });
  await say('GET', '/session');
  await say('GET', '/me');
  await say('POST', '/session/token', {});
  await say('POST', '/flows', { purpose: 'enrol', type: 'email' });
  await answer({ kind: 'code', code: await code() });
  await say('GET', '/admin/accounts');
  await say('GET', '/nothing/here');
  await say('DELETE', '/session');
  await say('GET', '/me');
  return lines;
}

interface Answer {
  kind?: string;
  code?: string;
  flow?: string;
  revision?: number;
  problem?: { code: string };
}

/** What every backend answers, the real one first. */
export const TRANSCRIPT = `
GET /session 204 no-store
GET /me 401 not-signed-in application/problem+json no-store
  code status title type
GET /config 200 application/json no-store
  methods passkey recover signUp support
POST /flows 400 bad-request application/problem+json no-store
  code field status title type
POST /flows 400 bad-request application/problem+json no-store
  code field status title type
POST /flows 400 bad-request application/problem+json no-store
  code field status title type
POST /flows 400 bad-request application/problem+json no-store
  code field status title type
POST /flows 400 bad-request application/problem+json no-store
  code field status title type
POST /flows 422 credentials invalid-credentials application/json no-store
  flow kind problem recover revision signUp
POST /flows 422 credentials invalid-credentials application/json no-store
  flow kind problem recover revision signUp
POST /flows 201 code application/json no-store
  authenticator flow for format identifier kind others revision trust
POST /flows/:id/answers 422 code invalid-code application/json no-store
  authenticator flow for format identifier kind others problem revision
  trust
POST /flows/:id/answers 200 code application/json no-store
  authenticator flow for format identifier kind others revision
POST /flows/:id/answers 200 done application/json no-store
  flow identifier kind revision session
GET /session 200 application/json no-store
  aal account amr authTime expiresAt
GET /me 200 application/json no-store
  account address authenticators backupCodesLeft backupCodesLow canDisable enforced fresh offers
  passkeys password reauthWithin sessions trustedDevices trustsDevices
POST /session/token 200 application/json no-store
  token
POST /flows 201 code application/json no-store
  delivery flow for format identifier kind others revision
POST /flows/:id/answers 200 done application/json no-store
  factor flow identifier kind notice revision session
GET /admin/accounts 403 not-allowed application/problem+json no-store
  code status title type
GET /nothing/here 404 not-found application/problem+json no-store
  code status title type
DELETE /session 204 no-store
GET /me 401 not-signed-in application/problem+json no-store
  code status title type
`
  .trim()
  .split('\n');
