import type { HTMLAttributes, Key, RefAttributes } from 'react';
import type { Elements } from './elements.js';

type Of<E extends Elements[keyof Elements]> = Omit<HTMLAttributes<E['element']>, keyof E['properties']> &
  RefAttributes<E['element']> & { key?: Key | null | undefined; class?: string | undefined } & Partial<
    E['properties']
  > &
  E['attributes'] & { [Name in keyof E['events'] as `on${Name & string}`]?: (event: E['events'][Name]) => void };

type All = { [Tag in keyof Elements]: Of<Elements[Tag]> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends All {}
  }
}
