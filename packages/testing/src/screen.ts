/** Something on screen, as Playwright and Vitest's browser mode let a test use it. */
interface Control {
  fill(text: string): Promise<void>;
  click(): Promise<void>;
}

/** A page, or a part of one, in which controls are found by role and name. */
export interface Screen<C extends Control = Control> {
  getByRole(role: 'textbox' | 'button' | 'checkbox' | 'heading' | 'alert', options: { name: string | RegExp }): C;
}
