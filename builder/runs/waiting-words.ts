const words = [
  'screen',
  'event',
  'timer',
  'run',
  'delivery',
  'record',
  'effect',
  'retry',
  'approval',
] as const;

/** The word key for what a run waits for: `runs:waitingFor.<key>`. What is not known by name is an event. */
export const waitingWord = (waitingFor: string): (typeof words)[number] =>
  words.find((each) => each === waitingFor) ?? 'event';
