import type { ProblemDetails, Step } from '@sallyport/protocol';
import { testApp } from '../test-app.ts';
import { INVITATION, NEW_ADDRESS, RECOVERY, SIGN_UP } from './accounts.ts';
import { CODES, SENT } from './codes.ts';
import { ELSEWHERE, PASSWORDS } from './passwords.ts';
import { REMINDED, SET_UP } from './set-up.ts';

const SCENES = [
  ...PASSWORDS,
  ...ELSEWHERE,
  ...CODES,
  ...SENT,
  ...SET_UP,
  ...REMINDED,
  ...RECOVERY,
  ...SIGN_UP,
  ...INVITATION,
  ...NEW_ADDRESS,
];

/** What a widget shows of a flow that is gone. */
const OVER: Step = { kind: 'credentials', flow: '', revision: 0, problem: { code: 'flow-over' } };

/** Plays all of it over HTTP, and gives the steps that each widget had on its screen, one after the other. */
export async function everyWalk(): Promise<Step[][]> {
  const walks: Step[][] = [];
  for (const [options, play, form = 'credentials'] of SCENES) {
    const app = await testApp(options);
    const { browser } = app;
    app.browser = (headers) => {
      const made = browser(headers);
      const steps: Step[] = [];
      walks.push(steps);
      made.onResponse = (text) => {
        const body = JSON.parse(text.startsWith('{') ? text : '{}') as Partial<Step> & Partial<ProblemDetails>;
        const { kind, code, field, reason, retryAfter } = body;
        if (kind) steps.push(body as Step);
        else if (code === 'not-found') steps.push(OVER);
        else if (code)
          steps.push({
            ...(made.step ?? { kind: form, flow: '', revision: 0 }),
            problem: { code, ...(field && { field }), ...(reason && { reason }), ...(retryAfter && { retryAfter }) },
          } as Step);
      };
      return made;
    };
    await play(app);
  }
  return walks;
}
