import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { Elements } from './elements.js';

type Of<E extends Elements[keyof Elements]> = Omit<HTMLAttributes<E['element']>, keyof E['properties'] | 'ref'> &
  ClassAttributes<E['element']> &
  Partial<E['properties']> &
  E['attributes'] & { [Name in keyof E['events'] as `on${Name & string}`]?: (event: E['events'][Name]) => void };

type All = { [Tag in keyof Elements]: Of<Elements[Tag]> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends All {}
  }
}
