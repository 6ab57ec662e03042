export { AdminClient, type VersionedPolicy } from './admin-client.ts';
export { Client } from './client.ts';
export { FlowClient, type FirstAnswer, type Flow, type FlowStart } from './flow-client.ts';
export { Failure, type Connection, type Fetch } from './http.ts';
export { MeClient } from './me-client.ts';
export { Resource, type ResourceOptions } from './resource.ts';
export { SessionClient } from './session-client.ts';
export { SignInClient } from './sign-in-client.ts';
