import { eventNames } from './flows.ts';
import { People } from './people.ts';
import { Process } from './process.ts';
import type { World } from './world.ts';

const minute = 60_000;
/** A flow may wait and go back for ever; so many waits are looked at. */
const mostMoves = 15;
/** More than any world needs to come to rest. */
const mostTurns = 3000;

/** Lets a world go: first everything that can go wrong, then calm, in which all that is owed must be done. */
export class Play {
  readonly people: People;
  readonly processes: Process[] = [];
  private mustRestart = false;
  constructor(private readonly world: World) {
    this.people = new People(world);
  }

  async chaos(): Promise<void> {
    const { random, turns } = this.world;
    this.boot();
    const acts = 15 + random.int(45);
    for (let act = 0; act < acts; act++) {
      if (turns.size > 0 && random.chance(0.7)) {
        turns.take();
        await turns.settle();
      } else this.act();
    }
  }

  /** Nothing goes wrong any more. True once nothing is under way and no clock is set. */
  async calmDown(): Promise<boolean> {
    const { world } = this;
    world.isCalm = true;
    world.fuse = Infinity;
    world.isDiskFull = false;
    this.bury();
    if (this.mustRestart || this.ready.length === 0 || this.processes.length > 1) this.boot();
    const isQuiet = await this.untilQuiet();
    this.people.startUnanswered(this.anyone);
    return (await this.untilQuiet()) && isQuiet;
  }

  async untilQuiet(): Promise<boolean> {
    const { turns, clock } = this.world;
    const { runHistory } = this.world.memory.tables;
    const before = runHistory.size;
    let taken = 0;
    for (let moves = 0; moves < mostMoves;) {
      while (turns.size > 0) {
        if (++taken > mostTurns) {
          // A flow may circle for ever, and each round rest; but then its runs move.
          if (runHistory.size - before < mostTurns / 50)
            this.world.fail('goes round for ever without getting anywhere');
          return false;
        }
        turns.take();
        await turns.settle();
      }
      await turns.settle();
      if (turns.size > 0) continue;
      const { next } = clock;
      if (next === undefined || this.isOver) return true;
      moves++;
      clock.moveTo(Math.max(next, clock.time));
    }
    return false;
  }

  /** Whether no row is left that a process could find when its alarm rings, and nobody is to answer any more. */
  private get isOver(): boolean {
    const { timers, effects, events } = this.world.memory.tables;
    return timers.size + effects.size + events.size === 0 && !this.world.clock.isAwaited;
  }

  /** Everybody does what is waited for: each screen is answered, each event sent, the case hot and cold. */
  async everybodyAnswers(): Promise<boolean> {
    const { tasks, subscriptions } = this.world.memory.tables;
    for (const task of tasks.all()) this.people.answer(this.anyone, task);
    const awaited = subscriptions.all();
    for (const { event, matchValue } of awaited)
      if (eventNames.includes(event)) this.people.sendEvent(this.anyone, event, matchValue);
    if (awaited.some(({ event }) => event === 'record.changed'))
      for (const heat of [7, 0]) this.people.changeCase(this.anyone, heat);
    return await this.untilQuiet();
  }

  async cancelAll(): Promise<void> {
    const { runs } = this.world.memory.tables;
    const isActive = () => runs.all().filter((row) => row.isActive);
    for (let round = 0; round < 30 && isActive().length > 0; round++) {
      for (const { run } of isActive()) this.people.cancel(this.anyone, run.id);
      await this.untilQuiet();
    }
  }

  private get ready(): Process[] {
    return this.processes.filter(({ isReady, isAlive }) => isReady && isAlive);
  }
  get anyone(): Process {
    const [first] = this.ready;
    if (!first) throw new Error('Nobody is there to be asked.');
    return first;
  }
  private boot(): void {
    this.mustRestart = false;
    this.processes.push(new Process(this.world));
  }
  /** Puts those away who died in the midst of their work. */
  private bury(): void {
    for (const process of this.processes.filter(({ isAlive }) => !isAlive)) {
      process.kill();
      this.processes.splice(this.processes.indexOf(process), 1);
      this.mustRestart = true;
      this.world.count('deaths');
    }
    if (this.processes.length === 0) this.world.awaited.clear();
  }

  private act(): void {
    const { world, people } = this;
    const { random } = world;
    this.bury();
    const [process] = this.ready.length > 0 ? [random.pick(this.ready)] : [];
    if (!process || random.chance(0.25)) return this.nature();
    const choice = random.int(22);
    if (choice > 19) people.changeCase(process, random.int(8));
    else if (choice < 4) people.start(process);
    else if (choice < 5) people.startAgain(process);
    else if (choice < 8) people.answerSome(process);
    else if (choice < 12) people.sendSomeEvent(process);
    else if (choice < 13) people.signalEarly(process);
    else if (choice < 14) people.cancelSome(process);
    else if (choice < 16) people.repairSome(process);
    else process.runtime.poke();
  }

  /** What no one asked for: time, deaths, disks. */
  private nature(): void {
    const { world, processes } = this;
    const { random, clock } = world;
    if (processes.length === 0) return this.boot();
    const choice = random.int(20);
    if (choice < 7) return clock.moveTo(Math.max(clock.next ?? 0, clock.time));
    if (choice < 10) return clock.moveTo(clock.time + random.int(2 * minute));
    if (choice < 12) return this.jump();
    if (choice < 13) return clock.ringEarly(random);
    if (choice < 15) return void (world.fuse = 1 + random.int(30));
    if (choice < 16) return random.pick(processes).kill();
    if (choice < 17) return void (world.isDiskFull = !world.isDiskFull);
    if (processes.length < 3) {
      world.count('further processes');
      this.boot();
    }
  }
  private jump(): void {
    const { random, clock } = this.world;
    const far = random.pick([1000, minute, 60 * minute]);
    const isAhead = random.chance(0.5);
    this.world.count(isAhead ? 'clock jumps ahead' : 'clock jumps back');
    clock.moveTo(clock.time + (isAhead ? far : -far));
  }
}
