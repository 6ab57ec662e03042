import { expect } from '@open-wc/testing';
import { chooseStates } from '../../demo/states/choose.ts';
import { answersOf, everything, renderState } from './support.ts';

describe('<sally-choose-step>', () => {
  const press = async (state: (typeof chooseStates)['two' | 'busy']) => {
    const element = await renderState(state);
    const answers = answersOf(element);
    for (const way of everything(element)) if (way.matches('.choice')) (way as HTMLButtonElement).click();
    return answers;
  };

  it('answers with the way that was chosen', async () => {
    expect(await press(chooseStates.two)).to.deep.equal([
      { kind: 'choose', authenticator: 'a1' },
      { kind: 'choose', authenticator: 'b1' },
    ]);
  });

  it('takes no choice while another is on its way', async () => {
    expect(await press(chooseStates.busy)).to.deep.equal([]);
  });
});
