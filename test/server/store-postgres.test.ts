import { describe } from 'vitest';
import { postgresDriver } from '../../server/src/adapters/postgres-driver.ts';
import { placeInPostgres, postgresUrl } from '../support/services/services.ts';
import { storeConformance } from '../support/store-conformance.ts';

const url = await postgresUrl();
describe.skipIf(!url)('pg', () => {
  storeConformance('postgres:', async () => {
    const place = await placeInPostgres(url!);
    return { open: () => postgresDriver(place.url), remove: place.remove };
  });
});
