import { cpus, loadavg } from 'node:os';
import { openBench } from './bench.ts';
import { reportCost } from './cost.ts';
import { reportCrowd } from './crowd.ts';
import { reportDelay } from './delay.ts';
import { reportGrowth } from './growth.ts';
import { reportMemory } from './memory.ts';

/**
 * Measures the server against the least that a login can be, and against a library for the same task.
 *
 *     npm run bench                 about 5 minutes
 *     npm run bench -- --full       up to 1,000,000 accounts
 *     npm run bench -- --profile    leaves CPU profiles in .cache/bench/profiles
 *
 * A short run names what it wants: `--part cost --subject memory: --rounds 3`; the floor is always there.
 */
async function main(): Promise<void> {
  const bench = openBench(process.argv.slice(2));
  const start = performance.now();
  const load = loadavg()[0]?.toFixed(1);
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores, load ${load}`);
  if (bench.hasPart('cost')) console.log(`\n${await reportCost(bench)}`);
  if (bench.hasPart('delay')) console.log(`\n${await reportDelay(bench)}`);
  if (bench.hasPart('growth'))
    for (const store of ['memory:', 'sqlite:'])
      console.log(`\n${await reportGrowth(bench, store, [0, 10_000, 100_000, ...(bench.full ? [1_000_000] : [])])}`);
  if (bench.hasPart('crowd')) console.log(`\n${await reportCrowd(bench)}`);
  if (bench.hasPart('memory')) console.log(`\n${await reportMemory(bench)}`);
  console.log(`\nTook ${Math.round((performance.now() - start) / 1000)} s.`);
  process.exit();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
