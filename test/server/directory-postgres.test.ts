import { describe, expect, it, onTestFinished } from 'vitest';
import { openDirectory } from '../../server/src/adapters/open-directory.ts';
import { directoryConformance } from '../support/directory/directory-conformance.ts';
import { placeInPostgres, postgresUrl } from '../support/programs/services.ts';

const url = (await postgresUrl()) ?? '';

describe.skipIf(!url)('a PostgreSQL', () => {
  directoryConformance('postgres:', async () => {
    const { url: placeUrl, remove } = await placeInPostgres(url);
    return { open: () => openDirectory(placeUrl), remove };
  });

  it('gets its tables from one of many who open it at once', async () => {
    const place = await placeInPostgres(url);
    onTestFinished(place.remove);
    const opened = await Promise.all(Array.from({ length: 8 }, () => openDirectory(place.url)));
    await Promise.all(opened.map((directory) => directory.close()));
    expect(opened).toHaveLength(8);
  });
});
