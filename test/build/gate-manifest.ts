export const attribute = (name: string, type: string | undefined, about: string) => ({
  name,
  description: about,
  ...(type ? { type: { text: type } } : {}),
});

/** An element as the manifest describes it. */
export const GATE = {
  name: 'SallyGate',
  tagName: 'sally-gate',
  summary: 'Shows its content to whoever may see it.',
  attributes: [
    attribute('aal', '1 | 2 | undefined', 'Least assurance level.'),
    attribute('when', "'signed-in' | 'signed-out' | undefined", 'To whom.'),
    attribute('plain', 'boolean', 'Leaves out the card.'),
    attribute('server', 'string | undefined', 'Address of the backend.'),
    attribute('sections', undefined, 'Which parts are shown.'),
    attribute('type', 'FactorType | undefined', 'The factor.'),
    attribute('purpose', "Exclude<FlowStart['purpose'], 'sign-in' | 'recover'>", 'What it is for.'),
  ],
  members: [
    { kind: 'field', name: 'aal', type: { text: '1 | 2 | undefined' } },
    { kind: 'field', name: '#asked', privacy: 'private' },
    { kind: 'method', name: 'refresh' },
  ],
  slots: [{ name: '', description: 'What is guarded.' }],
  events: [{ name: 'sally-error', description: 'No usable answer came.' }],
  cssParts: [{ name: 'card', description: 'The card.' }],
  cssProperties: [{ name: '--sally-accent', description: 'Buttons.' }],
};
const step = { name: 'SallyCodeStep', tagName: 'sally-code-step' };
/** A manifest of it, and of a step, which no page writes. */
export const MANIFEST = {
  modules: [
    { path: 'src/session/sally-gate.ts', declarations: [GATE] },
    { path: 'src/steps/code-step.ts', declarations: [step] },
  ],
};
