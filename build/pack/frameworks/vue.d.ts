import type { HTMLAttributes, PublicProps } from 'vue';
import type { Elements } from './elements.js';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type Of<E extends Elements[keyof Elements]> = new () => {
  $props: PublicProps &
    Omit<HTMLAttributes, keyof E['properties']> &
    Partial<E['properties']> &
    E['attributes'] & {
      [Name in keyof E['events'] as `on${Capitalize<Camel<Name & string>>}`]?: (event: E['events'][Name]) => void;
    };
};

type All = { [Tag in keyof Elements]: Of<Elements[Tag]> };

declare module 'vue' {
  interface GlobalComponents extends All {}
}
