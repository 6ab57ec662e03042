import { expect, it } from 'vitest';

/** Every entry whose import must do no harm where there is no page, such as a server that renders one. */
const ENTRIES = {
  '@sallyport/protocol': () => import('@sallyport/protocol'),
  '@sallyport/rules': () => import('@sallyport/rules'),
  '@sallyport/client': () => import('@sallyport/client'),
  '@sallyport/elements': () => import('@sallyport/elements'),
  '@sallyport/elements/define': () => import('@sallyport/elements/define'),
  '@sallyport/elements/step-up': () => import('@sallyport/elements/step-up'),
  '@sallyport/elements/register-as': () => import('@sallyport/elements/register-as'),
  '@sallyport/server': () => import('@sallyport/server'),
  '@sallyport/mock': () => import('@sallyport/mock'),
  '@sallyport/mock/msw': () => import('@sallyport/mock/msw'),
  '@sallyport/testing': () => import('@sallyport/testing'),
};

it.each(Object.keys(ENTRIES) as (keyof typeof ENTRIES)[])('%s is imported in bare Node', async (entry) => {
  expect(globalThis).not.toHaveProperty('HTMLElement');
  expect(Object.keys(await ENTRIES[entry]())).not.toEqual([]);
});
