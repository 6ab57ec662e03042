/** Fills a field as a person does: the element around it hears of it. */
export function typeInto(place: ParentNode, name: string, value: string): void {
  const input = place.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (!input) throw new Error(`no field ${name}`);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
}
