import { Answer, PROBLEM_STATUS, StartFlow, type Problem } from '@sallyport/protocol';
import { Hono, type Context } from 'hono';
import { answerFlow } from '../flows/answer-flow.ts';
import type { Outcome } from '../flows/outcome.ts';
import { leaveFlow, readStep } from '../flows/read-step.ts';
import { startFlow } from '../flows/start-flow.ts';
import { json } from '../http/answer-headers.ts';
import { body } from '../http/body.ts';
import { callerOf, cookiesOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { returnTarget } from '../http/return-target.ts';
import { takeTurns } from '../middleware/take-turns.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Flows. A well-formed answer always gets a step back, whatever the status: a client has one thing to render.
 *
 *     POST   /flows              begin a flow, perhaps with its first answer   201, or the status of the step's problem
 *     GET    /flows/:id          the step it is at: a reload goes on           200, or the status of the step's problem
 *     POST   /flows/:id/answers  answer the open step                          200, or the status of the step's problem
 *     DELETE /flows/:id          leave it                                      204
 */
export function flowRoutes(ports: Ports) {
  const { site, clock } = ports;

  const reply = (c: Context, ok: 200 | 201, outcome: Outcome | Problem | undefined) => {
    if (outcome === undefined) return problem(c, { code: 'not-found' });
    if ('code' in outcome) return problem(c, outcome);
    const { step } = outcome;
    const { problem: shown } = step;
    const more = shown?.retryAfter === undefined ? {} : { 'Retry-After': String(shown.retryAfter) };
    return json(c, step, shown ? PROBLEM_STATUS[shown.code] : ok, more, cookiesOf(c, site, clock, outcome));
  };

  return new Hono()
    .post('/', takeTurns(ports), body(StartFlow), async (c) => {
      const { returnTo: page, ...start } = c.req.valid('json');
      const returnTo = page === undefined ? undefined : returnTarget(site, page);
      if (returnTo === null) return problem(c, { code: 'bad-request', field: 'returnTo' });
      return reply(c, 201, await startFlow(ports, callerOf(c, ports), { returnTo, ...start }));
    })
    .get('/:id', async (c) => reply(c, 200, await readStep(ports, callerOf(c, ports), c.req.param('id'))))
    .post('/:id/answers', body(Answer), async (c) => {
      const answer = c.req.valid('json');
      const page = answer.kind === 'go' ? returnTarget(site, answer.page) : undefined;
      if (page === null) return problem(c, { code: 'bad-request', field: 'page' });
      const caller = callerOf(c, ports);
      // hangs on what the browser sent alone: of the flow it tells nothing
      if (caller.browser === undefined) return problem(c, { code: 'cookies-blocked', host: site.url.host });
      const taken = answer.kind === 'go' && page !== undefined ? { ...answer, page } : answer;
      return reply(c, 200, await answerFlow(ports, caller, c.req.param('id'), taken));
    })
    .delete('/:id', async (c) =>
      (await leaveFlow(ports, callerOf(c, ports), c.req.param('id')))
        ? c.body(null, 204)
        : problem(c, { code: 'not-found' }),
    );
}
