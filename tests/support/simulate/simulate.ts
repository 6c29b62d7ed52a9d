import { checkAll, checkQuiet } from './invariants.ts';
import { Play } from './play.ts';
import { World, type Sabotage } from './world.ts';
import { stateOf } from '../memory/tables.ts';

export interface Simulated {
  seed: number;
  /** What was broken; empty when all is well. */
  failures: string[];
  /** What happened how often. */
  counts: Record<string, number>;
}

/** Plays one seed to its end. The same seed always plays the same. */
export async function simulate(seed: number, sabotage?: Sabotage, log?: string[]): Promise<Simulated> {
  const world = new World(seed, sabotage, log);
  const play = new Play(world);
  await play.chaos();
  if (await play.calmDown()) checkQuiet(world);
  // What comes after would only repeat it.
  if (world.failures.length > 0) return { seed, failures: world.failures, counts: world.counts };
  if (await play.everybodyAnswers()) checkQuiet(world);
  await play.cancelAll();
  checkAll(world);
  const { runs } = world.memory.tables;
  if (runs.all().some(({ isActive }) => isActive)) world.fail('a run cannot be ended');
  for (const { key, runId } of play.people.starts)
    if (runId === undefined || !runs.get(runId)) world.fail(`"${key}" was accepted and is lost`);
  for (const row of runs.values()) world.count(`runs ${stateOf(row).status}`);
  return { seed, failures: world.failures, counts: world.counts };
}
