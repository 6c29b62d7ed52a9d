/**
 * Told after every small piece of work (a millisecond at most, by and large) with the share of the whole that is done.
 * Whoever trains beside other work rests here, and cancels by throwing. Nothing that is learnt depends on it.
 */
export type Passed = (share: number) => void;
/** The same where nobody can say how much is left. */
export type Breath = () => void;
