import { compileFlow, type Program } from '../core/program.ts';
import type { StepCatalogue } from '../core/catalogue.ts';
import type { Flow } from '../core/flow.ts';
import type { Work } from './work.ts';

/** Where published versions come from. */
export interface FlowSource {
  document(flowKey: string, number: number): Work<Flow | undefined>;
  /** A flow's id, whether it is live or not. */
  idOf(flowKey: string): Work<string | undefined>;
  /** All flows that are live, for the triggers. */
  allActive(): Work<LiveFlow[]>;
}

export interface Programs {
  /** The compiled version; versions never change, so one that was compiled once is kept. */
  get(flowKey: string, number: number): Work<Program | undefined>;
  /** The live version of a flow, as of the last `reload`: every start asks, so it is kept in memory. */
  live(idOrKey: string): LiveFlow | undefined;
  /** A flow's id, whether it is live or not. */
  idOf(flowKey: string): Work<string | undefined>;
  /** Reads anew which flows are live. One whose document cannot be read is left out and reported. */
  reload(): Work<LiveVersion[]>;
  /** Whether a live flow is left that nobody has needed yet. */
  isCold(): boolean;
  /** Compiles one of them. */
  warm(): Work<void>;
}
export interface LiveFlow {
  flowId: string;
  flowKey: string;
  number: number;
}

/** What is known of a live flow before it is compiled. */
export type LiveVersion = Pick<Program, 'flow' | 'version'>;

/** Bounded so that a server with many old versions does not grow; runs on a dropped one compile it again. */
const limit = 500;

export function createPrograms(
  source: FlowSource,
  catalogue: StepCatalogue,
  report: (error: unknown, context: Record<string, unknown>) => void,
  compiled = new Map<string, Program>(),
): Programs {
  let live = new Map<string, LiveFlow>();
  let cold: LiveFlow[] = [];

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
    idOf: source.idOf,
    *reload() {
      const flows = yield* source.allActive();
      live = new Map(flows.flatMap((flow) => [[flow.flowId, flow] as const, [flow.flowKey, flow] as const]));
      // Not compiled before somebody needs it: a server that starts again takes on work at once.
      const read: LiveVersion[] = [];
      for (const { flowKey, number } of flows) {
        try {
          const flow =
            compiled.get(`${flowKey}@${number}`)?.flow ?? (yield* source.document(flowKey, number));
          if (flow) read.push({ flow, version: number });
        } catch (error) {
          // Database errors that speak of the disk never get here; this is one document, and the others go on.
          report(error, { flow: flowKey, version: number });
        }
      }
      cold = flows.filter(({ flowKey, number }) => !compiled.has(`${flowKey}@${number}`));
      return read;
    },
    isCold: () => cold.length > 0,
    *warm() {
      const next = cold.shift();
      if (!next) return;
      try {
        yield* get(next.flowKey, next.number);
      } catch {
        // It was reported when the live flows were read.
      }
    },
  };
}
