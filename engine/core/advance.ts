import { isInBranchOf, parallelsAround } from './around.ts';
import { draftOf } from './draft.ts';
import { testCondition } from './expression/expression.ts';
import { isoTime } from './iso-time.ts';
import { eventOf } from './machine.ts';
import type { Program, ProgramStep } from './program.ts';
import type { Standing } from './standing.ts';
import type { Effect, HistoryEntry, Moment, Position, RunState, Token, Transition } from './run.ts';
import type { LiveRecords, Settled, StepError, StepView } from './step.ts';
import { keepLoops } from './looping.ts';
import { changedRefs, historyInput } from './records-in-run.ts';
import { mostCharacters, sizeOf } from './size.ts';
import { coerceVariable } from './variables.ts';
import type { Said } from './sentence.ts';
import { say } from './sentences/say.ts';

/** One move of a run: a draft of its next state, changed step by step until nothing is left to do. */
export class Advance {
  readonly state: RunState;
  readonly effects: Effect[] = [];
  readonly history: HistoryEntry[] = [];
  readonly scope: Record<string, unknown>;
  /** Steps that are to be entered and were not yet. */
  entered: string[] = [];
  /** Parallel steps this move has entered that have no line yet: they begin with the first step in them. */
  private readonly opening = new Set<string>();
  readonly view: StepView;
  private standing: Standing;
  constructor(
    readonly program: Program,
    from: RunState,
    private readonly moment: Moment,
    /** Replay stops in the midst of a move: once so many lines are written, nothing more is entered. */
    private readonly stopAfter = Infinity,
  ) {
    const { standings } = program;
    this.standing = from.value === null ? standings.enter() : standings.restore(from.value);
    this.state = draftOf(from, this.standing.value);
    const { data } = this.state;
    const own = {
      input: data.input,
      vars: data.vars,
      steps: data.steps,
      run: moment.run,
      flow: {
        key: program.flow.key,
        version: program.version,
        timezone: program.flow.settings.timezone,
      },
      now: isoTime(moment.now),
      user: data.user ?? null,
      error: data.error ?? null,
    };
    this.scope = { ...own, ...moment.records };
    const { scope } = this;
    this.view = { now: moment.now, scope, test: (condition) => testCondition(condition, scope) };
  }

  get runId(): string {
    return this.moment.run.id;
  }

  finish(): Transition {
    return { state: this.state, effects: this.effects, history: this.history };
  }

  note(entry: HistoryEntry): void {
    this.history.push(entry);
  }

  step(id: string): ProgramStep {
    const step = this.program.steps.get(id);
    if (!step)
      throw new Error(`Version ${this.program.version} of "${this.program.flow.key}" has no step "${id}".`);
    return step;
  }

  /** Whether a record step of this visit is still to be carried out. */
  awaits(token: Token): boolean {
    return this.state.positions.some(
      (position) => position.token === token && position.waitingFor === 'record',
    );
  }

  /** Enters the steps the flow begins with. */
  begin(): void {
    this.enter(this.standing.active);
  }
  /** Whether this parallel step is to have its first line: once each time it is entered. */
  begins(parallelId: string): boolean {
    return this.opening.delete(parallelId);
  }
  /** Puts steps on the list to be entered. New are the parallel steps around them that were not around `from`. */
  private enter(ids: readonly string[], from?: string): void {
    for (const id of ids) {
      this.entered.push(id);
      for (const around of parallelsAround(this.program, id)) {
        if (from !== undefined && isInBranchOf(this.program, from, around)) break;
        this.opening.add(around);
      }
    }
  }
  /** Puts every step the machine now stands in, and that is not under way yet, on the list to be entered. */
  enterActive(): void {
    const underWay = new Set([...this.state.positions.map(({ stepId }) => stepId), ...this.entered]);
    for (const id of this.standing.active) if (!underWay.has(id)) this.entered.push(id);
  }
  /** Stands in this step from now on, wherever it stood before. */
  jump(stepId: string): void {
    this.standing = this.program.standings.restore(stepId);
    this.state.value = this.standing.value;
    keepLoops(this.state, this.program, this.standing.active);
    this.entered = [];
    this.enter(this.standing.active);
  }
  nextEntered(): string | undefined {
    return this.state.status === 'active' && !this.isStopped ? this.entered.shift() : undefined;
  }
  get isStopped(): boolean {
    return this.history.length >= this.stopAfter;
  }

  visit(stepId: string): Token {
    const count = (this.state.visits[stepId] ?? 0) + 1;
    this.state.visits[stepId] = count;
    this.state.executions++;
    return `${stepId}.${count}`;
  }

  /** Takes in what a step returned: its output, variables and fresh records. Says what is wrong with them, if anything. */
  absorb(stepId: string, result: Pick<Settled, 'output' | 'vars' | 'records'>): StepError | undefined {
    if (result.output !== undefined) {
      const tooLarge = this.grow(result.output, () => say('outputOf', { stepId }));
      if (tooLarge) return tooLarge;
      this.state.data.steps[stepId] = result.output;
    }
    if (result.records) this.refresh(result.records);
    for (const [name, value] of Object.entries(result.vars ?? {})) {
      const coerced = coerceVariable(this.program.variables.get(name), name, value);
      if ('error' in coerced) return coerced.error;
      const tooLarge = this.grow(coerced.value, () => say('variableOf', { name, stepId }));
      if (tooLarge) return tooLarge;
      this.state.data.vars[name] = coerced.value;
    }
    return undefined;
  }

