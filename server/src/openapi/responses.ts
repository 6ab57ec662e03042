import { PROBLEM_STATUS, type ProblemCode } from '@sallyport/protocol';
import type { SchemaName } from '@sallyport/protocol/json-schemas';
import type { AnswerBody, CallerKind, HeaderName, Operation } from './operation.ts';

export const refTo = (name: string): string => `#/components/schemas/${name}`;
const schemaOf = (name: SchemaName) => ({ $ref: refTo(name) });

const REASON = { 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 303: 'See Other' } as const;

/** Where it is worth trying again, and when (RFC 9110 §10.2.3). */
const MAY_BE_LATER: ReadonlySet<number> = new Set([429, 503]);
const LATER: readonly HeaderName[] = ['Retry-After'];

/** What stands between a caller and any route that asks who calls. */
const REFUSALS: Record<CallerKind, readonly ProblemCode[]> = {
  anybody: [],
  browser: [],
  session: ['not-signed-in'],
  'signed-in': ['not-signed-in', 'enforced'],
  admin: ['not-signed-in', 'enforced', 'not-allowed'],
};

/** What an operation may answer with, by status (OpenAPI 3.1 §4.8.16). */
export function responsesOf(operation: Operation, isChange: boolean): Record<string, object> {
  const { answers, stepProblems = [], headers = [] } = operation;
  const problems = byStatus(problemsOf(operation, isChange));
  const steps = byStatus(stepProblems);
  const responses: Record<string, object> = {};
  for (const [status, body] of Object.entries(answers)) {
    const description = REASON[Number(status) as keyof typeof REASON];
    responses[status] = { description, ...headersOf(headers), ...contentOf(body) };
  }
  for (const status of new Set([...steps.keys(), ...problems.keys()])) {
    const [said, refused] = [steps.get(status), problems.get(status)];
    responses[status] = {
      description: [...new Set([...(said ?? []), ...(refused ?? [])])].join(', '),
      ...headersOf([...new Set([...(said ? headers : []), ...(MAY_BE_LATER.has(status) ? LATER : [])])]),
      content: {
        ...(said ? { 'application/json': { schema: stepWith(said) } } : {}),
        ...(refused ? { 'application/problem+json': { schema: problemOf(refused) } } : {}),
      },
    };
  }
  return responses;
}

/** All that it refuses with outside any step, with what guards and limits refuse before it is asked. */
function problemsOf({ caller, request, query, problems = [] }: Operation, isChange: boolean): readonly ProblemCode[] {
  return [
    ...(request || query ? (['bad-request'] as const) : []),
    ...(isChange ? (['foreign-origin', 'json-only', 'too-large'] as const) : []),
    ...REFUSALS[caller],
    ...(isChange && caller === 'admin' ? (['reauthentication-required', 'too-many-attempts'] as const) : []),
    ...problems,
    'internal',
    'unavailable',
  ];
}

function byStatus(codes: readonly ProblemCode[]): Map<number, ProblemCode[]> {
  const grouped = new Map<number, ProblemCode[]>();
  for (const code of codes) grouped.set(PROBLEM_STATUS[code], [...(grouped.get(PROBLEM_STATUS[code]) ?? []), code]);
  return grouped;
}

const headersOf = (names: readonly HeaderName[]) =>
  names.length > 0
    ? { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) }
    : {};

function contentOf(body: AnswerBody) {
  if (body === 'nothing') return {};
  if (body === 'page') return { content: { 'text/html': { schema: { type: 'string' } } } };
  if (body === 'table') return { content: { 'text/csv': { schema: { type: 'string' } } } };
  const [, name] = /^lines of (.*)/.exec(body) ?? [];
  if (name) return { content: { 'application/x-ndjson': { schema: schemaOf(name as SchemaName) } } };
  return { content: { 'application/json': { schema: schemaOf(body as SchemaName) } } };
}

const problemOf = (codes: ProblemCode[]) => ({
  allOf: [schemaOf('ProblemDetails'), { properties: { code: { enum: codes } } }],
});

const stepWith = (codes: ProblemCode[]) => ({
  allOf: [
    schemaOf('Step'),
    { properties: { problem: { properties: { code: { enum: codes } } } }, required: ['problem'] },
  ],
});
