/** Who did it: a run's automation or a person. Kept in timeline and audit. */
export interface Actor {
  kind: 'automation' | 'agent' | 'apiKey' | 'system';
  id: string;
  name?: string;
}
