import './without-eval.ts';

export { inTab, startMock } from './in-tab.ts';
export type { Fault } from './faults.ts';
export type { LogLine } from './front.ts';
export { Mock, type MockOptions, type Snapshot } from './mock.ts';
export { PASSWORD, PEOPLE } from './people.ts';
export { SCENARIOS, type ScenarioName } from './scenarios.ts';
