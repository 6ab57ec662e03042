import { parseAst } from 'vite';

/** What built scripts use of a browser, as far as their text tells. */
export interface Uses {
  /** Names of globals: `URL`. */
  globals: Set<string>;
  /** Members of globals: `URL.parse`. */
  statics: Set<string>;
  /** Members of anything else: `moveBefore`. Without those that the scripts themselves give to something. */
  members: Set<string>;
  /** Style sheets, from templates. */
  sheets: string[];
}

type Node = { type: string; [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const isName = (node: unknown): node is Node & { name: string } => isNode(node) && node.type === 'Identifier';

/** Minified names are of one or two characters: globals have more. */
const isGlobal = (name: string): boolean => /^[A-Za-z]{3,}$/.test(name);

/** No HTML, and rules: a template of a style sheet. */
const isSheet = (text: string): boolean => /^[^<]*\{[^<]*\}\s*$/.test(text);

/** Reads scripts as they are built. */
export function usesOf(scripts: readonly string[]): Uses {
  const uses: Uses = { globals: new Set(), statics: new Set(), members: new Set(), sheets: [] };
  const own = new Set<string>();
  for (const script of scripts) visit(parseAst(script) as unknown as Node, uses, own);
  uses.members = new Set([...uses.members].filter((name) => !own.has(name)));
  return uses;
}

function visit(node: Node, uses: Uses, own: Set<string>): void {
  const { type, object, property, computed, key, value } = node;
  const isMember = type === 'MemberExpression' && !computed && isName(property);
  const isKey = isName(key) && !computed; // of an object or a class
  if (isName(node) && isGlobal(node.name)) uses.globals.add(node.name);
  if (isKey && !isPattern(value)) own.add(key.name);
  if (type === 'AssignmentExpression' && ofThis(node['left'])) own.add(ofThis(node['left'])!);
  if (type === 'TemplateElement') {
    const { cooked } = value as { cooked: string };
    if (isSheet(cooked)) uses.sheets.push(cooked);
  }
  if (isMember && isName(object) && isGlobal(object.name)) uses.statics.add(`${object.name}.${property.name}`);
  else if (isMember) uses.members.add(property.name);
  for (const [name, child] of Object.entries(node)) {
    if ((isMember && name === 'property') || (isKey && name === 'key')) continue;
    for (const each of [child].flat()) if (isNode(each)) visit(each, uses, own);
  }
}

/** `{ key: [..] }` and the like take apart what somebody else made. */
const isPattern = (value: unknown): boolean => isNode(value) && value.type.endsWith('Pattern');

/** The name of a member of `this`. */
function ofThis(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'MemberExpression' || !isNode(node['object'])) return undefined;
  const { object, property } = node as { object?: Node; property?: unknown } & Node;
  return object?.type === 'ThisExpression' && isName(property) ? property.name : undefined;
}
