import { elementsForPages, propertiesOf, type Declaration, type DescribedElements } from './described-elements.ts';

/** The oldest Angular whose linker reads such declarations, and the one that they are written for. */
const SINCE = { factory: '12.0.0', directive: '14.0.0' };
const VERSION = '21.0.0';

/** What a directive is made of: what a template binds, and what it hears. */
interface Directive {
  name: string;
  tag: string;
  /** Properties, and the attribute that each has, if any. */
  inputs: { name: string; property: string; attribute: string | undefined }[];
  events: string[];
}

/**
 * A directive of Angular for each element, by which a template knows its inputs and events: without
 * `CUSTOM_ELEMENTS_SCHEMA`, which would take anything. They are declarations for Angular's linker, as a library that
 * was compiled in part has them (angular.dev/tools/libraries/creating-libraries), so that no compiler of Angular's is
 * needed to make them.
 *
 * @returns The text of their module, and of its declarations.
 */
export function angularDirectives(manifest: DescribedElements): { script: string; types: string } {
  const all = elementsForPages(manifest).map(({ element }) => directiveOf(element));
  const names = all.map(({ name }) => name);
  return {
    script: `${SCRIPT}\n${all.map((each) => scriptOf(each)).join('\n')}
export const SALLYPORT = [${names.join(', ')}];
`,
    types: `${TYPES}\n${all.map((each) => typesOf(each)).join('')}
/** All of them, for \`imports\` of a component. */
export declare const SALLYPORT: readonly [${names.map((name) => `typeof ${name}`).join(', ')}];
`,
  };
}

function directiveOf(element: Declaration): Directive {
  const { name, tagName: tag = '', attributes = [], events = [] } = element;
  const named = attributes.flatMap(({ name: attribute, fieldName: property }) =>
    attribute && property ? [{ name: attribute, property, attribute }] : [],
  );
  const inputs = propertiesOf(element).map(({ name: property = '' }) => {
    const attribute = named.find((each) => each.property === property)?.attribute;
    return { name: property, property, attribute };
  });
  const bound = new Set(inputs.map((each) => each.name));
  return {
    name: `${name}Directive`,
    tag,
    inputs: [...inputs, ...named.filter((each) => !bound.has(each.name))],
    events: events.flatMap((event) => (event.name?.startsWith('sally-') ? [event.name] : [])),
  };
}

const SCRIPT = `import * as i0 from '@angular/core';

/** Hands on what a template binds: what has an attribute as that, so that a server sends it too. */
class ElementDirective {
  constructor() {
    this.element = i0.inject(i0.ElementRef).nativeElement;
  }

  bind(property, attribute, value) {
    if (!attribute) this.element[property] = value;
    else if (value === undefined || value === null || value === false) this.element.removeAttribute(attribute);
    else this.element.setAttribute(attribute, value === true ? '' : String(value));
  }
}

/** Angular listens to the element itself for what it sends; an output says of which type that is. */
const HEARD = { subscribe: () => ({ unsubscribe() {} }) };
`;

function scriptOf({ name, tag, inputs, events }: Directive): string {
  const setters = inputs.map(
    (it) => `  set ['${it.name}'](value) {
    this.bind('${it.property}', ${it.attribute ? `'${it.attribute}'` : undefined}, value);
  }`,
  );
  const heard = events.map((event) => `    this['${event}'] = HEARD;`);
  const constructor = heard.length > 0 ? [`  constructor() {\n    super();\n${heard.join('\n')}\n  }`] : [];
  const named = (list: string[]) => `{ ${list.map((each) => `'${each}': '${each}'`).join(', ')} }`;
  return `export class ${name} extends ElementDirective {
${[...constructor, ...setters].join('\n')}
}
${name}.ɵfac = i0.ɵɵngDeclareFactory({
  minVersion: '${SINCE.factory}', version: '${VERSION}', ngImport: i0,
  type: ${name}, deps: [], target: i0.ɵɵFactoryTarget.Directive,
});
${name}.ɵdir = i0.ɵɵngDeclareDirective({
  minVersion: '${SINCE.directive}', version: '${VERSION}', ngImport: i0,
  type: ${name}, isStandalone: true, selector: '${tag}',
  inputs: ${named(inputs.map((it) => it.name))},
  outputs: ${named(events)},
});
`;
}

const TYPES = `import type * as i0 from '@angular/core';
import type { Elements } from './elements.js';

/** What a template may write without brackets: a text. */
type Written<V> = V | (V extends boolean ? '' : V extends string | number ? \`\${V}\` : never);

type Property<T extends keyof Elements, N extends keyof Elements[T]['properties']> = Elements[T]['properties'][N];
type Attribute<T extends keyof Elements, N extends keyof Elements[T]['attributes']> = Written<
  Elements[T]['attributes'][N]
>;
type Output<T extends keyof Elements, N extends string> = i0.OutputRef<
  N extends keyof Elements[T]['events'] ? Elements[T]['events'][N] : Event
>;
`;

function typesOf({ name, tag, inputs, events }: Directive): string {
  const setters = inputs.map(({ name: input, attribute }) => {
    const type = attribute ? `Attribute<'${tag}', '${attribute}'>` : `Property<'${tag}', '${input}'>`;
    return `  set '${input}'(value: ${type});`;
  });
  const outputs = events.map((event) => `  readonly '${event}': Output<'${tag}', '${event}'>;`);
  const inputMap = inputs.map(({ name: input }) => `'${input}': { alias: '${input}'; required: false }`).join('; ');
  const outputMap = events.map((event) => `'${event}': '${event}'`).join('; ');
  return `
/** \`<${tag}>\` in a template. */
export declare class ${name} {
${[...setters, ...outputs].join('\n')}
  static ɵfac: i0.ɵɵFactoryDeclaration<${name}, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    ${name}, '${tag}', never, { ${inputMap} }, { ${outputMap} }, never, never, true, never
  >;
}
`;
}
