/** A word that says something of the mood, where it stands and how much it says. */
export interface Hit {
  /** Place in the message as it was written, in UTF-16 units; `to` is behind the last. */
  from: number;
  to: number;
  /** −3…3 before, beyond it after negation and degree were counted. */
  weight: number;
}
