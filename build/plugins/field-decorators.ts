import type { Plugin } from 'vite';

const DECORATORS = `
export const property = (options) => (prototype, name) => prototype.constructor.createProperty(name, options);
export const state = () => property({ state: true, attribute: false });
`;

/**
 * Lit's decorators as far as the elements use them, on fields alone: all else that they do is for accessors and for the
 * standard's own decorators, and is 200 bytes of the first field.
 */
export function fieldDecorators(): Plugin {
  const [address, resolved] = ['lit/decorators.js', '\0field-decorators'];
  return {
    name: 'field-decorators',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'widget',
    resolveId: (id) => (id === address ? resolved : undefined),
    load: (id) => (id === resolved ? DECORATORS : undefined),
  };
}
