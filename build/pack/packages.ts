/** What is published, by the folder of each package, from the ground up. */
export const PACKAGES = [
  'packages/protocol',
  'packages/rules',
  'packages/client',
  'packages/elements',
  'server',
  'packages/mock',
  'packages/testing',
];

/** What a package keeps when it is published: the rest is for whoever builds it. */
export interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string>;
  imports?: Record<string, Record<string, string>>;
  sideEffects: false | string[];
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
  [other: string]: unknown;
}
