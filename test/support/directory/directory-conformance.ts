import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Directory } from '../../../server/src/ports/directory.ts';
import { directoryCases } from './directory-cases.ts';
import { directoryFilterCases } from './directory-filter-cases.ts';
import { directorySearchCases } from './directory-search-cases.ts';

/** Where a directory is kept: each `open` gives one more on the same entries, as another process has. */
export interface DirectoryPlace {
  open: () => Promise<Directory>;
  remove: () => Promise<void>;
}

export const allDirectoryCases = { ...directoryCases, ...directorySearchCases, ...directoryFilterCases };

/** What every directory must do, whatever keeps it. None may skip a case. */
export function directoryConformance(name: string, newPlace: () => Promise<DirectoryPlace>): void {
  describe(`a directory in ${name}`, () => {
    let place: DirectoryPlace;
    let opened: Directory[];

    beforeEach(async () => {
      place = await newPlace();
      opened = await Promise.all([place.open(), place.open()]);
    });
    afterEach(async () => {
      for (const each of opened) await each.close();
      await place.remove();
    });

    for (const [title, holds] of Object.entries(allDirectoryCases)) {
      it(title, () => holds(opened[0]!, opened[1]!));
    }
  });
}
