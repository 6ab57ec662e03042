import type { Step } from '@sallyport/protocol';
import { invitationStates } from '../../states/sign-up.ts';
import { tell } from '../stage-report.ts';
import { fakeBackend } from './fake-backend.ts';
import { beQuiet } from './quiet.ts';

/**
 * Answers the widget on the page of an invitation, in place of a server, with the step that the page names. It runs
 * before the widget's own script, so that the widget asks nobody else.
 */
function answer(page: HTMLElement): void {
  const { set } = Object.values(invitationStates).find(({ id }) => id === page.dataset['state'])!;
  Object.assign(page.querySelector('sally-flow')!, { client: fakeBackend(set.step as Step) });
  const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(document.body);
  const around = parseFloat(paddingBlockStart) + parseFloat(paddingBlockEnd);
  const report = () => tell({ sally: 'stage', height: page.scrollHeight + around, words: [], tags: [] });
  new ResizeObserver(report).observe(page); // the body is as high as the frame at least
}

beQuiet();
answer(document.querySelector('main')!);
