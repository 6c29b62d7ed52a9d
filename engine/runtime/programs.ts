import { compileFlow, type Program } from '../core/program.ts';
import type { StepCatalogue } from '../core/catalogue.ts';
import type { Flow } from '../core/flow.ts';
import type { Work } from './work.ts';

/** Where published versions come from. */
export interface FlowSource {
  document(flowKey: string, number: number): Work<Flow | undefined>;
  /** All flows that are live, for the triggers. */
  allActive(): Work<LiveFlow[]>;
}

export interface Programs {
  /** The compiled version; versions never change, so one that was compiled once is kept. */
  get(flowKey: string, number: number): Work<Program | undefined>;
  /** The live version of a flow, as of the last `reload`: every start asks, so it is kept in memory. */
  live(idOrKey: string): LiveFlow | undefined;
  /** Reads anew which flows are live. */
  reload(): Work<Program[]>;
}
export interface LiveFlow {
  flowId: string;
  flowKey: string;
  number: number;
}

/** Bounded so that a server with many old versions does not grow; runs on a dropped one compile it again. */
const limit = 500;

export function createPrograms(source: FlowSource, catalogue: StepCatalogue): Programs {
  const compiled = new Map<string, Program>();
  let live = new Map<string, LiveFlow>();

  function* get(flowKey: string, number: number): Work<Program | undefined> {
    const key = `${flowKey}@${number}`;
    const known = compiled.get(key);
    if (known) return known;
    const flow = yield* source.document(flowKey, number);
    if (!flow) return undefined;
    if (compiled.size >= limit) compiled.clear();
    const program = compileFlow(flow, number, catalogue);
    compiled.set(key, program);
    return program;
  }

  return {
    get,
    live: (idOrKey) => live.get(idOrKey),
    *reload() {
      const flows = yield* source.allActive();
      live = new Map(flows.flatMap((flow) => [[flow.flowId, flow] as const, [flow.flowKey, flow] as const]));
      const programs: Program[] = [];
      for (const { flowKey, number } of flows) {
        const program = yield* get(flowKey, number);
        if (program) programs.push(program);
      }
      return programs;
    },
  };
}
