/**
 * What stands in a form's field, read from the DOM: an extension may fill a field without any event. Empty where there
 * is no such field.
 */
export function fieldText(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
