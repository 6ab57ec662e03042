import type { JSX } from 'solid-js';
import type { Elements } from './elements.js';

type Of<E extends Elements[keyof Elements]> = Omit<JSX.HTMLAttributes<E['element']>, keyof E['properties']> &
  E['attributes'] & { [Name in keyof E['properties'] as `prop:${Name & string}`]?: E['properties'][Name] } & {
    [Name in keyof E['events'] as `on:${Name & string}`]?: (event: E['events'][Name]) => void;
  };

type All = { [Tag in keyof Elements]: Of<Elements[Tag]> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends All {}
  }
}
