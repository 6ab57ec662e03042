/** Loading this registers `<sally-mock-panel>`. */
import './without-eval.ts';
import { SallyMockPanel } from './panel/sally-mock-panel.ts';

export { SallyMockPanel };

if (!customElements.get(SallyMockPanel.tag)) customElements.define(SallyMockPanel.tag, SallyMockPanel);
