/** What a class lists under a static name and what the classes that it extends list there, each once, its own first. */
export function collected<K extends string, C extends Record<K, readonly unknown[]>>(
  element: C,
  name: K,
): C[K][number][] {
  const all = new Set<C[K][number]>();
  for (let each: Partial<C> = element; each[name]; each = Object.getPrototypeOf(each)) {
    for (const one of each[name]) all.add(one);
  }
  return [...all];
}
