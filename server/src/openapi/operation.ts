import type { ProblemCode } from '@sallyport/protocol';
import type { SchemaName } from '@sallyport/protocol/json-schemas';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who is let in: `anybody`; the `browser` that began the flow; who has a `session`, also one that has yet to enrol; who
 * is `signed-in`, past all that policy asks; an `admin`, who changes something with a fresh proof alone.
 */
export type CallerKind = 'anybody' | 'browser' | 'session' | 'signed-in' | 'admin';

/** What an answer carries: JSON of a schema, a line of it for each of many, a table (RFC 4180), a page, or nothing. */
export type AnswerBody = SchemaName | `lines of ${SchemaName}` | 'table' | 'page' | 'nothing';

export type HeaderName = 'Retry-After' | 'Set-Cookie' | 'ETag' | 'Content-Disposition';

/** A header that a route reads (OpenAPI 3.1 §4.8.12). */
export interface Parameter {
  name: string;
  in: 'header' | 'query';
  description: string;
  required?: true;
  schema: { type: 'string' };
}

/**
 * What is to be known of a route that its code doesn't say. What holds for every route alike is added to all of them.
 */
export interface Operation {
  /** A name for it in code, `startFlow`. */
  id: string;
  summary: string;
  caller: CallerKind;
  parameters?: readonly Parameter[];
  /** The query that it takes: every field a parameter. */
  query?: SchemaName;
  /** The JSON that it takes. */
  request?: SchemaName;
  /** What it answers where nothing is refused, by HTTP status. */
  answers: Partial<Record<200 | 201 | 202 | 204 | 303, AnswerBody>>;
  /** What a step of its answer may say; each comes with its own status. */
  stepProblems?: readonly ProblemCode[];
  /** What it refuses with outside any step. */
  problems?: readonly ProblemCode[];
  /** What its answers may have, those with a step's problem as well. */
  headers?: readonly HeaderName[];
}

/** Routes of one resource, `GET /flows/{id}`. */
export type Operations = Record<`${Method} /${string}`, Operation>;
