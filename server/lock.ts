import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One process owns a data folder: a second one would take up effects that the first is carrying out. Answers the
 * number of the process that has it, or a function that gives it back. What a killed process left is taken over.
 */
export function takeLock(dataFolder: string): { heldBy: number } | { release(): void } {
  const file = join(dataFolder, 'server.lock');
  const holder = readHolder(file);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) return { heldBy: holder };
  writeFileSync(file, String(process.pid));
  return { release: () => rmSync(file, { force: true }) };
}

function readHolder(file: string): number | undefined {
  try {
    const number = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(number) && number > 0 ? number : undefined;
  } catch {
    // No such file: nobody has it.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process is there.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