  /** Counts in what the run is to hold from now on. Says so when that would be too much. */
  grow(value: unknown, what: () => Said): StepError | undefined {
    const { state } = this;
    const added = sizeOf(value, mostCharacters);
    let size = (state.size ?? 0) + added;
    // Near the limit it is worth looking what is really there: values that were replaced count no longer.
    if (size > mostCharacters) size = sizeOf([state.data, state.loops], mostCharacters) + added;
    if (size <= mostCharacters) {
      state.size = size;
      return undefined;
    }
    const most = mostCharacters.toLocaleString('en');
    const has = added > mostCharacters ? say('moreByItself') : added.toLocaleString('en');
    return { code: 'STATE_TOO_LARGE', ...say('tooLarge', { what: what(), most, size: has }) };
  }

  refresh(records: LiveRecords): void {
    Object.assign(this.scope, records);
    Object.assign(this.state.data.refs, changedRefs(records));
  }

  /** Leaves a step by an outcome the flow has a target for. What else the move left is closed. */
  leave(token: Token, stepId: string, outcome: string): void {
    this.drop(token);
    const { standings } = this.program;
    const event = eventOf(stepId, outcome);
    const [only = stepId, ...others] = this.standing.active;
    if (others.length === 0 && this.state.positions.length === 0 && !this.step(only).within) {
      // One path, and nothing else under way: nothing to close and nobody to keep.
      this.standing = standings.move(this.standing, event);
      this.state.value = this.standing.value;
      if (this.state.loops) keepLoops(this.state, this.program, this.standing.active);
      this.entered = [];
      return this.enter(this.standing.active, stepId);
    }
    // Who leaves a parallel step leaves all its branches, even if it is entered again at once.
    const isLeft = (id: string): boolean => id === stepId || isInBranchOf(this.program, id, stepId);
    const [kept, begun] = [this.standing.active.filter((id) => !isLeft(id)), this.parallels];
    this.standing = standings.move(this.standing, event);
    this.state.value = this.standing.value;
    const after = this.standing.active;
    keepLoops(this.state, this.program, after);
    this.closeWhere(({ stepId: id }) => isLeft(id) || !after.includes(id), 'cancelled');
    // The step itself, and those around it, have a line that says what they came to.
    const told = [stepId, ...parallelsAround(this.program, stepId)];
    this.cancelParallels(begun.filter((id) => !told.includes(id) && (isLeft(id) || !this.standsIn(id))));
    // A branch that arrived at once may have ended others before they began.
    this.entered = this.entered.filter((id) => kept.includes(id) && after.includes(id));
    const fresh = after.filter((id) => !kept.includes(id));
    this.enter(fresh, stepId);
  }

  get isDone(): boolean {
    return this.standing.isDone;
  }

  /** Whether the run stands anywhere in the branches of this parallel step. */
  standsIn(parallelId: string): boolean {
    return this.standing.active.some((stepId) => isInBranchOf(this.program, stepId, parallelId));
  }
  /** The parallel steps in whose branches the run stands. */
  private get parallels(): string[] {
    return [...new Set(this.standing.active.flatMap((id) => parallelsAround(this.program, id)))];
  }

  drop(token: Token): void {
    const index = this.state.positions.findIndex((position) => position.token === token);
    if (index < 0) return;
    const [position] = this.state.positions.splice(index, 1);
    if (position?.rest || position?.waitingFor === 'effect')
      this.effects.push({ type: 'close', token, stepId: position.stepId });
    // Nobody waits for its result any more. One that has ended is left as it is.
    const runId = position?.rest?.childRunId;
    if (position && runId !== undefined)
      this.effects.push({ type: 'cancelRun', token, stepId: position.stepId, runId });
  }

  /** The same visit, waiting for something else. */
  replace(position: Position): void {
    this.state.positions = this.state.positions.map((known) =>
      known.token === position.token ? position : known,
    );
  }

  closeWhere(matches: (position: Position) => boolean, kind: 'cancelled'): void {
    for (const position of this.state.positions.filter(matches)) {
      this.drop(position.token);
      this.note({ stepId: position.stepId, token: position.token, kind });
    }
  }

  /** Parallel steps are left in the midst of their branches. One that had not begun has no line to end. */
  cancelParallels(ids: readonly string[] = this.parallels): void {
    for (const id of ids)
      if (!this.opening.delete(id))
        this.note({ stepId: id, token: `${id}.${this.state.visits[id] ?? 1}`, kind: 'cancelled' });
  }

  /** A step's settings for its line. Those that are the same in every run stand in the flow's version. */
  input(stepId: string, config: unknown): unknown {
    return historyInput(config, this.step(stepId).config.filled, this.scope);
  }
}
