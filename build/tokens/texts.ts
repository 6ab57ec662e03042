import type { BuildHookOptions } from '@terrazzo/parser';
import type { Mix } from '../../demo/theme/standard.ts';

/**
 * What each token is in CSS, by its name without `--sally-`: what `@terrazzo/plugin-css` says of it in light and dark.
 * A mix is an extension of ours, which CSS mixes itself: it follows what a page sets.
 */
export function textsIn({ getTransforms, tokens }: Pick<BuildHookOptions, 'getTransforms' | 'tokens'>) {
  const [light, dark] = ['light', 'dark'].map(
    (scheme) => new Map(getTransforms({ format: 'css', input: { scheme } }).map(({ id, value }) => [id, value])),
  );
  return (name: string): string => {
    const id = `sally.${name}`;
    const mixes = tokens[id]?.group.$extensions?.['sallyport.mixes'] as Readonly<Record<string, Mix>> | undefined;
    const [one, other] = [light!.get(id), dark!.get(id)];
    if (typeof one !== 'string' || typeof other !== 'string') throw new Error(`The file of tokens has no ${name}.`);
    const mix = mixes?.[name];
    if (mix) return mixed(mix);
    return one === other ? one : `light-dark(${one}, ${other})`;
  };
}

const mixed = ({ of, in: ground, share }: Mix): string =>
  `color-mix(in oklab, var(--_${of}) ${Math.round(share * 100)}%, var(--_${ground}))`;
