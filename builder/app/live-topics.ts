/** Which answers, by endpoint id, a change of each topic makes old. */
export const staleBy: Record<string, readonly RegExp[]> = {
  case: [
    /case/i,
    /workitem/i,
    /tasks/i,
    /conversation/i,
    /^listContact/,
    /^getContact/,
    /queues/i,
    /presence/i,
  ],
  ticket: [/ticket/i, /timeline/i],
  run: [/^listRun/, /^getRun/, /approvals/i, /tasks/i, /caseFlows/i],
  flow: [/flow/i, /draft/i, /version/i],
  queue: [/queue/i, /workitem/i, /agents/i, /presence/i],
  notification: [/notification/i],
  outbox: [/outbox/i],
  // A report is measured once; what changes about a model is whether it is in use.
  model: [/^listModel/, /^getModel(Field)?$/, /quality/i],
  training: [/training/i],
};

export const isStaleBy = (topic: string, endpointId: string): boolean =>
  staleBy[topic]?.some((pattern) => pattern.test(endpointId)) ?? false;

/** Lets the first of a burst through at once and the rest together, one `pause` later. */
export function createThrottle(pause: number, act: (topic: string) => void) {
  const resting = new Map<string, { again: boolean }>();
  return function tell(topic: string): void {
    const rest = resting.get(topic);
    if (rest !== undefined) {
      rest.again = true;
      return;
    }
    const next = { again: false };
    resting.set(topic, next);
    act(topic);
    setTimeout(() => {
      resting.delete(topic);
      if (next.again) tell(topic);
    }, pause);
  };
}
