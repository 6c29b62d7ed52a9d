export interface Goal {
  must: number;
  aim: number;
  /** Whether more is better; otherwise less is. */
  isMore?: boolean;
}
const atLeast = (must: number, aim: number): Goal => ({ must, aim, isMore: true });
const atMost = (must: number, aim: number): Goal => ({ must, aim });

/** What each measure is to reach, by the name it is reported under. */
export const goals: Readonly<Record<string, Goal>> = {
  'W1 c=50, share of the floor': atLeast(0.22, 0.35),
  'W1b c=50, share of the floor': atLeast(0.14, 0.28),
  'S2, a case routed c=50, share of the floor': atLeast(0.12, 0.2),
  'S2, a case routed c=50, p99': atMost(100, 50),
  'W1 c=1, p50': atMost(1.5, 0.8),
  'W1 c=1, p99': atMost(4, 2.5),
  'W1 c=50, p99': atMost(59, 35),
  'W1 c=50, CPU per 1,000 runs': atMost(0.8, 0.45),
  'W1 c=50, FULL ÷ NORMAL': atLeast(0.85, 0.95),
  '10 steps in memory, share of bare XState': atLeast(0.5, 0.8),
  'start to ready, empty': atMost(1000, 400),
  'start to ready, 100,000 runs waiting': atMost(2000, 1000),
  'memory idle': atMost(137, 90),
  'memory under load': atMost(250, 140),
  'heap per waiting run': atMost(1.3, 0.1),
  '10,000 runs due at once, all woken': atMost(10, 5),
  // Below it, the lines after it say little: the machine did not reach the load.
  'kill -9: accepted': atLeast(450, 490),
  'kill -9: lost': atMost(0, 0),
  'kill -9: tickets doubled': atMost(0, 0),
  'kill -9: calls under another key': atMost(0, 0),
  'kill -9: ready again': atMost(1000, 500),
  'throughput, 100,000 waiting ÷ none': atLeast(0.8, 0.95),
  'throughput, many finished ÷ none': atLeast(0.8, 0.95),
  'overload: answers other than 200, 202, 503': atMost(0, 0),
  'overload: done at c=500 ÷ c=50': atLeast(0.8, 0.95),
  'overload: done at c=3000 ÷ c=50': atLeast(0.6, 0.8),
  'overload: memory, peak': atMost(350, 250),
  'overload: accepted, not finished': atMost(0, 0),
  'check of a flow of 500 steps': atMost(50, 10),
  'training: p99 meanwhile ÷ before': atMost(1.5, 1.1),
  'predict: p95': atMost(1, 0.5),
  'predict: longest block': atMost(5, 2),
  'predict: longest block while models go live': atMost(5, 2),
  'queue view, p95': atMost(150, 50),
  'case page, p95': atMost(150, 50),
  'contact overview, p95': atMost(150, 50),
  'search, p95': atMost(150, 50),
};
