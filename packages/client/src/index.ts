export { FlowClient, type FirstAnswer, type FlowStart } from './flow-client.ts';
export { Failure, type Connection, type Fetch } from './http.ts';
export { SessionClient } from './session-client.ts';
