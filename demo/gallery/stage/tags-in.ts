/** The tags of the elements of ours below a place, in shadow roots too. */
export function tagsIn(place: ParentNode): string[] {
  const tags = new Set<string>();
  const visit = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName.startsWith('sally-')) tags.add(element.localName);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(place);
  return [...tags].sort();
}
