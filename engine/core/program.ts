import type { AnyStateMachine } from 'xstate';
import { branchSteps } from './branches.ts';
import { loopBody } from './loop-body.ts';
import { outcomesOf, type StepCatalogue } from './catalogue.ts';
import { compileConfig, type CompiledConfig } from './expression/expression.ts';
import type { Flow, Variable } from './flow.ts';
import { createFlowMachine, targetOf, type StepShape } from './machine.ts';
import { createStandings, type Standings } from './standing.ts';
import type { AnyStep, Outcome, RetryPolicy } from './step.ts';

/** A flow version made ready to run: the machine for its shape, and each step's meaning. */
export interface Program {
  flow: Flow;
  version: number;
  machine: AnyStateMachine;
  standings: Standings;
  steps: ReadonlyMap<string, ProgramStep>;
  variables: ReadonlyMap<string, Variable>;
  /** The branch of its innermost parallel step that a step is in. */
  branchOf: ReadonlyMap<string, string>;
  /** The body of each loop step. */
  loops: ReadonlyMap<string, ReadonlySet<string>>;
  /** The live records any of its expressions look at: only these are read when a run moves on. */
  reads: ReadonlySet<string>;
}

export interface ProgramStep {
  id: string;
  definition: AnyStep;
  config: CompiledConfig;
  outcomes: ReadonlyMap<string, Outcome>;
  /** Outcome → next step, with the fall-back to `done` resolved. */
  targets: ReadonlyMap<string, string>;
  /** How often a failure that may pass is tried again: the flow's word, else the type's own. */
  retry: RetryPolicy | undefined;
  /** The innermost parallel step this one is in a branch of. */
  within?: string;
}

/** Compiles a checked flow. Throws on an unknown step type: what is published has been checked. */
export function compileFlow(flow: Flow, version: number, catalogue: StepCatalogue): Program {
  const steps = new Map<string, ProgramStep>();
  const shapes = new Map<string, StepShape>();
  for (const [id, step] of Object.entries(flow.steps)) {
    const definition = catalogue.get(step.type);
    if (!definition)
      throw new Error(`Step "${id}" has the type "${step.type}", which this server does not know.`);
    const parsed = definition.config.parse(step.config);
    const outcomes = outcomesOf(definition, parsed);
    const parallel = definition.kind === 'parallel' ? definition.branches(parsed as never) : undefined;
    shapes.set(id, { outcomes, parallel, isEnd: definition.kind === 'end' });
    const targets = new Map<string, string>();
    for (const outcome of outcomes) {
      const target = targetOf(flow, id, outcome);
      if (target !== undefined) targets.set(outcome.id, target);
    }
    const config = compileConfig(parsed, definition.values ?? []);
    steps.set(id, {
      id,
      definition,
      config,
      outcomes: new Map(outcomes.map((outcome) => [outcome.id, outcome])),
      targets,
      retry: step.retry ?? (definition.kind === 'act' ? definition.retry : undefined),
    });
  }
  const branchOf = markBranches(flow, shapes, steps);
  const variables = new Map(flow.variables.map((variable) => [variable.name, variable]));
  const reads = new Set(
    [...steps.values()].flatMap(({ config }) => config.reads.map((path) => path.split('.')[0] ?? '')),
  );
  const loops = new Map(
    [...steps.values()].flatMap(({ id, definition }) =>
      definition.kind === 'loop' ? [[id, loopBody(flow, id)] as const] : [],
    ),
  );
  const machine = createFlowMachine(flow, shapes);
  return {
    flow,
    version,
    machine,
    standings: createStandings(machine),
    steps,
    variables,
    branchOf,
    loops,
    reads,
  };
}

/** The smallest branch wins, so that nested parallels find their own. */
function markBranches(
  flow: Flow,
  shapes: ReadonlyMap<string, StepShape>,
  steps: Map<string, ProgramStep>,
): Map<string, string> {
  const branchOf = new Map<string, string>();
  const sizes = new Map<string, number>();
  for (const [id, { parallel }] of shapes) {
    if (!parallel) continue;
    for (const [key, branch] of Object.entries(branchSteps(flow, id, parallel.keys))) {
      for (const inner of branch) {
        const step = steps.get(inner);
        if (!step || (sizes.get(inner) ?? Infinity) <= branch.length) continue;
        sizes.set(inner, branch.length);
        step.within = id;
        branchOf.set(inner, key);
      }
    }
  }
  return branchOf;
}
