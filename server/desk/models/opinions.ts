import type { Db } from '../../../engine/runtime/work.ts';
import type { SecondOpinion } from '../../assistant/index.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { keepOpinion } from './prediction-records.ts';

/** Asks a model provider, where an admin has connected one; a `Problem` where it is off or has nothing to say. */
export type Consult = (
  asked: SecondOpinion,
  by: { id: string; name: string | null },
) => Promise<{ label: string | null; model: string } | Problem>;

/** More than this at once are not asked: an opinion is a help, and a flood of messages must not become a flood of calls. */
const mostAtOnce = 8;
const asker = { id: 'classification', name: null };

export interface Doubt {
  predictionId: string;
  runId: string;
  caseId?: string;
  subject?: string;
  text: string;
  labels: readonly string[];
}

export interface OpinionPorts extends Pick<DeskContext, 'publish'> {
  db: Db;
  report(error: unknown): void;
}

/** Second opinions on doubtful answers: after the commit, never waited for, shown to people only. */
export function createOpinions({ db, publish, report }: OpinionPorts) {
  let consult: Consult | undefined;
  let underWay = 0;

  async function ask({ predictionId, runId, labels, ...about }: Doubt, provider: Consult): Promise<void> {
    const said = await provider({ ...about, labels: labels.map((label) => ({ label })) }, asker);
    if (said instanceof Problem) return;
    await db.write(function* () {
      yield* keepOpinion(predictionId, { label: said.label, model: said.model });
      yield* publish('run', runId);
      if (about.caseId !== undefined) yield* publish('case', about.caseId);
    });
  }

  return {
    /** Said once the provider's room stands. */
    consultBy(provider: Consult): void {
      consult = provider;
    },
    isOpen: (): boolean => consult !== undefined && underWay < mostAtOnce,
    doubt(doubt: Doubt): void {
      if (!consult || underWay >= mostAtOnce) return;
      underWay += 1;
      void ask(doubt, consult)
        .catch(report)
        .finally(() => (underWay -= 1));
    },
  };
}
