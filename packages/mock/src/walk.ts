import type { GivenAnswer, ProblemDetails, SessionView, StartFlow, Step } from '@sallyport/protocol';
import type { Sent } from './exchange.ts';
import { PASSWORD, personOf } from './people.ts';

/** What goes through flows as a person does: over the backend's own routes. */
export interface WalkTools {
  send(sent: Sent): Promise<Response>;
  /** What answers the last step. */
  code(): Promise<string>;
}

/** One person in this browser, from one step to the next. */
export class Walk {
  step: Step | undefined;
  readonly #tools: WalkTools;

  constructor(tools: WalkTools) {
    this.#tools = tools;
  }

  start(start: StartFlow): Promise<Step> {
    return this.#post('/flows', start);
  }

  /** Gives identifier and password: those of one of the people unless told. */
  signIn(name: string, password: string = PASSWORD): Promise<Step> {
    const answer = { kind: 'credentials', identifier: personOf(name).email, password } as const;
    return this.start({ purpose: 'sign-in', answer });
  }

  answer(answer: GivenAnswer): Promise<Step> {
    if (!this.step) throw new Error('No flow has been begun.');
    const { flow, revision } = this.step;
    return this.#post(`/flows/${flow}/answers`, { ...answer, revision });
  }

  /** @returns The code that was given. */
  async giveCode(): Promise<string> {
    const code = await this.#tools.code();
    await this.answer({ kind: 'code', code });
    return code;
  }

  /** Gives a code that is wrong, though it looks right. */
  async giveWrongCode(): Promise<Step> {
    const right = await this.#tools.code();
    const code = right.replaceAll(/\d/g, (digit) => String((Number(digit) + 5) % 10));
    return this.answer({ kind: 'code', code });
  }

  async #post(path: string, body: object): Promise<Step> {
    const headers = { 'content-type': 'application/json' };
    const response = await this.#tools.send({ method: 'POST', path, headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as Step | ProblemDetails;
    if (!('kind' in answer)) throw new Error(`POST ${path} was refused: ${answer.code} ${answer.field ?? ''}`);
    this.step = answer;
    return answer;
  }
}

/** More steps than any sign-in has. */
const MOST_STEPS = 12;

/**
 * Signs one of the people in, with every code that is asked for, and sets up what has to be.
 *
 * @throws where they can't get in, with the step that they stand at.
 */
export async function signIn(tools: WalkTools, name: string): Promise<SessionView> {
  const walk = new Walk(tools);
  let step = await walk.signIn(name);
  for (let taken = 0; taken < MOST_STEPS && !step.problem; taken++) {
    if (step.kind === 'done' && step.session) return step.session;
    const answer = await answerTo(step, tools);
    if (!answer) break;
    step = await walk.answer(answer);
  }
  const { kind, problem } = step;
  throw new Error(
    `${name} could not be signed in: ${[kind, problem?.code, problem?.field].filter(Boolean).join(' ')}.`,
  );
}

async function answerTo(step: Step, { code }: WalkTools): Promise<GivenAnswer | undefined> {
  if (step.kind === 'code' || step.kind === 'enrol-totp') return { kind: 'code', code: await code() };
  if (step.kind === 'choose' || step.kind === 'passkey') {
    const other = step.others.find(({ type }) => type !== 'passkey');
    return other && { kind: 'choose', authenticator: other.id };
  }
  if (step.kind === 'enrol-choose') return step.skippable ? { kind: 'skip' } : { kind: 'enrol', type: 'totp' };
  if (step.kind === 'backup-codes') return { kind: 'saved' };
  return undefined;
}
