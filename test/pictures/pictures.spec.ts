import { test as base, expect, type CDPSession, type Page, type TestInfo } from '@playwright/test';
import { fileOf } from '../../demo/gallery/documents/document-state.ts';
import { mails } from '../../demo/gallery/documents/mails.ts';
import { pages } from '../../demo/gallery/documents/pages.ts';
import { states } from '../../demo/states/index.ts';
import { drop, idsOf, pathOf } from './kept-pictures.ts';
import { LOOKS, type Look, type LookName } from './looks.ts';
import { difference, keep, kept, png, taken, type Picture } from './picture.ts';
import { openReader, openStage, showDocument } from './stage.ts';

/** A page with what takes pictures of it. */
interface Studio {
  page: Page;
  camera: CDPSession;
}

const studio = async (page: Page): Promise<Studio> => ({ page, camera: await page.context().newCDPSession(page) });

const lookOf = ({ name }: { name: string }): Look => LOOKS[name as LookName];

/** The pages of a look, for all of its tests. */
const test = base.extend<object, { stage: Studio; reader: Studio }>({
  stage: [
    async ({ browser }, use, { project }) => use(await studio(await openStage(browser, lookOf(project)))),
    { scope: 'worker' },
  ],
  reader: [
    async ({ browser }, use, { project }) => use(await studio(await openReader(browser, lookOf(project)))),
    { scope: 'worker' },
  ],
});

/** Draws a state, and takes its picture. */
async function stateTaken({ page, camera }: Studio, width: number, id: string): Promise<Picture> {
  const height = await page.evaluate((name) => window.draw(name), id);
  return taken(camera, width, height);
}

const documents = [...mails, ...pages];
const updates = (info: TestInfo): boolean => info.config.updateSnapshots === 'all';

/** Compares a picture with the kept one, and shows in the report how it differs; or keeps it. Says what is wrong. */
async function compare(id: string, picture: Picture, info: TestInfo): Promise<string[]> {
  const path = pathOf(info.project.name, id);
  const due = await kept(path);
  const differs = due && difference(picture, due);
  if (due && !differs) return [];
  if (updates(info)) {
    await keep(picture, path);
    return [];
  }
  const parts = { expected: due, actual: picture, diff: differs?.picture };
  for (const [part, it] of Object.entries(parts))
    if (it) await info.attach(`${id}-${part}.png`, { body: await png(it), contentType: 'image/png' });
  return [`${id}: ${differs ? differs.words : 'no picture is kept of it (npm run pictures)'}`];
}

for (const tag of new Set(states.map((state) => state.tag)))
  test(`<${tag}> looks as it did`, async ({ stage }, info) => {
    const [step, panel] = lookOf(info.project).widths;
    const width = tag.endsWith('-step') ? step : panel;
    await stage.page.setViewportSize({ width, height: 900 });
    const wrong: string[] = [];
    for (const { id } of states.filter((state) => state.tag === tag))
      wrong.push(...(await compare(id, await stateTaken(stage, width, id), info)));
    expect(wrong).toEqual([]);
  });

test('mails and the pages of their links look as they did', async ({ reader }, info) => {
  const look = lookOf(info.project);
  test.skip(!look.document, 'forced colours leave nothing of a document that its text doesn’t say');
  const { language, scheme } = look.document!;
  const [width] = look.widths;
  await reader.page.setViewportSize({ width, height: 900 });
  const wrong: string[] = [];
  for (const document of documents) {
    const height = await showDocument(reader.page, fileOf(document, language, scheme));
    wrong.push(...(await compare(document.id, await taken(reader.camera, width, height), info)));
  }
  expect(wrong).toEqual([]);
});

test('a picture is kept of what there is, and of nothing else', () => {
  const { project, config } = test.info();
  const due = new Set([...states, ...(lookOf(project).document ? documents : [])].map(({ id }) => id));
  const extra = idsOf(project.name).filter((id) => !due.has(id));
  if (config.updateSnapshots === 'all') for (const id of extra) drop(project.name, id);
  else expect(extra).toEqual([]);
});

test('a change of two pixels is seen', async ({ stage }) => {
  await stage.page.setViewportSize({ width: 390, height: 900 });
  const before = await stateTaken(stage, 390, 'code-totp-refused');
  expect(difference(await stateTaken(stage, 390, 'code-totp-refused'), before)).toBeUndefined();
  const moved = await stage.page.addStyleTag({ content: '#stage sally-button { translate: 2px }' });
  expect(difference(await stateTaken(stage, 390, 'code-totp-refused'), before)?.words).toMatch(/^\d+ pixels$/);
  await moved.evaluate((style: HTMLStyleElement) => style.remove());
});
