/** Loading this lets elements ask the mock by `server="mock:"`. Everything else on the page goes out as ever. */
import './without-eval.ts';
import { startMock } from './in-tab.ts';

const mock = startMock();
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  return address.startsWith('mock:') ? mock.fetch(input, init) : fetch(input, init);
};
