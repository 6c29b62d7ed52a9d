import { compileFlow, type Program } from '../core/program.ts';
import type { StepCatalogue } from '../core/catalogue.ts';
import type { Flow } from '../core/flow.ts';
import type { Work } from './work.ts';

/** Where published versions come from. */
export interface FlowSource {
  /** The live version of a flow. */
  active(flowKey: string): Work<{ flowId: string; number: number } | undefined>;
  document(flowKey: string, number: number): Work<Flow | undefined>;
  /** All flows that are live, for the triggers. */
  allActive(): Work<{ flowId: string; flowKey: string; number: number }[]>;
}

export interface Programs {
  /** The compiled version; versions never change, so one that was compiled once is kept. */
  get(flowKey: string, number: number): Work<Program | undefined>;
}

/** Bounded so that a server with many old versions does not grow; runs on a dropped one compile it again. */
const limit = 500;

export function createPrograms(source: FlowSource, catalogue: StepCatalogue): Programs {
  const compiled = new Map<string, Program>();
  return {
    *get(flowKey, number) {
      const key = `${flowKey}@${number}`;
      const known = compiled.get(key);
      if (known) return known;
      const flow = yield* source.document(flowKey, number);
      if (!flow) return undefined;
      if (compiled.size >= limit) compiled.clear();
      const program = compileFlow(flow, number, catalogue);
      compiled.set(key, program);
      return program;
    },
  };
}
