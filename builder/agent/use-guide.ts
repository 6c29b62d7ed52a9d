import { useState } from 'react';
import {
  casesApi,
  flowsApi,
  type ProblemBody,
  type ResultOf,
  runsApi,
  ticketsApi,
} from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { newKey } from '../desk/use-send-key.ts';
import { followedDraft } from './answer-draft.ts';

export type Task = runsApi.Task;
type Offer = ResultOf<typeof runsApi.listCaseFlows>['items'][number];

/** The guided flows of a case: those that can be started, the screens that wait, and the runs one looks after. */
export interface Guide {
  offers: Offer[] | undefined;
  tasks: Task[];
  problem: ProblemBody | undefined;
  reload: () => void;
  start: (flowKey: string) => void;
  /** The flow that is being started. */
  starting: string | undefined;
  startProblem: ProblemBody | undefined;
  /** Runs that were started or answered here and have not been laid aside. */
  followed: string[];
  follow: (runId: string) => void;
  dismiss: (runId: string) => void;
  /** Screens one had begun to fill in when somebody else answered them. */
  lost: Task[];
  touch: (task: Task) => void;
  release: (task: Task) => void;
}

/** All that an answer on a screen may change on this page. */
export const changedByGuide = [
  runsApi.listCaseFlows,
  runsApi.getRun,
  casesApi.getCase,
  casesApi.getCaseTimeline,
  ticketsApi.listTickets,
  flowsApi.listFlows,
];

export function useGuide(caseId: string): Guide {
  const { data, problem, refetch } = useApi(runsApi.listCaseFlows, { params: { id: caseId } });
  const { followed, follow, dismiss } = useFollowed(caseId);
  const [touched, setTouched] = useState<Task[]>([]);
  const [starting, setStarting] = useState<string>();
  const begin = useApiMutation(runsApi.startRun, {
    refreshes: changedByGuide,
    onDone: ({ id }) => follow(id),
  });
  const start = async (flowKey: string) => {
    setStarting(flowKey);
    await begin.mutateAsync({
      params: { id: flowKey },
      body: { caseId },
      idempotencyKey: newKey(),
    });
    setStarting(undefined);
  };
  const tasks = data?.tasks ?? [];
  const isSame = (a: Task) => (b: Task) => a.runId === b.runId && a.token === b.token;
  return {
    offers: data?.items,
    tasks,
    problem,
    reload: () => void refetch(),
    start: (flowKey) => void start(flowKey),
    starting,
    startProblem: begin.problem,
    followed,
    follow,
    dismiss,
    lost: data ? touched.filter((task) => !tasks.some(isSame(task))) : [],
    touch: (task) => setTouched((before) => (before.some(isSame(task)) ? before : [...before, task])),
    release: (task) => setTouched((before) => before.filter((other) => !isSame(task)(other))),
  };
}

/** Which runs one looks after is remembered over a reload. */
function useFollowed(caseId: string) {
  const store = followedDraft(sessionStorage, caseId);
  const [followed, setFollowed] = useState<string[]>(() => {
    const runs = store.read()?.runs;
    return Array.isArray(runs) ? runs.map(String) : [];
  });
  const change = (runs: string[]) => {
    store.write({ runs });
    setFollowed(runs);
  };
  return {
    followed,
    follow: (runId: string) => change([...followed.filter((id) => id !== runId), runId]),
    dismiss: (runId: string) => change(followed.filter((id) => id !== runId)),
  };
}
