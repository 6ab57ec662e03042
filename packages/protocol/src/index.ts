export * from './answer.ts';
export * from './code-text.ts';
export * from './config.ts';
export * from './link.ts';
export * from './me.ts';
export * from './problem.ts';
export * from './session.ts';
export * from './step.ts';
