/** The same once more in other words, and what a picture at rest has nothing of. */
const LEFT_OUT =
  /^(animation|transition|will-change|perspective-origin|transform-origin$)|^(block|inline)-size$|-(block|inline)\b/;
/** `all` leaves the first two as they are, and the others are another width where there is no line. */
const SAID_ALWAYS = /^(direction|unicode-bidi|(border-.+|outline)-width)$/;

let usual: ReadonlyMap<string, string> | undefined;

/** What every property is where nobody says anything, not even the browser. */
function initialValues(): ReadonlyMap<string, string> {
  if (usual) return usual;
  const bare = document.createElement('div');
  bare.style.all = 'initial';
  document.body.append(bare);
  const style = getComputedStyle(bare);
  usual = new Map(
    [...style].filter((name) => !LEFT_OUT.test(name)).map((name) => [name, style.getPropertyValue(name)]),
  );
  bare.remove();
  return usual;
}

/** The style of an element as declarations that need nothing around them. */
export function styleText(style: CSSStyleDeclaration): string {
  let text = 'all: initial;';
  for (const [name, initial] of initialValues()) {
    const value = style.getPropertyValue(name);
    if (value !== initial || SAID_ALWAYS.test(name)) text += `${name}: ${value};`;
  }
  // its last margin reaches beyond a box that is as high as what is in it, and not beyond one of a fixed height
  return style.display === 'block' && style.position === 'static'
    ? `${text}height: auto; min-height: ${style.height};`
    : text;
}
